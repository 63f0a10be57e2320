import type { Localized } from '../core/localized.js';

interface Target {
  readonly provider: string;
  readonly baseURL: string;
  readonly apiKeyEnv: string;
}

const ANY: Target = { provider: '<provider>', baseURL: '<base URL>', apiKeyEnv: '<API_KEY>' };

/** What a right change looks like, by rule; for what a person or a coding agent does by hand. */
const REMEDIES: Readonly<Record<string, (target: Target) => Localized>> = {
  'client/point-at-provider': ({ baseURL, apiKeyEnv }) => ({
    en: `The client's base URL resolves to ${baseURL} and its key comes from ${apiKeyEnv} with '' as fallback, never from OPENAI_API_KEY; organization and project of OpenAI are gone. A base URL from a variable keeps the literal as its default.`,
    zh: `客户端的 base URL 解析为 ${baseURL}，密钥来自 ${apiKeyEnv} 并以 '' 兜底，绝不来自 OPENAI_API_KEY；OpenAI 的 organization 与 project 已移除。若 base URL 来自变量，请以该字面量为默认值。`,
  }),
  'call/moves-with-client': ({ baseURL }) => ({
    en: `It is plain in the code which client the call goes through, and that client talks to ${baseURL} or deliberately stays.`,
    zh: `代码中能看出调用经过哪个客户端，且该客户端连接 ${baseURL}，或有意保留。`,
  }),
  'call/unserved-endpoint': ({ provider }) => ({
    en: `The feature goes through a client of its own: to a provider that serves this API, or to OpenAI with OpenAI's own key; or it is built on an API that ${provider} has. Its model stays one of the service that it reaches.`,
    zh: `该功能使用独立的客户端：连接提供此接口的厂商，或用 OpenAI 自己的密钥留在 OpenAI；也可改用 ${provider} 已有的接口实现。其模型须属于实际访问的服务。`,
  }),
  'model/map-to-provider': ({ provider }) => ({
    en: `Every reader of the name works with a model of ${provider}: the table or list has an entry for it, tests of the name's spelling know it, and the call gets it from one place. For another mapping give --model <from=to>.`,
    zh: `读取该名称的每一处都能使用 ${provider} 的模型：表格或列表中有对应条目，对名称写法的判断认识它，调用从同一处取得它。如需其他映射，请使用 --model <from=to>。`,
  }),
  'model/untraced': ({ provider }) => ({
    en: `Wherever the model's name comes from (database, request, settings), it gives one of ${provider}, and stored names are converted.`,
    zh: `无论模型名来自何处（数据库、请求、配置），都给出 ${provider} 的模型，已存储的名称完成转换。`,
  }),
  'model/implicit-default': ({ provider }) => ({
    en: `The call names a model of ${provider} instead of relying on the SDK's default.`,
    zh: `调用明确写出 ${provider} 的模型，而不依赖 SDK 的默认值。`,
  }),
  'endpoint/point-at-provider': ({ baseURL }) => ({
    en: `What is joined at run time gives an address below ${baseURL}; comparisons with OpenAI's host know the new one.`,
    zh: `运行时拼接的结果是 ${baseURL} 之下的地址；与 OpenAI 主机名的比较也认识新的主机名。`,
  }),
  'env/rename-variable': ({ apiKeyEnv }) => ({
    en: `One name in all places (code, env files, deployment), set to a value for the new provider; a key of OpenAI never stands under ${apiKeyEnv}.`,
    zh: `所有位置（代码、env 文件、部署）使用同一名称，并设为新厂商的值；${apiKeyEnv} 之下绝不存放 OpenAI 的密钥。`,
  }),
  'secret/hard-coded-key': ({ apiKeyEnv }) => ({
    en: `The key is revoked, gone from the code and its history, and read from ${apiKeyEnv}.`,
    zh: `该密钥已作废并从代码与历史中移除，改为从 ${apiKeyEnv} 读取。`,
  }),
  'dimension/rebuild-index': () => ({
    en: 'The column or index has the width of the new model, and every stored vector was made anew with it.',
    zh: '列或索引的维度与新模型一致，且所有已存向量都已用新模型重新生成。',
  }),
  'tokenizer/count-differs': () => ({
    en: 'The counter gets a fixed encoding or a tokenizer of the new model, not a model name that it does not know; limits keep a margin.',
    zh: '计数器使用固定编码或新模型的分词器，而不是它不认识的模型名；上限留有余量。',
  }),
  'doc/mention': ({ apiKeyEnv }) => ({
    en: `The page tells people to set ${apiKeyEnv} and where to get it, and reads well as a whole.`,
    zh: `文档告诉读者设置 ${apiKeyEnv} 以及获取方式，且整段通顺。`,
  }),
  'suppression/unused': () => ({ en: 'The comment is gone.', zh: '该注释已删除。' }),
  'suppression/invalid': () => ({
    en: 'The comment names existing rules and a reason, or is gone.',
    zh: '注释写明存在的规则与原因，或已删除。',
  }),
};

const PARAMETER = ({ provider }: Target): Localized => ({
  en: `The request holds only what ${provider} takes, and the program does without what was lost: it checks, repeats or computes it by itself.`,
  zh: `请求中只包含 ${provider} 接受的内容，失去的部分由程序自行检查、重试或计算。`,
});

const ELSE = (): Localized => ({
  en: 'The line does what its message asks for, or a comment with a reason keeps it.',
  zh: '该行符合消息所述的要求，或以写明原因的注释保留。',
});

/** In words, with the target's own address and variable. */
export function remedy(ruleId: string, target: Target | undefined): Localized {
  const known = REMEDIES[ruleId] ?? (ruleId.startsWith('param/') ? PARAMETER : ELSE);
  return known(target ?? ANY);
}
