import type { Localized } from '../core/localized.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

export const option: Localized = {
  en: 'ask hunk by hunk, as git add -p does',
  zh: '逐块询问，与 git add -p 相同',
};

export const needsTerminal: Explanation = {
  what: {
    en: 'To ask hunk by hunk, a terminal is needed; stdin is none here.',
    zh: '逐块询问需要终端，而此处的标准输入不是终端。',
  },
  where: '--interactive',
  nextStep: {
    en: 'Review in a browser (diff --reporter html=report.html), then run: apply --decisions decisions.json; or leave the option out.',
    zh: '请在浏览器中评审（diff --reporter html=report.html），再运行 apply --decisions decisions.json；或去掉该选项。',
  },
};

export const asksNothing: Explanation = {
  what: { en: 'One option asks, the other forbids to ask.', zh: '一个选项要求询问，另一个要求不询问。' },
  where: '--interactive --yes',
  nextStep: { en: 'Leave out one of the two.', zh: '请去掉其中一个选项。' },
};

export function question(at: number, of: number): Localized {
  return { en: `Write this hunk? (${at}/${of})`, zh: `写入这一块？（${at}/${of}）` };
}

export const answers = {
  yes: { en: 'yes', zh: '写入' },
  no: { en: 'no, leave it as it is', zh: '不写入，保持原样' },
  all: { en: 'yes to all that is left in this file', zh: '本文件余下各块全部写入' },
  none: { en: 'no to all that is left in this file', zh: '本文件余下各块全部不写入' },
  why: { en: 'why? show the reasons', zh: '为什么？显示理由' },
  quit: {
    en: 'quit: leave this and all that follow; write what was accepted',
    zh: '结束：余下全部不写入，只写入已接受的',
  },
} satisfies Record<string, Localized>;

export function alsoIn(files: readonly string[]): Localized {
  return {
    en: `Goes together with changes in ${files.join(', ')}.`,
    zh: `与 ${files.join('、')} 中的修改一同生效。`,
  };
}

export function fell(count: number): Localized {
  return {
    en: `${count === 1 ? 'One more change stays out' : `${count} more changes stay out`}, since ${count === 1 ? 'it' : 'they'} cannot move without this one:`,
    zh: `另有 ${count} 处随之不写入，因为它们离不开这一处：`,
  };
}

export const cancelled: Localized = {
  en: 'Cancelled; nothing was written.',
  zh: '已取消；没有写入任何内容。',
};
