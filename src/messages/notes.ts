import type { Localized } from '../core/localized.js';

export function typeReference(name: string): Localized {
  return { en: `${name} comes from the SDK and stays.`, zh: `${name} 来自 SDK，保持不变。` };
}

export function wrapperCall(name: string): Localized {
  return {
    en: `${name} leads to a request to a model, which is listed where it is made.`,
    zh: `${name} 最终会请求模型；该请求已在其所在位置列出。`,
  };
}

export function response(name: string): Localized {
  return {
    en: `The answer is taken apart by hand here (${name}): fields that it does not know, such as reasoning_content, pass it by.`,
    zh: `此处手工解析响应（${name}）：它不认识的字段（如 reasoning_content）会被忽略。`,
  };
}

export function namedSetting(name: string): Localized {
  return {
    en: `${name} is the project's own name; it may stay, what it holds must fit the new provider.`,
    zh: `${name} 是项目自己的名字，可以保留；它的值需要适配新厂商。`,
  };
}

export function shownText(): Localized {
  return { en: 'This text names OpenAI to people.', zh: '这段文本向用户提到了 OpenAI。' };
}

export function specialToken(): Localized {
  return {
    en: "A special token of OpenAI's old models; other models read it as plain text.",
    zh: '这是 OpenAI 旧模型的特殊标记；其他模型会把它当作普通文本。',
  };
}
