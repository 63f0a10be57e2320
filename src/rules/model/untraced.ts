import { defineRule, type Decision } from '../../core/rule.js';
import { OWNERS, type CallUsage, type Value } from '../../core/usage.js';
import * as say from '../../messages/model-names.js';
import { manual } from '../decision.js';

export default defineRule({
  id: 'model/untraced',
  kind: 'model',
  title: { en: 'A model that could not be traced', zh: '无法追踪的模型' },
  help: {
    en: 'A call that moves sends a model whose value the code does not show: a database, a user, a setting from outside.',
    zh: '要迁移的调用所发送的模型，其值在代码中看不到：来自数据库、用户或外部配置。',
  },
  reportsOnly: true,
  on: 'call',
  describe: (call) => (call.owner === OWNERS.openai ? untraced(call) : []),
  decide: (call, context) => (context.moves(call) ? untraced(call) : []),
});

function untraced(call: CallUsage): Decision[] {
  if (call.modelFrom !== undefined) return []; // said where the model is made
  const option = call.options['model'];
  const unknown = option && untracedIn(option.value);
  return unknown ? [manual(say.untracedModel(unknown.reason), { at: option.at, kind: 'model' })] : [];
}

function untracedIn(value: Value): Extract<Value, { type: 'untraced' }> | undefined {
  if (value.type === 'untraced') return value;
  const parts = value.type === 'choice' ? value.of : value.type === 'joined' ? value.parts : [];
  return parts.map(untracedIn).find((each) => each !== undefined);
}
