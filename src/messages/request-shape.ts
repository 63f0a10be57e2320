import type { Localized } from '../core/localized.js';
import type { Fault, RefusalFact } from '../core/provider.js';
import { withoutStop } from './ending.js';

/** What to do about a fault that a rule reports. */
const REMEDIES: Readonly<Partial<Record<Fault, Localized>>> = {
  'json-word': { en: 'Write the word json into a message.', zh: '请在消息中写明 json。' },
  'effort-and-thinking': { en: 'Keep one of the two.', zh: '请只保留其中之一。' },
  'content-parts': {
    en: 'Join the texts into one string, or choose another model with --model.',
    zh: '请把文本合并为一个字符串，或用 --model 选择其他模型。',
  },
  'part-type': {
    en: 'Leave it out, or choose a model that takes it with --model.',
    zh: '请去掉它，或用 --model 选择支持它的模型。',
  },
  'image-alone': { en: 'Add a text part beside the image.', zh: '请在图片旁加上一段文本。' },
  'empty-assistant': { en: 'Drop such turns from the history.', zh: '请从历史中去掉这样的消息。' },
  'no-user-message': {
    en: 'Send what the model should answer as a user message.',
    zh: '请把需要回答的内容作为 user 消息发送。',
  },
  'tool-type': {
    en: 'Express it as a function tool, or keep the call with a provider that has it.',
    zh: '请改写为 function 工具，或让此调用留在支持它的厂商。',
  },
  'tool-shape': {
    en: 'Nest name, description and parameters under function.',
    zh: '请把 name、description 与 parameters 放到 function 之下。',
  },
  'tool-parameter-type': { en: 'Give the parameter its type.', zh: '请为该参数写明 type。' },
  'token-arrays': { en: 'Send the texts themselves.', zh: '请直接发送文本。' },
  request: {
    en: 'Change the kind of request, or choose another model with --model.',
    zh: '请改变请求方式，或用 --model 选择其他模型。',
  },
};

/** The provider's refusal of a request as the code writes it. */
export function refused(fault: Fault, { detail, error }: RefusalFact, value: string | undefined): Localized {
  const why = withoutStop(detail);
  const what = value === undefined ? { en: '', zh: '' } : { en: ` (${value})`, zh: `（${value}）` };
  const remedy = REMEDIES[fault] ?? { en: 'Change it by hand.', zh: '请手工修改。' };
  return {
    en: `${why.en}${what.en} (HTTP ${error.status}). ${remedy.en}`,
    zh: `${why.zh}${what.zh}（HTTP ${error.status}）。${remedy.zh}`,
  };
}
