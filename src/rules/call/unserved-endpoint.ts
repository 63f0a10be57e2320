import { CLOSED_TO_KEYS } from '../../core/openai-names.js';
import { defineRule, type RuleContext } from '../../core/rule.js';
import type { Api, ResolvedUsage } from '../../core/usage.js';
import * as say from '../../messages/calls.js';
import { staysWith } from '../../messages/suppressions.js';
import { info, manual } from '../decision.js';

const CAPABILITY: Readonly<Partial<Record<Api, string>>> = {
  embeddings: 'embeddings',
  'images.generations': 'images',
  'images.edits': 'images',
  'images.variations': 'images',
  'audio.speech': 'speech',
  'audio.transcriptions': 'transcription',
  'audio.translations': 'transcription',
  moderations: 'moderation',
};

function moves(client: ResolvedUsage | undefined, context: RuleContext): boolean {
  return client !== undefined && context.moves(client);
}

/** A client that stays because it cannot be split: it says so itself, and names its calls. */
function isWhole(client: ResolvedUsage | undefined, context: RuleContext): boolean {
  return client !== undefined && context.unsplittable(client) !== undefined;
}

export default defineRule({
  id: 'call/unserved-endpoint',
  kind: 'call',
  title: { en: 'What the provider does not serve is not disguised', zh: '新厂商不提供的接口会如实报告' },
  help: {
    en: 'A call to an endpoint that the provider lacks keeps its code and its model; the report names the ways out.',
    zh: '对新厂商没有的接口的调用保持代码与模型不变；报告给出可行的出路。',
  },
  reportsOnly: true,
  on: 'call',
  decide(call, context) {
    const { target } = context;
    if (!target.movesFrom(call.owner)) return [];
    if (CLOSED_TO_KEYS.has(call.api)) return [manual(say.closedToKeys(call.method, target.profile.name))];
    if (context.moves(call)) return [];
    const kept = context.kept.usage(call.id);
    if (kept)
      return [call.clients.length > 0 ? info(say.callFound(call.method, call.api)) : manual(staysWith(kept))];
    if (call.fixed) return [manual(say.callFixed(call.method, call.fixed))];
    if (call.clients.some((id) => isWhole(context.byId(id), context)))
      return [info(say.callFound(call.method, call.api))];
    const { served, support, note } = target.serves(call.api);
    const companion = served ? context.boundTo(call) : undefined;
    if (companion) return [manual(say.sharesConnection(call.method, companion.api, companion.span.file))];
    if (served && call.transport === 'http')
      return [manual(say.keyIsNotItsOwn(call.method, target.apiKeyEnv))];
    if (served) return [info(say.callFound(call.method, call.api))];
    if (call.hosted) {
      const names = call.hosted.map((tool) => tool.name).join(', ');
      return [manual(say.hostedTools(names, target.profile.name), { at: call.hosted[0]!.at })];
    }
    if (call.modelFrom !== undefined) return [info(say.callFound(call.method, call.api))]; // said where the model is made
    if (support.startsWith('routed:')) return [info(say.callFound(call.method, call.api))];
    const goesAlong = call.clients.some((id) => moves(context.byId(id), context));
    const { unconvertible } = call;
    const ways = { capability: CAPABILITY[call.api], goesAlong, ...(unconvertible ? { unconvertible } : {}) };
    return [manual(say.unserved(call.api, target.profile.name, note, ways))];
  },
});
