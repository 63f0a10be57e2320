import type { RuleContext } from '../../core/rule.js';
import type { Circumstances } from '../../core/target.js';
import type { Api } from '../../core/api.js';
import type { CallUsage, ResolvedUsage, Value } from '../../core/usage.js';
import { isWrittenByModel, offForAll, unlikeSettings } from '../model-settings.js';

type Call = CallUsage & ResolvedUsage;

/** What is known of the request that the call will make after the migration. */
export function circumstancesOf(call: Call, context: RuleContext): Circumstances {
  const model = context.modelAfter(call);
  const thinking = thinkingOf(call, context);
  return {
    ...(model === undefined ? {} : { model }),
    ...(thinking === undefined ? {} : { thinking }),
    ...(typeof call.streaming === 'boolean' ? { stream: call.streaming } : {}),
    tools: call.options['tools'] !== undefined,
    ...toolChoice(call.options['tool_choice']?.value),
  };
}

/** Whether the new model thinks in this call: off wherever it can be for a program that was written for a model that does not. */
export function thinkingOf(call: Call, context: RuleContext): 'on' | 'off' | undefined {
  const model = context.modelAfter(call);
  if (model === undefined) return undefined;
  const thinking = context.target.thinking(model);
  if (!thinking) return 'off';
  const settings = unlikeSettings(call, context);
  if (settings.length > 0 && !isWrittenByModel(call, settings))
    return offForAll(settings) ? 'off' : thinking.default;
  const before = context.modelBefore(call);
  if (before !== undefined && context.target.sourceThinks(before)) return 'on';
  return thinking.off ? 'off' : thinking.default;
}

function toolChoice(value: Value | undefined): Pick<Circumstances, 'toolChoice'> {
  if (!value) return {};
  if (value.type === 'object') return { toolChoice: 'named' };
  // LangChain names the tool by its name alone.
  const isName = value.type === 'literal' && typeof value.value === 'string';
  if (isName && !['auto', 'none', 'required', 'any'].includes(String(value.value)))
    return { toolChoice: 'named' };
  if (value.type !== 'literal') return {};
  if (value.value === 'any') return { toolChoice: 'required' };
  const choice = (['auto', 'none', 'required'] as const).find((each) => each === value.value);
  return choice ? { toolChoice: choice } : {};
}

/** Profiles name the parameters of other tasks than chat by the task. */
const TASKS: Readonly<Partial<Record<Api, string>>> = {
  embeddings: 'embeddings',
  'images.generations': 'images',
  'audio.speech': 'speech',
  'audio.transcriptions': 'transcription',
};

/** The profile's name for an option of a call. SDKs that hide the API name their settings the same for each. */
export function parameterName(call: CallUsage, option: string): string | undefined {
  const becomesChat = call.conversion === undefined && call.convertibleTo?.includes('chat.completions');
  if (call.api === 'chat.completions' || becomesChat) return option;
  const task = TASKS[call.api];
  return task === undefined ? undefined : `${task}.${option}`;
}

/** A value as plain data, where all of it is literal; undefined otherwise. */
export function plain(value: Value): unknown {
  switch (value.type) {
    case 'literal':
      return value.value;
    case 'array':
      return value.open ? undefined : value.items.map((item) => plain(item) ?? null);
    default:
      return undefined;
  }
}

/** True where the types that check the call know a parameter, so that it needs no spread. */
export function isInTypes(call: CallUsage, parameter: string, { target }: RuleContext): boolean {
  return target.isKnownParameter(parameter, call.typesOf);
}
