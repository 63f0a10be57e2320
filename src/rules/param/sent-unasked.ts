import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { CallUsage, ResolvedUsage } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { acceptedValue } from '../accepted-value.js';
import { manual, review } from '../decision.js';
import { circumstancesOf, parameterName } from './circumstances.js';

type Call = CallUsage & ResolvedUsage;

export default defineRule({
  id: 'param/sent-unasked',
  kind: 'param',
  title: { en: 'What an SDK sends although nobody wrote it', zh: 'SDK 自行发送、代码中未写的参数' },
  help: {
    en: 'Some SDKs fill in a temperature and the like. Where the provider refuses that value, one that it takes is written.',
    zh: '有些 SDK 会自动填入 temperature 等参数。若新厂商拒绝该值，则写明一个可接受的值。',
  },
  on: 'call',
  decide(call, context) {
    if (!call.sends || !context.moves(call)) return [];
    return Object.entries(call.sends).flatMap(([name, value]) => judge(call, name, value, context));
  },
});

function judge(call: Call, name: string, value: number, context: RuleContext): Decision[] {
  const parameter = parameterName(call, name);
  if (call.options[name] || parameter === undefined) return [];
  const known = circumstancesOf(call, context);
  const to = acceptedValue(parameter, value, known, context);
  const detail = context.target.param(parameter, { ...known, value })?.detail;
  if (to === value || detail === undefined) return [];
  if (to === undefined) return [manual(say.sendsRefused(name, value, detail))];
  return [
    review(say.sendsUnasked(name, value, to, detail), [
      {
        type: 'set-option',
        usage: call.carriedBy ?? call.id,
        name,
        value: { type: 'literal', value: to },
      },
    ]),
  ];
}
