import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/model-names.js';
import { auto, manual, review } from '../decision.js';
import { needOf } from '../model-need.js';

export default defineRule({
  id: 'model/implicit-default',
  kind: 'model',
  title: { en: 'A model that nobody wrote is written', zh: '补写未写明的模型' },
  help: {
    en: "Where an SDK sends a model of OpenAI's by default, the provider's model is written.",
    zh: '当 SDK 会默认发送 OpenAI 的模型时，写明新厂商的模型。',
  },
  reportsOnly: true,
  on: 'call',
  decide(call, context) {
    const from = call.defaultModel;
    if (
      from === undefined ||
      call.modelFrom !== undefined ||
      call.options['model'] ||
      !context.moves(call) ||
      !call.complete
    )
      return [];
    const choice = context.target.chooseModel(needOf(from, [call], context));
    if (choice.type !== 'mapped')
      return choice.type === 'none' ? [manual(choice.reason, { kind: 'model', model: { from } })] : [];
    const changes = [
      {
        type: 'set-option' as const,
        usage: call.carriedBy ?? call.id,
        name: 'model',
        value: { type: 'literal' as const, value: choice.to },
      },
    ];
    const decide = choice.sure ? auto : review;
    return [
      decide(say.implicitDefault(from, choice.to), changes, {
        kind: 'model',
        model: { from, to: choice.to, move: choice.move },
      }),
    ];
  },
});
