import type { Kept } from '../../core/suppression.js';
import type { Target } from '../../core/target.js';
import type { CallUsage, ResolvedUsage, UsageId } from '../../core/usage.js';
import type { RuleOverrides } from './decide.js';

type Call = CallUsage & ResolvedUsage;

/** The rule that writes what is decided here. */
const RULE = 'call/convert-to-chat';

export interface Conversions {
  readonly target: Target;
  readonly kept: Kept;
  readonly overrides: RuleOverrides;
}

/**
 * The uses as the rules must see them: a call that is going to ask another API is judged by that API, its names and its limits. Calls that
 * share answers or messages are converted together, or stay together.
 */
export function convertCalls(
  usages: readonly ResolvedUsage[],
  conversions: Conversions,
): readonly ResolvedUsage[] {
  if (conversions.overrides[RULE] !== undefined) return usages;
  const calls = new Map(
    usages.flatMap((usage) => (usage.kind === 'call' ? [[usage.id, usage] as const] : [])),
  );
  return usages.map((usage) => {
    if (usage.kind !== 'call' || !usage.conversion) return usage;
    const together = usage.conversion.together.flatMap((id: UsageId) => calls.get(id) ?? []);
    return together.every((call) => isConverted(call, conversions)) ? inNewForm(usage) : usage;
  });
}

function isConverted(call: Call, { target: main, kept }: Conversions): boolean {
  const { conversion } = call;
  const target = main.at(call.api);
  if (!conversion || kept.usage(call.id) || !target.movesFrom(call.owner)) return false;
  if (!target.serves(conversion.to).served) return false;
  if (conversion.replaces !== 'functions') return !isServedAsItIs(call, target);
  const fact = target.param('functions', {});
  return fact !== undefined && fact.behaviour !== 'accepted';
}

/** Where it is served, or was sent elsewhere on purpose, the code stays as it is. */
function isServedAsItIs(call: Call, target: Target): boolean {
  const { served, support } = target.serves(call.api);
  return served || support.startsWith('routed:');
}

function inNewForm(call: Call): ResolvedUsage {
  const { conversion, ...rest } = call;
  const { to, options, replaces, method } = conversion!;
  return { ...rest, conversion: conversion!, api: to, options, method, converted: replaces };
}
