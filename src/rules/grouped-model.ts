import type { Localized } from '../core/localized.js';
import { passesTest, type ModelGroup } from '../core/model-group.js';
import type { Decision, RuleContext } from '../core/rule.js';
import type { ModelUsage, ResolvedUsage } from '../core/usage.js';
import { together } from '../messages/clients.js';
import { inList } from '../messages/model-names.js';
import * as say from '../messages/model-groups.js';
import { info, manual, review } from './decision.js';
import { membersOf, planGroup, type GroupPlan } from './model-group.js';

type Model = ModelUsage & ResolvedUsage;

/** What is said of a name that moves with others; undefined where it has none, or none of them concerns what moves. */
export function ofGroup(model: Model, context: RuleContext): Decision | undefined {
  const group = model.together;
  if (!group || model.inTest) return undefined;
  const plan = planGroup(group, context);
  const members = membersOf(group, context);
  const speaker = members.find((member) => plan.choices.has(member.value) && member.role !== 'comparison');
  if (!plan.concerns || !speaker) return undefined;
  if (model.role === 'comparison') return ofTest(model, speaker, { group, plan });
  const to = plan.choices.get(model.value);
  const extra = { model: { from: model.value, ...(to ? { to: to.to, move: to.move } : {}) } };
  if (plan.blocked.length > 0) return stays(model, { group, plan, members, speaker }, context);
  if (speaker.id !== model.id)
    return info(say.goesWith(model.value, to?.to ?? model.value, speaker.value), extra);
  const message = say.groupMoves({
    pairs: pairsOf(members, plan),
    places: placesOf(group, members),
    offered: group.lists.length > 0,
  });
  const reasons = [...new Set(plan.choices.values())].filter(({ sure }) => !sure).map(({ reason }) => reason);
  return review(together([message, ...plan.notes, ...reasons]), plan.changes, extra);
}

interface Staying {
  readonly group: ModelGroup;
  readonly plan: GroupPlan;
  readonly members: readonly Model[];
  readonly speaker: Model;
}

function stays(model: Model, { group, plan, members, speaker }: Staying, context: RuleContext): Decision {
  const to = plan.choices.get(model.value)?.to;
  const extra = { model: { from: model.value, ...(to === undefined ? {} : { to }) } };
  if (speaker.id === model.id) {
    const message = say.groupStays({ pairs: pairsOf(members, plan), places: placesOf(group, members) });
    return manual(together([message, ...plan.blocked]), extra);
  }
  const isSent = model.calls.some((id) => {
    const call = context.byId(id);
    return call !== undefined && context.moves(call);
  });
  return isSent && to !== undefined
    ? manual(say.waitsForList(model.value, to, placesOf(group, members)), extra)
    : info(inList(model.value, speaker.value), extra);
}

/** A test that is written anew goes with the names; one that needs nothing, or waits, is said by itself. */
function ofTest(
  model: Model,
  speaker: Model,
  { group, plan }: { readonly group: ModelGroup; readonly plan: GroupPlan },
): Decision | undefined {
  if (plan.blocked.length > 0) return undefined;
  const isWritten = plan.changes.some((change) => change.usage === model.id);
  const to = plan.choices.get(model.value)?.to;
  const extra = { model: { from: model.value, ...(to === undefined ? {} : { to }) } };
  if (isWritten) return info(say.goesWithTest(model.value, speaker.value), extra);
  return group.lists.length > 0 ? review(say.testHolds(model.value), [], extra) : undefined;
}

/** The value of a variable whose default in the code is one of a group: it goes the same way. */
export function groupOfVariable(model: Model, context: RuleContext): Decision | undefined {
  const sibling = context.usages.find(
    (usage): usage is Model =>
      usage.kind === 'model' && usage.variable === model.variable && usage.together !== undefined,
  );
  const plan = sibling?.together && planGroup(sibling.together, context);
  const choice = plan?.choices.get(model.value);
  if (!sibling?.together || !plan?.concerns || !choice) return undefined;
  if (plan.blocked.length > 0)
    return manual(
      say.waitsForList(
        model.value,
        choice.to,
        placesOf(sibling.together, membersOf(sibling.together, context)),
      ),
      {
        model: { from: model.value, to: choice.to },
      },
    );
  if (!model.at) return undefined;
  return review(
    say.goesWith(model.value, choice.to, sibling.value),
    [{ type: 'set-literal', usage: model.id, at: model.at, value: (model.prefix ?? '') + choice.to }],
    { model: { from: model.value, to: choice.to, move: choice.move } },
  );
}

function pairsOf(members: readonly Model[], plan: GroupPlan): { from: string; to: string }[] {
  const names = members.filter(({ role }) => role !== 'comparison').map(({ value }) => value);
  return [...new Set(names)].map((from) => ({ from, to: plan.choices.get(from)?.to ?? '' }));
}

/** `src/models.ts (MODELS, LABELS)`: each file once. */
function placesOf(group: ModelGroup, members: readonly Model[]): readonly string[] {
  const named = new Map<string, Set<string>>(members.map(({ span }) => [span.file, new Set()]));
  for (const { name, at } of group.lists) if (name !== '') named.get(at.file)?.add(name);
  return [...named].map(([file, names]) => (names.size > 0 ? `${file} (${[...names].join(', ')})` : file));
}

/** Which way the new models take at a test that nobody writes anew. */
export function branchTaken({ asks }: Model, context: RuleContext): readonly Localized[] {
  if (!asks) return [];
  const sent = context.usages.flatMap((usage): readonly string[] => {
    if (usage.kind === 'call') return context.moves(usage) ? [context.modelAfter(usage) ?? []].flat() : [];
    if (usage.kind !== 'model' || !usage.together || usage.role === 'comparison') return [];
    return [planGroup(usage.together, context).choices.get(usage.value)?.to ?? []].flat();
  });
  return [...new Set(sent)].slice(0, 2).map((model) => {
    const passes = passesTest(model, asks);
    const { branches } = asks;
    return say.branchTaken(model, passes, branches ? branches[passes ? 'passes' : 'fails'] : '');
  });
}
