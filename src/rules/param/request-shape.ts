import type { Fault } from '../../core/provider.js';
import { chatFaults, embeddingFaults, type FoundFault } from '../../core/request-faults.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { CallUsage, ResolvedUsage } from '../../core/usage.js';
import * as say from '../../messages/request-shape.js';
import { manual } from '../decision.js';
import { circumstancesOf } from './circumstances.js';
import { knownBody, placeOf } from '../known-body.js';

/** A request that is turned down for its kind, as a model that only streams does: it has no field of its own. */
const OF_ITS_KIND: FoundFault = { fault: 'request', path: [], words: {} };
/** Judged by rules of their own, which know more of them. */
const ELSEWHERE: ReadonlySet<Fault> = new Set<Fault>(['reasoning-missing', 'missing-field']);

const WRITTEN_ANEW: ReadonlySet<Fault> = new Set<Fault>(['tool-shape', 'part-type']);

export default defineRule({
  id: 'param/request-shape',
  kind: 'param',
  title: { en: 'Requests that the provider turns down as a whole', zh: '整体会被新厂商拒绝的请求' },
  help: {
    en: 'JSON mode without the word json, tools of another kind, an empty assistant turn, token numbers instead of texts: what the profile says of them is reported where it stands.',
    zh: '未含 json 一词的 JSON 模式、其他类型的工具、空的 assistant 消息、以 token 编号代替文本：按资料中的说明在原处报告。',
  },
  reportsOnly: true,
  on: 'call',
  decide(call, context): readonly Decision[] {
    if (!context.moves(call) || !(call.api === 'chat.completions' || call.api === 'embeddings')) return [];
    const body = knownBody(call);
    const faults = call.api === 'embeddings' ? embeddingFaults(body) : chatFaults(body);
    // Tools and parts of a call that is written anew get the shape of chat completions.
    const left = call.converted ? faults.filter(({ fault }) => !WRITTEN_ANEW.has(fault)) : faults;
    return [...left, OF_ITS_KIND].flatMap((fault) => ofFault(call, fault, context));
  },
});

function ofFault(call: CallUsage & ResolvedUsage, found: FoundFault, context: RuleContext): Decision[] {
  const { fault, path } = found;
  if (ELSEWHERE.has(fault)) return [];
  const fact = context.target.refusal(fault, call.api, circumstancesOf(call, context));
  if (!fact) return [];
  const at = path.length === 0 ? undefined : placeOf(call, path);
  return [manual(say.refused(fault, fact, found.words['value']), at ? { at } : {})];
}
