import type { Change } from '../../core/change.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { ParamFact } from '../../core/provider.js';
import type { CallUsage, OptionSite, ResolvedUsage, Value } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { auto, info, manual, review } from '../decision.js';
import { acceptedValue } from '../accepted-value.js';
import { circumstancesOf, parameterName, plain, isInTypes } from './circumstances.js';

type Call = CallUsage & ResolvedUsage;

/** Judged by rules of their own. */
const ELSEWHERE = new Set([
  'model',
  'messages',
  'response_format',
  'reasoning_effort',
  'stream',
  'functions',
  'function_call',
  'embeddings.encoding_format',
  'embeddings.model',
  'embeddings.input',
]);

export default defineRule({
  id: 'param/follow-profile',
  kind: 'param',
  title: { en: 'Parameters as the provider takes them', zh: '参数按新厂商的要求调整' },
  help: {
    en: 'What the provider refuses is removed, what it calls otherwise is renamed, what it bounds is clamped; what the catalogue does not know is left alone.',
    zh: '会被拒绝的参数删除，名称不同的改名，超出范围的收窄；目录未知的不动。',
  },
  on: 'call',
  decide(call, context) {
    if (!context.moves(call)) return [];
    const known = circumstancesOf(call, context);
    return Object.values(call.options).flatMap((option) => {
      const name = parameterName(call, option.name);
      if (name === undefined || ELSEWHERE.has(name)) return [];
      const fact = context.target.param(name, { ...known, ...valueOf(option) });
      const decision = fact && judge(call, option, fact, context);
      return decision ? [{ ...decision, at: option.at, kind: 'param' as const }] : [];
    });
  },
});

function valueOf(option: OptionSite): { value?: unknown } {
  const value = plain(option.value);
  return value === undefined ? {} : { value };
}

function judge(call: Call, option: OptionSite, fact: ParamFact, context: RuleContext): Decision | undefined {
  switch (fact.behaviour) {
    case 'rejected':
      return rejected(call, option, fact, context);
    case 'renamed':
      return renamed(call, option, fact, context);
    case 'bounded':
      return bounded(call, option, fact, context);
    case 'ignored':
      return ignored(option, fact, context);
    case 'own-values':
      return review(say.ownValues(option.name, fact.detail), []);
    case 'extra-body':
      return manual(say.manualParam(option.name, fact.detail));
    case 'accepted':
    case 'unknown':
      return undefined;
  }
}

function rejected(call: Call, option: OptionSite, fact: ParamFact, context: RuleContext): Decision {
  if (!option.own) return manual(say.manualParam(option.name, fact.detail));
  const value = plain(option.value);
  const sent = call.sends?.[option.name];
  if (sent !== undefined) return replaced(call, option, { fact, sent }, context);
  const changes: Change[] = [{ type: 'remove-option', usage: owner(call), name: option.name }];
  const isDefault = value !== undefined && value === context.target.defaultOf(option.name);
  if (isDefault || context.target.isHarmless(option.name))
    return auto(say.removed(option.name, fact.detail), changes);
  return review(say.removedWithLoss(option.name, fact.detail), changes);
}

/** Left out, the SDK would send a value of its own in its place. */
function replaced(
  call: Call,
  option: OptionSite,
  { fact, sent }: { readonly fact: ParamFact; readonly sent: number },
  context: RuleContext,
): Decision {
  const name = parameterName(call, option.name) ?? option.name;
  const to = acceptedValue(name, sent, circumstancesOf(call, context), context);
  if (to === undefined) return manual(say.manualParam(option.name, fact.detail));
  const change: Change =
    to === sent
      ? { type: 'remove-option', usage: owner(call), name: option.name }
      : { type: 'set-option', usage: owner(call), name: option.name, value: { type: 'literal', value: to } };
  return review(
    to === sent
      ? say.removedWithLoss(option.name, fact.detail)
      : say.clamped(option.name, JSON.stringify(plain(option.value)) ?? '…', String(to), fact.detail),
    [change],
  );
}

function renamed(
  call: Call,
  option: OptionSite,
  fact: ParamFact,
  context: RuleContext,
): Decision | undefined {
  if (fact.to === undefined || call.options[fact.to]) return undefined;
  if (cannotSay(call, fact.to)) return rejected(call, option, fact, context);
  if (!option.own) return manual(say.renamed(option.name, fact.to));
  return auto(say.renamed(option.name, fact.to), [
    {
      type: 'rename-option',
      usage: owner(call),
      name: option.name,
      to: fact.to,
      typed: isInTypes(call, fact.to, context),
    },
  ]);
}

function bounded(
  call: Call,
  option: OptionSite,
  fact: ParamFact,
  context: RuleContext,
): Decision | undefined {
  const { value } = option;
  if (fact.asArray && value.type === 'literal' && typeof value.value === 'string') {
    return auto(
      say.clamped(option.name, JSON.stringify(value.value), JSON.stringify([value.value]), fact.detail),
      [
        {
          type: 'set-option',
          usage: owner(call),
          name: option.name,
          value: { type: 'json', value: [value.value] },
        },
      ],
    );
  }
  const limit = upperLimit(call, fact, context);
  const items = plain(value);
  // Which of them the program can do without, only a person knows.
  if (Array.isArray(items) && items.length > limit) return manual(say.manualParam(option.name, fact.detail));
  if (value.type !== 'literal') return undefined;
  const instead = fact.values?.[String(value.value)];
  if (instead !== undefined) return clamp(call, option, value, instead, fact);
  if (typeof value.value !== 'number') return undefined;
  const nearest = Math.min(Math.max(value.value, fact.min ?? Number.NEGATIVE_INFINITY), limit);
  if (nearest === value.value) return undefined;
  return clamp(call, option, value, nearest, fact);
}

function clamp(
  call: Call,
  option: OptionSite,
  from: Extract<Value, { type: 'literal' }>,
  to: string | number,
  fact: ParamFact,
): Decision {
  const changes: Change[] = [{ type: 'set-literal', usage: owner(call), at: from.at, value: to }];
  return review(say.clamped(option.name, String(from.value), String(to), fact.detail), changes);
}

function upperLimit(call: Call, fact: ParamFact, context: RuleContext): number {
  const model = context.target.profile.models.find((each) => each.id === context.modelAfter(call));
  const own = fact.maxFrom === undefined ? undefined : model?.[fact.maxFrom];
  return own ?? fact.max ?? Number.POSITIVE_INFINITY;
}

/** It may stay; a person should know only where the program asked for something that it no longer gets. */
function ignored(option: OptionSite, fact: ParamFact, context: RuleContext): Decision {
  const value = plain(option.value);
  const asksNothing =
    (value !== undefined && value === context.target.defaultOf(option.name)) ||
    context.target.isHarmless(option.name);
  return (asksNothing ? info : review)(say.ignored(option.name, fact.detail));
}

/** True where the SDK drops what it has no name for. */
function cannotSay(call: Call, name: string): boolean {
  return call.extraBody === 'none' && !(call.sayable ?? []).includes(name);
}

/** Options of a client that is also a call are rendered with the client. */
function owner(call: Call): string {
  return call.carriedBy ?? call.id;
}
