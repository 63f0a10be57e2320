import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/notes.js';
import { info, review } from '../decision.js';

export default defineRule({
  id: 'model/gateway-string',
  kind: 'model',
  title: { en: 'A model that a gateway is asked for', zh: '向网关请求的模型' },
  help: {
    en: "The AI SDK sends a model that is only a text to Vercel's AI gateway, with that gateway's key. It is no client of OpenAI's, so that the text stays.",
    zh: 'AI SDK 会把仅用文本表示的模型发给 Vercel 的 AI 网关，并使用网关的密钥。它不是 OpenAI 的客户端，因此文本保持不变。',
  },
  reportsOnly: true,
  on: 'note',
  describe: (note) =>
    note.about === 'gateway-model' ? info(say.gatewayModel(note.name), modelOf(note.name)) : undefined,
  decide(note, context) {
    if (note.about !== 'gateway-model') return [];
    const { name } = context.target.profile;
    return [review(say.gatewayModelStays(note.name, name), [], modelOf(note.name))];
  },
});

function modelOf(text: string): { readonly model: { readonly from: string } } {
  return { model: { from: text } };
}
