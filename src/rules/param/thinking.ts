import type { Change } from '../../core/change.js';
import type { Json } from '../../core/change.js';
import { defineRule, type CarriedModel, type Decision, type RuleContext } from '../../core/rule.js';
import type { ThinkingSwitch } from '../../core/provider.js';
import type { CallUsage, ResolvedUsage } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { auto, review } from '../decision.js';
import { isHooked } from '../request-hook.js';
import { vendorName } from '../vendor-name.js';
import { isInTypes, plain } from './circumstances.js';
import {
  isWrittenByModel,
  leastEffortOf,
  offForAll,
  unlikeSettings,
  type ModelSetting,
} from '../model-settings.js';

type Call = CallUsage & ResolvedUsage;

/** Below this many tokens an answer is likely to be used up by the thinking before it. */
const SMALL = 2_000;

export default defineRule({
  id: 'param/thinking',
  kind: 'param',
  title: { en: 'Thinking as the program was written for', zh: '按程序原本的预期开关思考' },
  help: {
    en: 'A program written for a model that does not think gets the non-thinking form where there is one; one written for a reasoning model the thinking one, with its effort mapped.',
    zh: '为不思考的模型编写的程序使用非思考形式（如有）；为推理模型编写的程序使用思考形式，并映射其强度。',
  },
  on: 'call',
  decide(call, context): readonly Decision[] {
    if (call.api !== 'chat.completions' && !call.convertibleTo?.includes('chat.completions')) return [];
    if (!context.moves(call)) return [];
    const settings = unlikeSettings(call, context);
    const isSaidHere = call.modelFrom === undefined && call.extraBody !== 'none' && !call.dropsFalse;
    const decisions =
      settings.length > 0 && isSaidHere
        ? forUnlike(settings, call, context)
        : forModel(context.modelsOf(call)[0], call, context);
    return decisions.map((decision) => ({ kind: 'param' as const, ...decision }));
  },
});

function forModel(model: CarriedModel | undefined, call: Call, context: RuleContext): Decision[] {
  const thinking = model?.after === undefined ? undefined : context.target.thinking(model.after);
  if (!model?.after || !thinking) return [];
  return context.target.sourceThinks(model.before)
    ? switchOn(call, thinking, model.after, context)
    : switchOff(call, thinking, model.after, context);
}

/** Where the models of a call need different settings, each is sent its own, or all one that none refuses, or none is written. */
function forUnlike(settings: readonly ModelSetting[], call: Call, context: RuleContext): Decision[] {
  if (isWrittenByModel(call, settings))
    return [...withoutChanges(settings, call, context), byModel(settings, call, context)];
  const off = offForAll(settings);
  if (off) {
    const thought = settings
      .filter((each) => each.thought)
      .map(({ before, after }) => `${before} → ${after}`);
    return [...forModel(off, call, context), review(say.thinkingOffForAll([...new Set(thought)]))];
  }
  return [...withoutChanges(settings, call, context), review(say.thinkingUnlike(needsOf(settings)))];
}

/** What else is to be said of the first model. */
function withoutChanges(settings: readonly ModelSetting[], call: Call, context: RuleContext): Decision[] {
  return forModel(settings[0], call, context).filter(
    ({ changes }) => !changes?.some((change) => change.type === 'set-option'),
  );
}

function byModel(settings: readonly ModelSetting[], call: Call, context: RuleContext): Decision {
  const changes = [...new Set(settings.flatMap(({ fields }) => Object.keys(fields)))].flatMap((name) => {
    const wanting = settings.filter(({ fields }) => fields[name] !== undefined);
    const values = new Set(wanting.map(({ fields }) => JSON.stringify(fields[name])));
    return [...values].map((value) => ({
      ...set(call, name, JSON.parse(value) as Json, context),
      onlyFor: wanting
        .filter(({ fields }) => JSON.stringify(fields[name]) === value)
        .map(({ before, after }) => ({ before, after })),
    }));
  });
  return auto(say.thinkingByModel(needsOf(settings)), changes);
}

function needsOf(settings: readonly ModelSetting[]): readonly string[] {
  const needs = settings.map(({ before, after, fields }) => {
    const text = Object.keys(fields).length === 0 ? '-' : JSON.stringify(fields);
    return `${before} → ${after}: ${text}`;
  });
  return [...new Set(needs)];
}

function switchOff(call: Call, thinking: ThinkingSwitch, model: string, context: RuleContext): Decision[] {
  if (!thinking.off) return thinking.default === 'on' ? cannotSwitchOff(call, thinking, model, context) : [];
  if (call.modelFrom !== undefined) return []; // said where the model is made
  const missing = Object.entries(thinking.off).filter(([name]) => !call.options[name]);
  if (missing.length === 0) return [];
  const isDropped = call.dropsFalse && missing.some(([, value]) => value === false);
  if (call.extraBody === 'none' || isDropped)
    return thinking.default !== 'on' || isHooked(call, context)
      ? []
      : [review(hasHook(call, context) ? say.thinkingNotSwitchable(model) : say.thinkingHasNoPlace(model))];
  return [
    auto(
      say.thinkingOff(model),
      missing.map(([name, value]) => set(call, name, value, context)),
    ),
  ];
}

function hasHook(call: Call, context: RuleContext): boolean {
  return call.clients.some((id) => {
    const client = context.byId(id);
    return client?.kind === 'client' && client.requestHook !== undefined;
  });
}

function cannotSwitchOff(
  call: Call,
  thinking: ThinkingSwitch,
  model: string,
  context: RuleContext,
): Decision[] {
  const decisions: Decision[] = [...leastEffort(call, thinking, model, context)];
  for (const name of ['max_tokens', 'max_completion_tokens']) {
    const option = call.options[name];
    const value = option && plain(option.value);
    if (option && typeof value === 'number' && value < SMALL)
      decisions.push(review(say.thinkingForced(model, name), [], { at: option.at }));
  }
  const tools = call.options['tools'];
  if (tools && thinking.needsReasoningInHistory && rebuildsHistory(call))
    decisions.push(review(say.reasoningInHistory(model), [], { at: tools.at }));
  return decisions;
}

/** Where nothing switches it off, the smallest effort comes nearest to what the program was written for. */
function leastEffort(call: Call, thinking: ThinkingSwitch, model: string, context: RuleContext): Decision[] {
  const effort = leastEffortOf(thinking);
  // A client that carries its requests' settings sends an effort for models alone that it knows to think.
  const isSayable = call.extraBody !== 'none' && call.carriedBy === undefined && call.modelFrom === undefined;
  if (effort === undefined || call.options['reasoning_effort'] || !isSayable) return [];
  // Where the SDK's types know the field, a spread would widen its value to a string.
  const typed = isInTypes(call, 'reasoning_effort', context);
  return [auto(say.thinkingLeast(model, effort), [set(call, 'reasoning_effort', effort, context, typed)])];
}

/** An assistant turn with tool calls that is written out instead of pushed back whole. */
function rebuildsHistory(call: Call): boolean {
  // The SDK's own loop keeps the fields that it knows, and reasoning_content is none of them.
  if (call.loops || call.method.endsWith('.runTools')) return true;
  const messages = call.options['messages']?.value;
  if (messages?.type !== 'array') return false;
  return messages.items.some(
    (item) =>
      item.type === 'object' &&
      item.entries['tool_calls'] !== undefined &&
      item.entries['reasoning_content'] === undefined,
  );
}

function switchOn(call: Call, thinking: ThinkingSwitch, model: string, context: RuleContext): Decision[] {
  const decisions: Decision[] = [];
  const on = Object.entries(thinking.on ?? {}).filter(([name]) => !call.options[name]);
  const option = call.options['reasoning_effort'];
  const clashes = option !== undefined && thinking.effort === undefined;
  const isSaidElsewhere = call.extraBody === 'none' || call.modelFrom !== undefined;
  if (thinking.default === 'off' && on.length > 0 && !isSaidElsewhere) {
    decisions.push(
      auto(
        say.thinkingOn(model),
        on.map(([name, value]) => set(call, name, value, context)),
      ),
    );
  }
  if (!option) return decisions;
  const value = option.value;
  if (clashes) {
    decisions.push(
      review(
        say.removedWithLoss('reasoning_effort', say.noSuchSetting),
        option.own
          ? [{ type: 'remove-option', usage: call.carriedBy ?? call.id, name: 'reasoning_effort' }]
          : [],
        { at: option.at },
      ),
    );
  } else if (value.type === 'literal' && typeof value.value === 'string') {
    const to = thinking.effort?.[value.value];
    if (to !== undefined && to !== value.value) {
      decisions.push(
        auto(
          say.effort(value.value, to),
          [{ type: 'set-literal', usage: call.carriedBy ?? call.id, at: value.at, value: to }],
          { at: option.at },
        ),
      );
    }
  }
  return decisions;
}

function set(
  call: Call,
  name: string,
  value: Json,
  context: RuleContext,
  typed = false,
): Extract<Change, { type: 'set-option' }> {
  return {
    type: 'set-option',
    usage: call.carriedBy ?? call.id,
    name,
    value: { type: 'json', value },
    typed,
    vendor: vendorName(context.target),
  };
}
