import type { Localized } from '../core/localized.js';

export function staysBecauseNeeded(file: string): Localized {
  return {
    en: `${file} still needs it for what stays as it is`,
    zh: `${file} 中不迁移的部分仍需要它`,
  };
}

export const feedsSeveral: Localized = {
  en: 'what it feeds goes to several providers, and one value cannot be right for all of them',
  zh: '它所供给的功能分别转到多家厂商，同一个值不可能对各家都正确',
};

export function usedOutsidePaths(file: string): Localized {
  return { en: `${file}, outside the given paths, uses it too`, zh: `给定路径之外的 ${file} 也在使用它` };
}

export function readElsewhere(file: string): Localized {
  return {
    en: `${file} reads it, in a language that is not rewritten`,
    zh: `${file} 也读取它，而该语言的代码不会被改写`,
  };
}

export function renamed(name: string, to: string): Localized {
  return { en: `Variable ${name} becomes ${to} everywhere.`, zh: `变量 ${name} 在所有位置改名为 ${to}。` };
}

export function renamedTo(name: string, to: string): Localized {
  return { en: `Variable ${name} becomes ${to} here.`, zh: `变量 ${name} 在此处改为 ${to}。` };
}

/** Left as it is, since no one value would be right. */
export function notSplit(name: string, because: Localized): Localized {
  return {
    en: `${name} was left as it is: ${because.en}. Give each its own variable, then migrate again.`,
    zh: `${name} 未作改动：${because.zh}。请为各家分别设置变量，然后再次迁移。`,
  };
}

export function realFile(name: string, to: string): Localized {
  return {
    en: `Add the value of ${to} here; the line of ${name} is kept as it is.`,
    zh: `请在此处填写 ${to} 的值；${name} 一行保持不变。`,
  };
}

export function beside(name: string, to: string, because: Localized): Localized {
  return {
    en: `Beside ${name}, which stays since ${because.en}, comes ${to}.`,
    zh: `在 ${name} 旁新增 ${to}，前者保留：${because.zh}。`,
  };
}

export function renamedHere(name: string, to: string, because: Localized): Localized {
  return {
    en: `${name} becomes ${to} here; elsewhere it stays: ${because.en}.`,
    zh: `此处的 ${name} 改为 ${to}；其他位置保留：${because.zh}。`,
  };
}

export function stillOld(name: string, because: Localized): Localized {
  return { en: `${name} keeps its name: ${because.en}.`, zh: `${name} 保留原名：${because.zh}。` };
}

export function ownName(name: string, provider: Localized): Localized {
  return {
    en: `${name} is your own name and stays; give it the value for ${provider.en}.`,
    zh: `${name} 是您自定义的名字，予以保留；请将其值改为${provider.zh}的。`,
  };
}

export function inventory(name: string): Localized {
  return { en: `Variable ${name}.`, zh: `变量 ${name}。` };
}

export function notNeeded(name: string): Localized {
  return { en: `${name} has no meaning for the new provider.`, zh: `${name} 对新厂商没有意义。` };
}
