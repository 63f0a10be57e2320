import type { Localized } from '../core/localized.js';
import type { Kind } from '../core/usage.js';

/** What the page of the HTML report says; it holds both languages, so that a reader can switch. */

export const kindWord: Readonly<Record<Kind, Localized>> = {
  dependency: { en: 'dependency', zh: '依赖' },
  import: { en: 'import', zh: '导入' },
  client: { en: 'client', zh: '客户端' },
  call: { en: 'call', zh: '调用' },
  model: { en: 'model', zh: '模型' },
  endpoint: { en: 'endpoint', zh: '接口地址' },
  env: { en: 'variable', zh: '环境变量' },
  param: { en: 'parameter', zh: '参数' },
  tokenizer: { en: 'tokenizer', zh: '分词器' },
  dimension: { en: 'vector width', zh: '向量维度' },
  secret: { en: 'key', zh: '密钥' },
  doc: { en: 'text', zh: '文档' },
};

export const statusMeans = {
  auto: { en: 'rewritten without anyone looking', zh: '自动改写，无需查看' },
  review: { en: 'a person should look', zh: '需要有人看一眼' },
  manual: { en: 'to be done by hand', zh: '需要手工处理' },
  info: { en: 'nothing to do', zh: '无需处理' },
} as const satisfies Record<string, Localized>;

export const decisionWord = {
  accept: { en: 'accepted', zh: '已接受' },
  reject: { en: 'rejected', zh: '已拒绝' },
  open: { en: 'undecided', zh: '未决定' },
} as const satisfies Record<string, Localized>;

export const skipToFindings: Localized = { en: 'Skip to the findings', zh: '跳到发现列表' };
export const noScript: Localized = {
  en: 'This report needs JavaScript to show its findings. It loads nothing from the network.',
  zh: '本报告需要启用 JavaScript 才能显示各项发现；它不会从网络加载任何内容。',
};

export const search: Localized = { en: 'Search', zh: '搜索' };
export const searchHint: Localized = {
  en: 'Messages, code, files, rules, models',
  zh: '说明、代码、文件、规则、模型',
};
export const filters: Localized = { en: 'Filters', zh: '筛选' };
export const clearFilters: Localized = { en: 'Clear filters', zh: '清除筛选' };
export const facet = {
  status: { en: 'Status', zh: '状态' },
  decision: { en: 'Decision', zh: '决定' },
  kind: { en: 'Kind', zh: '类别' },
  rule: { en: 'Rule', zh: '规则' },
  file: { en: 'File', zh: '文件' },
} as const satisfies Record<string, Localized>;
export const narrowFiles: Localized = { en: 'Narrow the files', zh: '缩小文件范围' };
export const moreToNarrow = (count: number): Localized => ({
  en: `${count} more: type to narrow`,
  zh: `另有 ${count} 个：输入以缩小范围`,
});

export const needsPerson: Localized = { en: 'Needs a person first', zh: '先要人处理的' };
export const nothingForPerson: Localized = {
  en: 'Nothing is left for a person to do by hand or to look at.',
  zh: '没有需要手工处理或查看的事项。',
};
export const places = (count: number): Localized => ({
  en: count === 1 ? '1 place' : `${count} places`,
  zh: `${count} 处`,
});
export const skippedNote: Localized = {
  en: 'Not read, so this report says nothing about them.',
  zh: '这些文件未被读取，本报告不涉及它们。',
};
export const aboutRun: Localized = { en: 'About this run', zh: '本次运行' };
export const runFact = {
  folder: { en: 'Folder', zh: '目录' },
  address: { en: 'Base URL', zh: '接口地址' },
  key: { en: 'Key variable', zh: '密钥变量' },
  tool: { en: 'Tool', zh: '工具' },
} as const satisfies Record<string, Localized>;

export const shown = (count: number, all: number): Localized => ({
  en: count === all ? `${all} findings` : `${count} of ${all} findings`,
  zh: count === all ? `共 ${all} 项发现` : `${count} / ${all} 项发现`,
});
export const noMatch: Localized = {
  en: 'No finding matches these filters.',
  zh: '没有符合筛选条件的发现。',
};
export const split: Localized = { en: 'Side by side', zh: '左右对照' };
export const unified: Localized = { en: 'Unified', zh: '合并视图' };
export const diffView: Localized = { en: 'View of the diff', zh: '差异视图' };
export const theme: Localized = { en: 'Dark or light', zh: '深色或浅色' };
export const otherLanguage: Localized = { en: '中文', zh: 'English' };
export const keys: Localized = { en: 'Keyboard', zh: '快捷键' };
export const close: Localized = { en: 'Close', zh: '关闭' };
export const elsewhere: Localized = {
  en: 'Changed on account of a finding in another file.',
  zh: '因其他文件中的发现而改动。',
};
export const facts = (count: number): Localized => ({
  en: count === 1 ? '1 fact behind it' : `${count} facts behind it`,
  zh: `依据 ${count} 条`,
});
export const aboutRule: Localized = { en: 'The rule', zh: '规则说明' };
export const asOf = (date: string): Localized => ({ en: `as of ${date}`, zh: `截至 ${date}` });
export const openInEditor: Localized = { en: 'Open in VS Code', zh: '在 VS Code 中打开' };
export const linkTo: Localized = { en: 'Link to this finding', zh: '指向此项的链接' };
export const toggleFile: Localized = { en: 'Fold or unfold', zh: '折叠或展开' };
export const oldLine: Localized = { en: 'before', zh: '改前' };
export const newLine: Localized = { en: 'after', zh: '改后' };

export const accept: Localized = { en: 'Accept', zh: '接受' };
export const reject: Localized = { en: 'Reject', zh: '拒绝' };
export const acceptShown: Localized = { en: 'Accept all shown', zh: '接受所列全部' };
export const rejectShown: Localized = { en: 'Reject all shown', zh: '拒绝所列全部' };
export const acceptFile: Localized = { en: 'Accept the file', zh: '接受此文件' };
export const rejectFile: Localized = { en: 'Reject the file', zh: '拒绝此文件' };
export const acceptRule: Localized = { en: 'Accept this rule everywhere', zh: '接受此规则的全部改动' };
export const rejectRule: Localized = { en: 'Reject this rule everywhere', zh: '拒绝此规则的全部改动' };
export const why: Localized = { en: 'Why? (goes into the report)', zh: '原因（会写入报告）' };
export const undo: Localized = { en: 'Undo', zh: '撤销' };
export const decided = (count: number, of: number): Localized => ({
  en: `${count} of ${of} decided`,
  zh: `已决定 ${count} / ${of}`,
});
export const said = {
  accept: (count: number): Localized => ({ en: `${count} accepted.`, zh: `已接受 ${count} 项。` }),
  reject: (count: number): Localized => ({ en: `${count} rejected.`, zh: `已拒绝 ${count} 项。` }),
  open: (count: number): Localized => ({ en: `${count} undecided again.`, zh: `${count} 项恢复为未决定。` }),
};
export const nothingToDecide: Localized = {
  en: 'Nothing is rewritten there, so there is nothing to decide.',
  zh: '此处没有改写，无需决定。',
};
export const noDecisions: Localized = {
  en: 'No decision was made yet: accept or reject a finding first.',
  zh: '尚未作出任何决定：请先接受或拒绝某项发现。',
};
export const exportDecisions: Localized = { en: 'Export decisions', zh: '导出决定' };
export const loadDecisions: Localized = { en: 'Load', zh: '载入' };
export const exported = (command: string): Localized => ({
  en: `decisions.json is written. Next: ${command}`,
  zh: `已导出 decisions.json。下一步：${command}`,
});
export const loaded = (count: number, unknown: number): Localized => ({
  en: `${count} decisions loaded${unknown > 0 ? `; ${unknown} name findings that are not in this report` : ''}.`,
  zh: `已载入 ${count} 项决定${unknown > 0 ? `；另有 ${unknown} 项不在本报告中` : ''}。`,
});
export const notDecisions: Localized = {
  en: 'That file holds no decisions of this tool.',
  zh: '该文件不是本工具的评审决定。',
};
export const decisionsHelp: Localized = {
  en: 'What you reject is left as it is, with all that must stay with it: a client keeps its calls, their models and its variables. What you leave undecided is written.',
  zh: '被拒绝的各处保持不变，必须与其一起保留的也不动：客户端会连同其调用、模型与变量一起保留。未决定的各处照计划写入。',
};

export const shortcuts: readonly { readonly keys: readonly string[]; readonly does: Localized }[] = [
  { keys: ['j', 'k'], does: { en: 'next, previous finding', zh: '下一项、上一项' } },
  { keys: [']', '['], does: { en: 'next, previous file', zh: '下一个、上一个文件' } },
  { keys: ['x'], does: { en: 'reject, or take that back', zh: '拒绝，或取消' } },
  { keys: ['a'], does: { en: 'accept, or take that back', zh: '接受，或取消' } },
  { keys: ['z'], does: { en: 'undo the last decision', zh: '撤销上一次决定' } },
  { keys: ['o'], does: { en: 'rule and facts of the finding', zh: '此项的规则与依据' } },
  { keys: ['/'], does: { en: 'search', zh: '搜索' } },
  { keys: ['u'], does: { en: 'side by side or unified', zh: '左右对照或合并视图' } },
  { keys: ['t'], does: { en: 'dark or light', zh: '深色或浅色' } },
  { keys: ['l'], does: { en: '中文', zh: 'English' } },
  { keys: ['e'], does: { en: 'export the decisions', zh: '导出决定' } },
  { keys: ['?'], does: { en: 'this help', zh: '本帮助' } },
  { keys: ['Esc'], does: { en: 'leave search, close help', zh: '离开搜索、关闭帮助' } },
];
