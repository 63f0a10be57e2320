import type { Localized } from '../core/localized.js';

export function dependency(name: string, version: string): Localized {
  return {
    en: `Package ${name} ${version}.`.replace(' .', '.'),
    zh: `依赖 ${name} ${version}。`.replace(' 。', '。'),
  };
}

export function imported(name: string): Localized {
  return {
    en: `Import of ${name}; compatible providers are reached with it.`,
    zh: `导入 ${name}；兼容厂商同样通过它访问。`,
  };
}

export function tokenizer(name: string): Localized {
  return {
    en: `${name} counts tokens as OpenAI's models do; other models count differently, by up to a third for Chinese text.`,
    zh: `${name} 按 OpenAI 模型计算 token；其他模型的计数不同，中文文本可相差三分之一。`,
  };
}

export function tokenizerThrows(name: string): Localized {
  return {
    en: `${name} gets a model name that is about to change, and throws on names that it does not know: give it a fixed encoding, such as cl100k_base or o200k_base.`,
    zh: `${name} 接收的模型名即将改变，而它遇到未知名字会抛出异常：请改用固定的编码，如 cl100k_base 或 o200k_base。`,
  };
}

export function tokenizerFallsBack(name: string): Localized {
  return {
    en: `${name} gets a model name that changes, and throws on names that it does not know: what the program does then counts from now on. Check that the count is good enough.`,
    zh: `${name} 接收的模型名会改变，而它遇到未知名字会抛出异常：今后由程序的后备逻辑计数，请确认计数是否够用。`,
  };
}

export const secretInCode: Localized = {
  en: 'A key of OpenAI stands in the code: revoke it, since everyone with the source has it.',
  zh: '代码中写有 OpenAI 密钥：请立即作废，因为任何能看到源码的人都拥有它。',
};

export function secretReplaced(name: string): Localized {
  return {
    en: `A key of OpenAI stood in the code; it is now read from ${name}. Revoke the old key.`,
    zh: `代码中原有 OpenAI 密钥；现改为从 ${name} 读取。请作废旧密钥。`,
  };
}

export const secretInFile: Localized = {
  en: "A key of OpenAI's is set here; it is never sent to the new provider.",
  zh: '此处设置了 OpenAI 密钥；它不会被发送给新厂商。',
};

export function doc(): Localized {
  return { en: "Tells people to set something of OpenAI's.", zh: '此处指导人们设置 OpenAI 的内容。' };
}

export function docRenamed(names: string): Localized {
  return {
    en: `The text names ${names} now; read the rest of the sentence once more.`,
    zh: `文中的变量名改为 ${names}；请再读一遍整句。`,
  };
}
