import type { Localized } from '../core/localized.js';
import { withoutStop } from './ending.js';

export function vendorHeader(name: string): Localized {
  return {
    en: `${name} is a header that only OpenAI reads; it is gone.`,
    zh: `${name} 是 OpenAI 专用的请求头，已移除。`,
  };
}

export function vendorHeaderShared(name: string): Localized {
  return {
    en: `${name} is a header that only OpenAI reads, in an object that a request staying there shares: give this request headers of its own without it.`,
    zh: `${name} 是 OpenAI 专用的请求头，所在对象还被留在 OpenAI 的请求使用：请为此请求单独准备不含它的请求头。`,
  };
}

export function listed(name: string): Localized {
  return { en: `Parameter ${name}.`, zh: `参数 ${name}。` };
}

export const modelPassedOn: Localized = {
  en: 'The model that is sent here is defined elsewhere.',
  zh: '此处发送的模型在别处定义。',
};

export function removed(name: string, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `${name} is refused (${why.en}) and left out; nothing that the program relies on is lost.`,
    zh: `${name} 会被拒绝（${why.zh}），已删除；程序不依赖它。`,
  };
}

export function removedWithLoss(name: string, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `${name} is refused (${why.en}) and left out: its effect is lost.`,
    zh: `${name} 会被拒绝（${why.zh}），已删除：其效果随之丢失。`,
  };
}

export const noSuchSetting: Localized = { en: 'no such setting', zh: '没有这项设置' };

export function answerByTool(mode: string, to: string): Localized {
  return {
    en: `Mode ${mode} sends functions, which are not taken there; ${to} asks for the same by a tool.`,
    zh: `模式 ${mode} 会发送 functions，新厂商不接受；${to} 以工具的方式请求相同内容。`,
  };
}

export function answerByPrompt(mode: string, to: string): Localized {
  return {
    en: `Mode ${mode} forces a function or a format that is refused there; ${to} puts the schema into the prompt. Answers are still checked against it: see how often a retry is needed.`,
    zh: `模式 ${mode} 强制使用的函数或格式会被拒绝；${to} 将 schema 写入提示词。回答仍会按其校验：请观察需要重试的频率。`,
  };
}

export function answerModeRefused(mode: string): Localized {
  return {
    en: `Mode ${mode} is refused there, and no other mode is known to be taken: choose one by hand.`,
    zh: `模式 ${mode} 会被拒绝，且没有已知可用的其他模式：请手工选择。`,
  };
}

export function sendsUnasked(name: string, value: number, to: number, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `This SDK sends ${name} ${value} where nothing else is written, which is refused or out of range (${why.en}); ${to} is written instead.`,
    zh: `未写明时此 SDK 会发送 ${name} ${value}，该值会被拒绝或超出范围（${why.zh}），已写为 ${to}。`,
  };
}

export function sendsRefused(name: string, value: number, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `This SDK sends ${name} ${value} where nothing else is written, which is refused (${why.en}): write a value that the provider takes.`,
    zh: `未写明时此 SDK 会发送 ${name} ${value}，该值会被拒绝（${why.zh}）：请写明新厂商可接受的值。`,
  };
}

export function renamed(name: string, to: string): Localized {
  return { en: `${name} is called ${to} there.`, zh: `${name} 在新厂商处名为 ${to}。` };
}

export function clamped(name: string, from: string, to: string, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `${name} ${from} is out of range (${why.en}) and becomes ${to}.`,
    zh: `${name} 的值 ${from} 超出范围（${why.zh}），改为 ${to}。`,
  };
}

export function maybeOutOfRange(name: string, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `${name} is bounded (${why.en}): make sure that no value outside is sent.`,
    zh: `${name} 有范围限制（${why.zh}）：请确认不会发送超出范围的值。`,
  };
}

export function ignored(name: string, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `${name} has no effect there: ${why.en}.`,
    zh: `${name} 在新厂商处不起作用：${why.zh}。`,
  };
}

export function ownValues(name: string, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `${name} takes the provider's own values: ${why.en}.`,
    zh: `${name} 使用新厂商自己的取值：${why.zh}。`,
  };
}

export function thinkingOff(model: string): Localized {
  return {
    en: `${model} thinks unless told not to; the program was written for a model that does not, so that thinking is switched off.`,
    zh: `${model} 默认开启思考；而程序是为不思考的模型编写的，因此关闭思考。`,
  };
}

export function thinkingByModel(needs: readonly string[]): Localized {
  return {
    en: `The call serves several models that need different settings to think, or not, as the program expects; each is sent its own (${needs.join('; ')}).`,
    zh: `此调用会用到多个模型，要像程序预期的那样思考（或不思考），各自需要不同的设置；每个模型只发送自己的设置（${needs.join('；')}）。`,
  };
}

export function thinkingUnlike(needs: readonly string[]): Localized {
  return {
    en: `The call serves several models that need different settings to think, or not, as the program expects, so that none is written (${needs.join('; ')}): set it by the model.`,
    zh: `此调用会用到多个模型，要像程序预期的那样思考（或不思考），各自需要不同的设置，因此没有写入（${needs.join('；')}）：请按模型分别设置。`,
  };
}

export function thinkingOffForAll(models: readonly string[]): Localized {
  return {
    en: `The call serves models that thought as well (${models.join(', ')}); with this setting they do not: set it by the model.`,
    zh: `此调用也会用到原本会思考的模型（${models.join('、')}）；按此设置它们也不再思考：请按模型分别设置。`,
  };
}

export function thinkingLeast(model: string, effort: string): Localized {
  return {
    en: `${model} always thinks; the program was written for a model that does not, so that it thinks as little as it can (reasoning_effort ${effort}).`,
    zh: `${model} 总会思考；而程序是为不思考的模型编写的，因此把思考强度设为最低（reasoning_effort ${effort}）。`,
  };
}

export function thinkingForced(model: string, field: string): Localized {
  return {
    en: `${model} always thinks, and the thinking counts against ${field}: raise it, or the visible answer may be cut or empty.`,
    zh: `${model} 总会思考，思考内容计入 ${field}：请调大该值，否则可见回答可能被截断或为空。`,
  };
}

export function thinkingHasNoPlace(model: string): Localized {
  return {
    en: `${model} thinks by default, and this place takes no field that switches it off: accept slower answers, or choose a model that does not think with --model.`,
    zh: `${model} 默认开启思考，而此处无法传入关闭思考的字段：请接受更慢的回答，或用 --model 选择不思考的模型。`,
  };
}

export function thinkingNotSwitchable(model: string): Localized {
  return {
    en: `${model} thinks by default, and this SDK sends no field that it does not know: switch it off through the SDK's fetch option, or accept slower answers.`,
    zh: `${model} 默认开启思考，而此 SDK 不发送它不认识的字段：请通过 SDK 的 fetch 选项关闭，或接受更慢的回答。`,
  };
}

export function reasoningInHistory(model: string): Localized {
  return {
    en: `${model} thinks, and refuses a tool turn in the history without its reasoning_content: push the whole assistant message back, not a rebuilt one.`,
    zh: `${model} 会思考，历史中缺少 reasoning_content 的工具调用轮次会被拒绝：请原样放回整条 assistant 消息，不要重新拼装。`,
  };
}

export function thinkingOn(model: string): Localized {
  return {
    en: `The program was written for a reasoning model; thinking of ${model} is switched on.`,
    zh: `程序是为推理模型编写的；开启 ${model} 的思考。`,
  };
}

export function effort(from: string, to: string): Localized {
  return {
    en: `reasoning_effort ${from} corresponds to ${to}.`,
    zh: `reasoning_effort 的 ${from} 对应 ${to}。`,
  };
}

export function developerRole(provider: Localized): Localized {
  return {
    en: `${provider.en} has no role developer; system says the same.`,
    zh: `${provider.zh}没有 developer 角色；system 含义相同。`,
  };
}

export function jsonSchema(detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `response_format json_schema is not enforced there (${why.en}): ask for { type: 'json_object' }, put the schema into the prompt and check the answer, or choose another model with --model.`,
    zh: `response_format 的 json_schema 在新厂商处不受支持（${why.zh}）：请改用 { type: 'json_object' }，把 schema 写进提示词并校验回答，或用 --model 选择其他模型。`,
  };
}

export function structured(detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `The SDK asks for this answer by response_format json_schema, which does not hold there (${why.en}): let the model call a tool with that schema, ask for JSON in the prompt and check the answer, or choose another model with --model.`,
    zh: `SDK 通过 response_format 的 json_schema 请求此结构化回答，而新厂商不支持（${why.zh}）：请改为让模型调用带有该 schema 的工具、在提示词中要求 JSON 并校验回答，或用 --model 选择其他模型。`,
  };
}

export function structuredByTool(detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `The SDK asks for this answer by a tool that must be called, which is refused there (${why.en}): ask for JSON in the prompt and check the answer, or choose another model with --model.`,
    zh: `SDK 通过强制调用工具来请求此结构化回答，而新厂商不支持（${why.zh}）：请在提示词中要求 JSON 并校验回答，或用 --model 选择其他模型。`,
  };
}

export function schemaByTool(detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `json_schema does not hold there (${why.en}); the SDK asks for the same answer by a tool that must be called.`,
    zh: `新厂商不支持 json_schema（${why.zh}）；SDK 改为通过强制调用工具来请求同样的回答。`,
  };
}

export function schemaInPrompt(detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `json_schema does not hold there (${why.en}); the schema goes into the prompt instead, which nobody enforces: check the answers, or choose another model with --model.`,
    zh: `新厂商不支持 json_schema（${why.zh}）；改为把 schema 写入提示词，但没有强制力：请校验回答，或用 --model 选择其他模型。`,
  };
}

export function vendorSettings(name: string, to: string): Localized {
  return {
    en: `Settings under ${name} reach nobody once the model is ${to}'s: move those that still hold to the same place under ${to}, and take the rest away.`,
    zh: `模型改为 ${to} 后，${name} 下的设置不再传给任何厂商：请把仍然适用的设置移到同一位置的 ${to} 之下，并删除其余设置。`,
  };
}

export function imageInput(detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `image_url: ${why.en}. Change how the image is sent, or choose another model with --model.`,
    zh: `image_url：${why.zh}。请修改图片的发送方式，或用 --model 选择其他模型。`,
  };
}

export function floatVectors(): Localized {
  return {
    en: 'This SDK asks for base64 vectors unless told otherwise, and turns a plain answer into empty vectors; float is written.',
    zh: '该 SDK 默认请求 base64 向量，并会把普通回答解析成空向量；因此写明 float。',
  };
}

export function keepsWidth(width: number): Localized {
  return {
    en: `The new model gives ${width} numbers when asked, so that the width of the index stays; its content must still be rebuilt.`,
    zh: `新模型可按要求输出 ${width} 维，索引维度因此不变；但其内容仍需重建。`,
  };
}

export function cannotAskForFloat(method: string): Localized {
  return {
    en: `${method} in this version asks for base64 vectors and cannot be told otherwise; a provider that answers with plain numbers then gives empty vectors. Update the package to a version with encodingFormat, and set it to 'float'.`,
    zh: `此版本的 ${method} 请求 base64 向量且无法更改；如果厂商返回普通数字，得到的会是空向量。请将该包升级到支持 encodingFormat 的版本，并设为 'float'。`,
  };
}

export function widthWhereUsed(width: number): Localized {
  return {
    en: `The new model can give vectors of ${width} numbers as before, if each request asks for it: pass providerOptions: { openai: { dimensions: ${width} } } where this model is used.`,
    zh: `新模型可以保持原来的 ${width} 维向量，但需每次请求时指定：请在使用此模型处传入 providerOptions: { openai: { dimensions: ${width} } }。`,
  };
}

export function batchSize(from: number, to: number, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `The SDK sends ${from} texts at once, more than the provider takes (${why.en}): ${to} is written.`,
    zh: `SDK 每批发送 ${from} 条文本，超过新厂商的上限（${why.zh}）：写为 ${to}。`,
  };
}

export function batchLimit(limit: number, detail: Localized | undefined): Localized {
  const why = detail && withoutStop(detail);
  return {
    en: `At most ${limit} inputs per request${why ? ` (${why.en})` : ''}: send longer lists in parts.`,
    zh: `每次请求最多 ${limit} 条输入${why ? `（${why.zh}）` : ''}：更长的列表请分批发送。`,
  };
}

export function manualParam(name: string, detail: Localized): Localized {
  const why = withoutStop(detail);
  return {
    en: `${name} is refused there: ${why.en}. Change it by hand.`,
    zh: `${name} 会被拒绝：${why.zh}。请手工修改。`,
  };
}
