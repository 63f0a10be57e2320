import type { Localized } from '../core/localized.js';
import { withoutStop } from './ending.js';

export function callFixed(method: string, reason: Localized): Localized {
  return { en: `${method} is not rewritten: ${reason.en}.`, zh: `${method} 未改写：${reason.zh}。` };
}

export function callMoves(method: string, provider: Localized): Localized {
  return {
    en: `${method} goes to ${provider.en} with its client.`,
    zh: `${method} 随客户端转到${provider.zh}。`,
  };
}

export function callFound(method: string, api: string): Localized {
  return { en: `Call of ${api} (${method}).`, zh: `${api} 调用（${method}）。` };
}

export function callOfOther(owner: string): Localized {
  return { en: `This call goes to ${owner}, not to OpenAI.`, zh: `此调用发往 ${owner}，不是 OpenAI。` };
}

export function callUntraced(method: string, reason: Localized): Localized {
  return {
    en: `Whose client ${method} goes through could not be traced (${reason.en}): find where it is made, and point it at the provider there.`,
    zh: `无法追踪 ${method} 使用的是哪个客户端（${reason.zh}）：请找到创建它的位置，并在那里改为新厂商。`,
  };
}

export function severalClients(method: string): Localized {
  return {
    en: `${method} can go through clients of different providers: check which one it gets, and which model that one needs.`,
    zh: `${method} 可能经过不同厂商的客户端：请确认实际使用的是哪一个，以及它需要什么模型。`,
  };
}

export function sharesConnection(method: string, api: string, file: string): Localized {
  return {
    en: `${method} takes its key or address from the same place as a request for ${api} (${file}) that stays or goes to another provider: give the two their own constants, then migrate again.`,
    zh: `${method} 与保留或转往其他厂商的 ${api} 请求（${file}）共用同一处的密钥或地址：请为两者分别设置常量，然后再次迁移。`,
  };
}

export function keyIsNotItsOwn(method: string, variable: string): Localized {
  return {
    en: `${method} takes its key from where it cannot be exchanged for this request alone, and OpenAI's must not go to another house: read ${variable} here, then migrate again.`,
    zh: `${method} 的密钥无法单独替换，而 OpenAI 的密钥不得发往别处：请在此处读取 ${variable}，然后再次迁移。`,
  };
}

export function closedToKeys(method: string, provider: Localized): Localized {
  return {
    en: `${method} asks an account page that OpenAI closed to API keys in 2023 and that ${provider.en} has never had: take it out, or show the provider's own console. Its address follows the key, so that the key reaches nobody else.`,
    zh: `${method} 请求的是账户页面：OpenAI 自 2023 年起不再允许用 API 密钥访问，${provider.zh}也没有对应接口。请删除它，或改为链接到新厂商的控制台。其地址随密钥一起改变，以免密钥发给他人。`,
  };
}

interface WaysOut {
  /** What `--to` calls it, where it can be routed apart. */
  readonly capability: string | undefined;
  /** True where it shares a client that moves. */
  readonly goesAlong: boolean;
  /** Why it cannot be rewritten for another API of the provider's. */
  readonly unconvertible?: Localized;
}

export function unserved(
  api: string,
  provider: Localized,
  note: Localized | undefined,
  { capability, goesAlong, unconvertible }: WaysOut,
): Localized {
  const reason = note && !/^none\.?$/i.test(note.en) ? withoutStop(note) : undefined;
  const by = unconvertible ?? { en: '', zh: '' };
  const how = { en: by.en ? `: ${by.en}` : '', zh: by.zh ? `：${by.zh}` : '' };
  const flag = capability ? `--to ${capability}=…` : undefined;
  const fails = goesAlong
    ? {
        en: ' Its client moves, so that it fails there until then.',
        zh: '它的客户端会迁移，在此之前该调用会失败。',
      }
    : { en: '', zh: '' };
  return {
    en: `${provider.en} does not serve ${api} at this address${reason ? ` (${reason.en})` : ''}: ${flag ? `send it elsewhere with ${flag}, keep OpenAI for it${goesAlong ? ` (--to ${capability}=openai)` : ''}, or` : 'keep OpenAI for it with a client of its own, or'} rewrite it by hand${how.en}.${fails.en}`,
    zh: `${provider.zh}在此地址不提供 ${api}${reason ? `（${reason.zh}）` : ''}：${flag ? `可用 ${flag} 转给其他厂商，或为其保留 OpenAI${goesAlong ? `（--to ${capability}=openai）` : ''}，` : '请用单独的客户端为其保留 OpenAI，'}或手工改写${how.zh}。${fails.zh}`,
  };
}

export function chatByName(method: string): Localized {
  return {
    en: `${method} asks for chat completions only where a model has an OpenAI name; the class that always does so takes its place.`,
    zh: `${method} 只在模型使用 OpenAI 名称时才请求 chat completions；改用始终如此的类。`,
  };
}

export function completionsByChat(method: string): Localized {
  return {
    en: `${method} asks the completions API, which the provider lacks; the class that gives the same texts by chat completions takes its place. Read a few answers: a prompt that is to be continued is now answered.`,
    zh: `${method} 请求的是新厂商没有的 completions 接口；改用以 chat completions 返回同样文本的类。请抽查几条回答：原本续写的提示词现在会被当作提问来回答。`,
  };
}

export function hostedTools(tools: string, provider: Localized): Localized {
  return {
    en: `${tools} runs on OpenAI's own servers, only with the Responses API: ${provider.en} has nothing of that name. Take it out, give the model a function of your own, or keep OpenAI for this request.`,
    zh: `${tools} 运行在 OpenAI 自己的服务器上，且只能配合 Responses API：${provider.zh}没有同名工具。请移除它、改用自己的函数工具，或为此请求保留 OpenAI。`,
  };
}
