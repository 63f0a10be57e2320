import type { Contexts, RuleContext } from '../../core/rule.js';
import type { FilePath, Span } from '../../core/source.js';
import type { Target } from '../../core/target.js';
import type { Api, CallUsage, ResolvedUsage, Value } from '../../core/usage.js';
import { needOf, responseFormat, sendsImages } from '../../rules/model-need.js';
import { plain, thinkingOf } from '../../rules/param/circumstances.js';

/** What a program asks of a model besides an answer. */
export type Feature =
  | 'chat'
  | 'stream'
  | 'tools'
  | 'json_object'
  | 'json_schema'
  | 'vision'
  | 'reasoning'
  | 'embeddings'
  | 'images'
  | 'speech'
  | 'transcription'
  | 'moderation'
  | 'completions'
  | 'responses'
  | 'models';

/** One question to a provider: does this model do this? */
export interface Probe {
  /** Who is asked. */
  readonly target: Target;
  readonly api: Api;
  readonly feature: Feature;
  /** Absent where the endpoint takes none. */
  readonly model?: string;
  /** The width of vectors that the program asks for. */
  readonly dimensions?: number;
  /** Calls that use it, in order of place. */
  readonly usedAt: readonly Span[];
}

type Call = CallUsage & ResolvedUsage;

/** What must work at each target for the project to work, each (model, feature) pair once. */
export function wantedProbes(
  contexts: Contexts,
  reportable: (file: FilePath) => boolean,
): {
  readonly probes: readonly Probe[];
  /** Calls whose model cannot be read off the source. */
  readonly untraced: readonly Span[];
} {
  const probes = new Map<string, Probe>();
  const untraced: Span[] = [];
  for (const call of callsAtTarget(contexts).filter(({ span }) => reportable(span.file))) {
    const context = contexts.of(call);
    const { target } = context;
    const api = apiAfter(call, context);
    const features = featuresOf(call, api, context);
    const models = features.includes('models') ? [undefined] : modelsAfter(call, context);
    if (models.length === 0) untraced.push(call.span);
    for (const model of models)
      for (const feature of features) add(probes, call, { target, api, feature, ...withModel(model) });
  }
  return { probes: [...probes.values()].sort(byModel), untraced };
}

function withModel(model: string | undefined): { model?: string } {
  return model === undefined ? {} : { model };
}

function add(probes: Map<string, Probe>, call: Call, question: Omit<Probe, 'usedAt' | 'dimensions'>): void {
  const width = call.options['dimensions'] && plain(call.options['dimensions'].value);
  const dimensions =
    typeof width === 'number' && question.feature === 'embeddings' ? { dimensions: width } : {};
  const { target, model, api, feature } = question;
  const key = JSON.stringify([target.profile.id, model, api, feature, dimensions]);
  const usedAt = [...(probes.get(key)?.usedAt ?? []), call.span];
  probes.set(key, { ...question, ...dimensions, usedAt });
}

/** Equal models stand together, in the order of their names; the sort keeps the order of features. */
function byModel(a: Probe, b: Probe): number {
  const [one, other] = [a.model ?? '', b.model ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Calls that would go to a target, and those that do so already. */
function callsAtTarget({ main, of }: Contexts): readonly Call[] {
  return main.usages.filter(
    (usage): usage is Call =>
      usage.kind === 'call' && (main.moves(usage) || usage.owner === of(usage).target.profile.id),
  );
}

function apiAfter(call: Call, context: RuleContext): Api {
  return context.target.serves(call.api).served ? call.api : (call.convertibleTo?.[0] ?? call.api);
}

function modelsAfter(call: Call, context: RuleContext): readonly string[] {
  const named = context.usages.flatMap((usage) =>
    usage.kind === 'model' && usage.calls.some((id) => id === call.id || id === call.carriedBy)
      ? [usage.value]
      : [],
  );
  const first = context.modelBefore(call);
  const before = [...new Set([...(first === undefined ? [] : [first]), ...named])];
  if (!context.moves(call)) return before;
  return before.flatMap((model) => {
    const choice = context.target.chooseModel(needOf(model, [call], context));
    if (choice.type === 'mapped') return [choice.to];
    return choice.type === 'unknown' && context.target.hasModel(model) ? [model] : [];
  });
}

const FEATURE_OF_API: Readonly<Partial<Record<Api, Feature>>> = {
  embeddings: 'embeddings',
  'images.generations': 'images',
  'audio.speech': 'speech',
  'audio.transcriptions': 'transcription',
  moderations: 'moderation',
  completions: 'completions',
  responses: 'responses',
  'models.list': 'models',
};

function featuresOf(call: Call, api: Api, context: RuleContext): readonly Feature[] {
  if (api !== 'chat.completions') {
    const feature = FEATURE_OF_API[api];
    return feature === undefined ? [] : [feature];
  }
  const format = responseFormat(call);
  const asked: readonly (readonly [Feature, boolean])[] = [
    ['chat', true],
    ['stream', call.streaming === true || /\.(?:stream|runTools)$/.test(call.method)],
    ['tools', call.options['tools'] !== undefined || hasEntries(call.options['functions']?.value)],
    ['json_object', format === 'json_object'],
    ['json_schema', format === 'json_schema'],
    ['vision', sendsImages(call)],
    ['reasoning', thinkingOf(call, context) === 'on'],
  ];
  return asked.flatMap(([feature, isAsked]) => (isAsked ? [feature] : []));
}

function hasEntries(value: Value | undefined): boolean {
  return value?.type === 'array' && value.items.length > 0;
}
