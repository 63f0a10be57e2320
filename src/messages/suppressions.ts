import type { Localized } from '../core/localized.js';
import type { Keeper } from '../core/suppression.js';

function place(by: Keeper): string {
  return `${by.file}:${by.line}`;
}

export function kept(reason: string, line: number): Localized {
  return {
    en: `Left as it is, as the comment in line ${line} asks: ${reason.replace(/[.。]$/, '')}.`,
    zh: `按第 ${line} 行注释的要求保持不变：${reason.replace(/[.。]$/, '')}。`,
  };
}

export function leftByDecision(note: string): Localized {
  const why = note.trim().replace(/[.。]$/, '');
  return why === ''
    ? { en: 'Left by decision of the review.', zh: '按评审决定保持不变。' }
    : { en: `Left by decision of the review: ${why}.`, zh: `按评审决定保持不变：${why}。` };
}

/** For a finding that nobody rejected, and that would change the same text as one that was. */
export function sharesTextLeft(by: Keeper): Localized {
  return {
    en: `Not rewritten: it changes the same text as a finding that the review left as it is (${place(by)}); reject this one too, or accept both.`,
    zh: `未改写：所需修改与评审决定保留的一处落在同一段文本上（${place(by)}）；请一并拒绝，或两处都接受。`,
  };
}

export function needsKeptLine(by: Keeper): Localized {
  return {
    en: `Not rewritten: it needs a change in a line that migrate-llm-ignore keeps (${place(by)}).`,
    zh: `未改写：所需修改落在 migrate-llm-ignore 保留的行上（${place(by)}）。`,
  };
}

/** For a client or request that could move, were it not for what goes with it. */
export function staysWith(by: Keeper): Localized {
  if (by.by === 'decision')
    return {
      en: `It stays with OpenAI, because what goes with it was left as it is by decision of the review (${place(by)}): give that its own client, or accept it.`,
      zh: `评审决定让与其相关的代码保持不变（${place(by)}），因此它也留在 OpenAI：请为那部分单独建立客户端，或接受该项。`,
    };
  return {
    en: `It stays with OpenAI, because what goes with it is kept by migrate-llm-ignore (${place(by)}): give that its own client, or remove the comment.`,
    zh: `与其相关的代码被 migrate-llm-ignore 保留（${place(by)}），因此它也留在 OpenAI：请为那部分单独建立客户端，或删除该注释。`,
  };
}

export function variableKept(by: Keeper): Localized {
  if (by.by === 'decision')
    return {
      en: `the review left one of its lines as it is (${place(by)})`,
      zh: `评审决定让其中一行保持不变（${place(by)}）`,
    };
  return {
    en: `migrate-llm-ignore keeps one of its lines (${place(by)})`,
    zh: `migrate-llm-ignore 保留了其中一行（${place(by)}）`,
  };
}

export function unused(rules: readonly string[], line: number): Localized {
  return {
    en: `This comment keeps nothing: ${rules.join(', ')} has nothing to say on line ${line}; remove it.`,
    zh: `该注释没有作用：${rules.join('、')} 对第 ${line} 行没有任何意见；请删除。`,
  };
}

export const needsReason: Localized = {
  en: 'This comment has no effect without a reason: migrate-llm-ignore <rule>: <reason>.',
  zh: '没有写明原因的注释不生效：migrate-llm-ignore <规则>: <原因>。',
};

export function unknownRules(names: readonly string[]): Localized {
  if (names.length === 0)
    return {
      en: 'This comment has no effect without a rule: migrate-llm-ignore <rule>: <reason>; "migrate-llm rules" lists them.',
      zh: '没有写明规则的注释不生效：migrate-llm-ignore <规则>: <原因>；规则见 "migrate-llm rules"。',
    };
  return {
    en: `This comment has no effect: there is no rule ${names.join(', ')}; "migrate-llm rules" lists them.`,
    zh: `该注释不生效：不存在规则 ${names.join('、')}；规则见 "migrate-llm rules"。`,
  };
}

/** The two findings about comments themselves, as rules are described. */
export const suppressionRules: Readonly<
  Record<string, { readonly title: Localized; readonly help: Localized }>
> = {
  'suppression/unused': {
    title: { en: 'A comment that keeps nothing', zh: '没有作用的忽略注释' },
    help: {
      en: 'The line that the comment was written for is clean by now, or was moved. A comment left behind would hide the next use.',
      zh: '该注释所针对的行已无问题或已移走。遗留的注释会掩盖之后新增的用法。',
    },
  },
  'suppression/invalid': {
    title: { en: 'A comment that has no effect', zh: '无效的忽略注释' },
    help: {
      en: 'A suppression names one or more rules, separated by commas, and after a colon the reason.',
      zh: '忽略注释需写明一条或多条规则（逗号分隔），并在冒号后写明原因。',
    },
  },
};
