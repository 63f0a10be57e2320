import type { Lang, Localized } from '../core/localized.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

export const about: Localized = {
  en: "Moves TypeScript and JavaScript codebases from OpenAI to China's model providers.",
  zh: '把 TypeScript 与 JavaScript 代码库从 OpenAI 迁移到国内大模型厂商。',
};

export const commands = {
  scan: { en: 'list every OpenAI use; writes nothing', zh: '列出所有 OpenAI 用法；不写入任何文件' },
  diff: { en: 'show the plan as a diff; writes nothing', zh: '以 diff 展示迁移计划；不写入任何文件' },
  apply: { en: 'write the plan and print the migration report', zh: '写入迁移计划并打印迁移报告' },
  check: {
    en: 'fail when OpenAI use is left that the baseline does not allow',
    zh: '若仍有基线之外的 OpenAI 用法则失败',
  },
  undo: { en: 'put back the files of the last apply', zh: '还原上一次 apply 修改的文件' },
  report: {
    en: 'merge the JSON reports of shards and repositories into one, in any format',
    zh: '把多个分片与仓库的 JSON 报告合并为一份，可用任意格式',
  },
  providers: {
    en: 'show providers, models, prices and what each supports',
    zh: '查看厂商、模型、价格及支持情况',
  },
  rules: { en: 'show the rules and what each decides', zh: '查看规则及其判断' },
  init: { en: 'write migrate-llm.config.json', zh: '生成 migrate-llm.config.json' },
  completion: {
    en: 'print the completion script of a shell',
    zh: '输出某种 shell 的补全脚本',
  },
} satisfies Record<string, Localized>;

export const options = {
  to: {
    en: 'target provider, or <capability>=<provider>; repeatable',
    zh: '目标厂商，或 <能力>=<厂商>；可重复',
  },
  from: {
    en: 'whose use is moved: openai (default), azure, or both',
    zh: '迁移谁的用法：openai（默认）、azure 或两者',
  },
  model: { en: 'override one model mapping; repeatable', zh: '覆盖一条模型映射；可重复' },
  style: {
    en: "compat (default): keep the SDK and re-point it; native: the provider's own package where there is one",
    zh: 'compat（默认）：保留 SDK 只改指向；native：有厂商自己的包时改用该包',
  },
  prefer: {
    en: 'which chat models to take: quality, balanced (default) or price',
    zh: '对话模型的取向：quality（质量）、balanced（均衡，默认）或 price（价格）',
  },
  baseUrl: { en: "override the provider's base URL", zh: '覆盖厂商的 base URL' },
  apiKeyEnv: { en: "override the name of the provider's key variable", zh: '覆盖厂商密钥变量的名称' },
  include: {
    en: 'also read what the default ignores leave out; repeatable',
    zh: '额外读取默认忽略的内容；可重复',
  },
  exclude: { en: 'leave these files out; repeatable', zh: '排除这些文件；可重复' },
  reporter: {
    en: 'terminal, json, markdown, patch, …; to a file with =<file>; repeatable',
    zh: 'terminal、json、markdown、patch 等；用 =<文件> 写入文件；可重复',
  },
  json: { en: 'short for --reporter json', zh: '等同于 --reporter json' },
  config: { en: 'configuration file; default: found upwards', zh: '配置文件；默认向上查找' },
  lang: { en: 'language of messages', zh: '消息语言' },
  yes: { en: 'ask nothing', zh: '不提问' },
  allowDirty: { en: 'write files that have uncommitted changes', zh: '允许写入有未提交改动的文件' },
  quiet: { en: 'print no report on the terminal', zh: '不在终端打印报告' },
  noColor: { en: 'no colours', zh: '不使用颜色' },
  noProgress: { en: 'no progress on stderr', zh: '不在 stderr 显示进度' },
  debug: { en: 'show stack traces of errors', zh: '显示错误堆栈' },
  strict: { en: 'exit 1 when something remains for a person', zh: '若有事项留待人工处理则以 1 退出' },
  force: { en: 'overwrite what has changed since', zh: '覆盖此后发生的改动' },
  changed: {
    en: 'report only files changed since the branch left this commit',
    zh: '只报告自该提交分叉以来改动的文件',
  },
  shard: { en: 'report only one of n equal parts of the files', zh: '只报告 n 等份文件中的第 i 份' },
  task: {
    en: 'look at one task of the tasks report alone; exit 0 when nothing of it is left',
    zh: '只看任务报告中的一项任务；不再有剩余时以 0 退出',
  },
  updateBaseline: { en: 'accept what is there now', zh: '接受当前现状为基线' },
  compare: { en: 'compare providers, separated by commas', zh: '比较多个厂商，用逗号分隔' },
  help: { en: 'show this help', zh: '显示帮助' },
} satisfies Record<string, Localized>;

export const whichShell: Localized = { en: 'the shell that reads it', zh: '读取脚本的 shell' };

export const firstSteps: Localized = {
  en: 'Begin with "migrate-llm scan", which writes nothing; "migrate-llm <command> --help" explains each.',
  zh: '请从 "migrate-llm scan" 开始，它不写入任何文件；"migrate-llm <命令> --help" 说明各命令。',
};

export const writePair: Localized = {
  en: 'Write it as from=to, such as gpt-4o=qwen3.7-plus.',
  zh: '请写成 原模型=新模型，例如 gpt-4o=qwen3.7-plus。',
};

/** Behind commander's own complaints. */
export function seeHelp(command: string): Localized {
  return { en: `See "${command} --help".`, zh: `用法见 "${command} --help"。` };
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '全局选项：',
};

export function helpTitle(title: string, lang: Lang): string {
  return lang === 'zh' ? (TITLES[title] ?? title) : title;
}

/** commander's own complaints, which it has in English alone. */
export function translateUsage(text: string, lang: Lang): string {
  if (lang === 'en') return text;
  return text
    .replace(/^error: unknown option '(.+)'/m, '错误：未知选项“$1”')
    .replace(/^error: unknown command '(.+)'/m, '错误：未知命令“$1”')
    .replace(/^error: option '(.+)' argument missing/m, '错误：选项“$1”缺少参数')
    .replace(/^error: option '(.+)' argument '(.+)' is invalid\.(.*)$/m, '错误：选项“$1”的参数“$2”无效。$3')
    .replace(/^error: too many arguments(.*)$/m, '错误：参数过多$1')
    .replace(/^error: missing required argument '(.+)'/m, '错误：缺少参数“$1”')
    .replace(
      /^error: command-argument value '(.*)' is invalid for argument '(.+)'\.(.*)$/m,
      '错误：参数“$2”的值“$1”无效。$3',
    )
    .replace(/Allowed choices are (.+)\.$/m, '可选：$1。')
    .replace(/\(Did you mean one of (.+)\?\)/, '（您是否想用 $1？）')
    .replace(/\(Did you mean (.+)\?\)/, '（您是否想用 $1？）');
}

export const errorWord: Localized = { en: 'error: ', zh: '错误：' };

export function unexpected(text: string): Localized {
  return {
    en: `Something failed inside migrate-llm (${text}); nothing is half written. Run again with --debug and report it.`,
    zh: `migrate-llm 内部出错（${text}）；没有文件被写到一半。请加上 --debug 重新运行并反馈。`,
  };
}

export function needsTarget(command: string, ids: readonly string[]): Explanation {
  return {
    what: { en: `${command} needs a target.`, zh: `${command} 需要指定目标厂商。` },
    where: '--to <provider>',
    nextStep: { en: `Choose one of ${ids.join(', ')}.`, zh: `请从中选择：${ids.join('、')}。` },
  };
}

export function routeWithoutTarget(route: string): Explanation {
  return {
    what: {
      en: 'A route for one capability stands beside a target for the rest.',
      zh: '单项能力的路由需要与整体目标一起使用。',
    },
    where: `--to ${route}`,
    nextStep: { en: 'Add a plain --to <provider>.', zh: '请再加上 --to <厂商>。' },
  };
}

export function unknownCapability(name: string, all: readonly string[]): Explanation {
  return {
    what: { en: `Unknown capability "${name}".`, zh: `未知的能力“${name}”。` },
    where: `--to ${name}=…`,
    nextStep: { en: `Choose one of ${all.join(', ')}.`, zh: `请从中选择：${all.join('、')}。` },
  };
}

export function unknownSource(name: string): Explanation {
  return {
    what: { en: `Unknown source "${name}".`, zh: `未知的来源“${name}”。` },
    where: `--from ${name}`,
    nextStep: { en: 'Use openai, azure, or openai,azure.', zh: '请使用 openai、azure 或 openai,azure。' },
  };
}

export function badUrl(url: string): Explanation {
  return {
    what: { en: 'This is not an http(s) address.', zh: '这不是 http(s) 地址。' },
    where: `--base-url ${url}`,
    nextStep: {
      en: 'Give the whole base URL, such as https://gateway.example.com/v1.',
      zh: '请给出完整的 base URL，例如 https://gateway.example.com/v1。',
    },
  };
}

export function badVariable(name: string): Explanation {
  return {
    what: { en: 'This cannot be the name of a variable.', zh: '这不能作为变量名。' },
    where: `--api-key-env ${name}`,
    nextStep: { en: 'Use letters, digits and underscores.', zh: '请使用字母、数字与下划线。' },
  };
}

export function unknownTask(id: string): Explanation {
  return {
    what: {
      en: 'No report with these options has a task of this id.',
      zh: '使用这些选项的报告不会有这个标识的任务。',
    },
    where: `--task ${id}`,
    nextStep: {
      en: 'Copy the whole command from the tasks report: the id, and the same --to.',
      zh: '请从任务报告中复制整条命令：标识以及相同的 --to。',
    },
  };
}

export function brokenRun(file: string, problem: string): Explanation {
  return {
    what: {
      en: `This is not a report of migrate-llm (${problem}).`,
      zh: `这不是 migrate-llm 的报告（${problem}）。`,
    },
    where: file,
    nextStep: {
      en: 'Write one with: migrate-llm scan --reporter json=run.json.',
      zh: '请这样生成：migrate-llm scan --reporter json=run.json。',
    },
  };
}

export function missingShards(where: string, missing: readonly number[], count: number): Explanation {
  return {
    what: {
      en: `Of ${count} shards ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing, so the whole is not known.`,
      zh: `共 ${count} 个分片，缺少第 ${missing.join('、')} 片，无法得知全貌。`,
    },
    where,
    nextStep: {
      en: 'Give the reports of all shards of one run.',
      zh: '请提供同一次运行的全部分片报告。',
    },
  };
}

export function sameFileTwice(file: string): Explanation {
  return {
    what: {
      en: 'Two reports hold the same file, so their findings would count twice.',
      zh: '两份报告包含同一文件，其中的发现会被重复计算。',
    },
    where: file,
    nextStep: {
      en: 'Give each run once; name the repositories where their folders are called alike: web=web.json api=api.json.',
      zh: '每次运行只给一份报告；若仓库所在文件夹同名，请加名称：web=web.json api=api.json。',
    },
  };
}

export const patchHoldsKey: Localized = {
  en: 'warning: the patch holds a key, since it quotes the lines that it removes; do not share it.',
  zh: '警告：该补丁含有密钥（它引用了被删除的行）；请勿分享。',
};

export const nothingToUndo: Localized = { en: 'There is nothing to undo.', zh: '没有可以撤销的内容。' };

export function restored(count: number): Localized {
  return { en: `Put back ${count} ${count === 1 ? 'file' : 'files'}.`, zh: `已还原 ${count} 个文件。` };
}

export const leftAlone: Localized = {
  en: 'These files changed since the apply and are left as they are:',
  zh: '以下文件在 apply 之后又有改动，保持现状：',
};

export const useForce: Localized = {
  en: 'Run "migrate-llm undo --force" to overwrite them.',
  zh: '运行 "migrate-llm undo --force" 可覆盖它们。',
};

export function baselineWritten(file: string, count: number): Localized {
  return {
    en: `Wrote ${file}: ${count} findings are accepted.`,
    zh: `已写入 ${file}：接受 ${count} 处现有用法。`,
  };
}

export function baselineStale(count: number): Localized {
  return {
    en: `${count} ${count === 1 ? 'entry' : 'entries'} of the baseline match nothing any more; check --update-baseline drops them.`,
    zh: `基线中有 ${count} 条已不再对应任何用法；运行 check --update-baseline 可清除。`,
  };
}

export const columns = {
  id: { en: 'id', zh: '标识' },
  name: { en: 'name', zh: '名称' },
  status: { en: 'status', zh: '状态' },
  key: { en: 'key variable', zh: '密钥变量' },
  api: { en: 'endpoint', zh: '接口' },
  model: { en: 'model', zh: '模型' },
  region: { en: 'region', zh: '区域' },
  context: { en: 'context', zh: '上下文' },
  price: { en: 'CNY per 1M in / out', zh: '元/百万 token 入 / 出' },
  source: { en: 'as of', zh: '日期' },
  parameter: { en: 'parameter', zh: '参数' },
  behaviour: { en: 'behaviour', zh: '行为' },
  condition: { en: 'when', zh: '条件' },
  support: { en: 'support', zh: '支持' },
  title: { en: 'what it does', zh: '作用' },
} satisfies Record<string, Localized>;

export const moreOnOne: Localized = {
  en: '"migrate-llm providers <id>" shows models, prices, parameters and sources.',
  zh: '运行 "migrate-llm providers <标识>" 查看模型、价格、参数与来源。',
};

export const before: Localized = { en: 'Before:', zh: '改写前：' };
export const after: Localized = { en: 'After:', zh: '改写后：' };
