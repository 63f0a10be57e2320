import type { Localized } from '../core/localized.js';
import type { Fault, RefusalFact } from '../core/provider.js';

/** What to do about a fault that a rule reports, and what is wrong in words for people who read Chinese. */
const WORDS: Readonly<Partial<Record<Fault, { readonly zh: string; readonly remedy: Localized }>>> = {
  'json-word': {
    zh: 'JSON 模式要求消息中出现 json 一词',
    remedy: { en: 'Write the word json into a message.', zh: '请在消息中写明 json。' },
  },
  'effort-and-thinking': {
    zh: 'thinking 与 reasoning_effort 不能同时发送',
    remedy: { en: 'Keep one of the two.', zh: '请只保留其中之一。' },
  },
  'content-parts': {
    zh: '内容只能是字符串，不能是分段列表',
    remedy: {
      en: 'Join the texts into one string, or choose another model with --model.',
      zh: '请把文本合并为一个字符串，或用 --model 选择其他模型。',
    },
  },
  'part-type': {
    zh: '不接受这种内容分段',
    remedy: {
      en: 'Leave it out, or choose a model that takes it with --model.',
      zh: '请去掉它，或用 --model 选择支持它的模型。',
    },
  },
  'image-alone': {
    zh: '图片旁边需要一段文本',
    remedy: { en: 'Add a text part beside the image.', zh: '请在图片旁加上一段文本。' },
  },
  'empty-assistant': {
    zh: '不接受没有内容也没有工具调用的 assistant 消息',
    remedy: { en: 'Drop such turns from the history.', zh: '请从历史中去掉这样的消息。' },
  },
  'no-user-message': {
    zh: '消息列表必须包含 user 消息',
    remedy: {
      en: 'Send what the model should answer as a user message.',
      zh: '请把需要回答的内容作为 user 消息发送。',
    },
  },
  'tool-type': {
    zh: '只接受 function 类型的工具',
    remedy: {
      en: 'Express it as a function tool, or keep the call with a provider that has it.',
      zh: '请改写为 function 工具，或让此调用留在支持它的厂商。',
    },
  },
  'tool-shape': {
    zh: '工具的 name 与 parameters 必须写在 function 之下',
    remedy: {
      en: 'Nest name, description and parameters under function.',
      zh: '请把 name、description 与 parameters 放到 function 之下。',
    },
  },
  'tool-parameter-type': {
    zh: '工具的每个参数都需要 type',
    remedy: { en: 'Give the parameter its type.', zh: '请为该参数写明 type。' },
  },
  'token-arrays': {
    zh: '向量接口只接受文本，不接受 token 编号',
    remedy: { en: 'Send the texts themselves.', zh: '请直接发送文本。' },
  },
  request: {
    zh: '该模型不接受这种请求方式',
    remedy: {
      en: 'Change the kind of request, or choose another model with --model.',
      zh: '请改变请求方式，或用 --model 选择其他模型。',
    },
  },
};

/** The provider's refusal of a request as the code writes it. */
export function refused(fault: Fault, { detail, error }: RefusalFact, value: string | undefined): Localized {
  const words = WORDS[fault];
  const what = value === undefined ? '' : ` (${value})`;
  const remedy = words?.remedy ?? { en: 'Change it by hand.', zh: '请手工修改。' };
  return {
    en: `${detail.replace(/\.$/, '')}${what} (HTTP ${error.status}). ${remedy.en}`,
    zh: `${words?.zh ?? detail}${value === undefined ? '' : `（${value}）`}（HTTP ${error.status}）。${remedy.zh}`,
  };
}
