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

export function gatewayModel(text: string): Localized {
  return {
    en: `${text} is asked of the AI gateway.`,
    zh: `${text} 通过 AI 网关请求。`,
  };
}

export function gatewayModelStays(text: string, provider: Localized): Localized {
  return {
    en: `${text} is asked of Vercel's AI gateway, not of OpenAI, and stays. To leave OpenAI's models write the gateway's own name of a model of ${provider.en} here, or pass a model of a provider that is made with createOpenAI({ baseURL, apiKey }).chat(…).`,
    zh: `${text} 请求的是 Vercel 的 AI 网关而非 OpenAI，保持不变。若要离开 OpenAI 的模型，请在此写网关中${provider.zh}模型的名称，或传入由 createOpenAI({ baseURL, apiKey }).chat(…) 创建的模型。`,
  };
}

export function modelLimit(text: string): Localized {
  return {
    en: `${text} depends on a test of the model's name.`,
    zh: `${text} 取决于对模型名的判断。`,
  };
}

export function modelLimitMoves(text: string): Localized {
  return {
    en: `${text} is a limit of OpenAI's model, chosen by a test of its name that the new name does not pass: let the test know the new name, and give it the new model's limit.`,
    zh: `${text} 是 OpenAI 模型的上限，由新名字无法通过的模型名判断选出：请让判断认识新名字，并改用新模型的上限。`,
  };
}

export function modelLimitStays(text: string): Localized {
  return {
    en: `${text} is a limit of OpenAI's model; its test goes with the new name, and the number stays: check it against the new model's window.`,
    zh: `${text} 是 OpenAI 模型的上限；其判断已随新名字改写，而数值保持不变：请对照新模型的上下文窗口核对。`,
  };
}

export function modelChoice(text: string): Localized {
  return {
    en: `${text} holds a model against a list, or takes one out of it: change list, default and stored choices together.`,
    zh: `${text} 将模型与列表对照，或从列表中取默认值：请把列表、默认值与已存的选择一起修改。`,
  };
}

export function keyFormat(text: string): Localized {
  return {
    en: `Only keys of OpenAI's form pass here (${text}): hold it against the form of the new provider's keys, and drop or widen it where they differ.`,
    zh: `此处只接受 OpenAI 格式的密钥（${text}）：请对照新厂商的密钥格式，不一致时删除或放宽该检查。`,
  };
}
