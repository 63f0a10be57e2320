import type { Change } from '../core/change.js';
import type { Localized } from '../core/localized.js';
import { passesTest, type IdTest, type ModelGroup } from '../core/model-group.js';
import type { RuleContext } from '../core/rule.js';
import type { ModelChoice } from '../core/target.js';
import { OWNERS, type CallUsage, type ModelUsage, type ResolvedUsage } from '../core/usage.js';
import * as say from '../messages/model-groups.js';
import { besideChanges, type Figures } from './beside-models.js';
import { apiAfter, needOf } from './model-need.js';

type Model = ModelUsage & ResolvedUsage;
type Call = CallUsage & ResolvedUsage;
type Mapped = Extract<ModelChoice, { type: 'mapped' }>;

/** What becomes of a group: all that is written for it, or why it stays. */
export interface GroupPlan {
  /** By OpenAI's name; absent for names that are the provider's already. */
  readonly choices: ReadonlyMap<string, Mapped>;
  readonly changes: readonly Change[];
  readonly notes: readonly Localized[];
  /** Empty where the group moves. */
  readonly blocked: readonly Localized[];
  /** False where nothing that moves may receive one of its names. */
  readonly concerns: boolean;
}

const plans = new WeakMap<RuleContext, Map<ModelGroup, GroupPlan>>();

/** The same answer for each of its names. */
export function planGroup(group: ModelGroup, context: RuleContext): GroupPlan {
  const known = plans.get(context) ?? new Map<ModelGroup, GroupPlan>();
  plans.set(context, known);
  const plan = known.get(group) ?? make(group, context);
  known.set(group, plan);
  return plan;
}

export function membersOf(group: ModelGroup, context: RuleContext): readonly Model[] {
  return group.members.flatMap((id) => {
    const usage = context.byId(id);
    return usage?.kind === 'model' ? [usage] : [];
  });
}

function make(group: ModelGroup, context: RuleContext): GroupPlan {
  const members = membersOf(group, context);
  const { receivers, stays } = receiversOf(members, context);
  const concerns = receivers.length > 0;
  const choices = new Map<string, Mapped>();
  const blocked: Localized[] = stays ? [say.someStay] : [];
  if (new Set(receivers.map((call) => context.targetOf(call))).size > 1) blocked.push(say.severalHouses);
  for (const member of members.filter(isName)) {
    const choice = choiceOf(member, receivers, context);
    if (choice?.type === 'mapped') choices.set(member.value, choice);
    else if (choice) blocked.push(choice.reason);
  }
  const { changes, notes, ...found } = written(group, members, { choices, context });
  const reasons = [...blocked, ...obstacles(group), ...brokenReaders(members), ...found.blocked];
  return { choices, changes, notes: distinct(notes), blocked: distinct(reasons), concerns };
}

/** A whole id; other tests hold a part of one, which is judged by the ids that pass. */
function isName(member: Model): boolean {
  return member.role !== 'comparison';
}

/** The calls that get one of these names: those seen to, else all whose model comes from where nobody can follow. */
function receiversOf(
  members: readonly Model[],
  context: RuleContext,
): { readonly receivers: readonly Call[]; readonly stays: boolean } {
  const seen = new Set(members.flatMap((member) => member.calls));
  const calls = context.usages.filter((usage): usage is Call => usage.kind === 'call' && !usage.inTest);
  const reached = calls.filter((call) => seen.has(call.id));
  const apis = new Set(members.filter(isName).flatMap((member) => member.api ?? 'chat.completions'));
  const open = calls.filter((call) => hasOpenModel(call) && apis.has(apiAfter(call, context)));
  const all = reached.some((call) => context.moves(call)) ? reached : [...reached, ...open];
  const receivers = all.filter((call) => context.moves(call));
  const stays = all.some((call) => call.owner === OWNERS.openai && !context.moves(call));
  return { receivers, stays: stays && receivers.length > 0 };
}

/** True where a call's model could not be followed to its end. */
export function hasOpenModel(call: CallUsage): boolean {
  const value = call.options['model']?.value;
  return (
    !call.complete ||
    (value !== undefined && (value.type === 'untraced' || value.type === 'choice' || value.type === 'env'))
  );
}

function choiceOf(
  member: Model,
  receivers: readonly Call[],
  context: RuleContext,
): Mapped | { readonly type: 'none'; readonly reason: Localized } | undefined {
  if (context.target.hasModel(member.value)) return undefined;
  const choice = context.target.chooseModel(needOf(member.value, receivers, context));
  return choice.type === 'unknown' ? { type: 'none', reason: say.notKnown(member.value) } : choice;
}

interface Writing {
  readonly choices: ReadonlyMap<string, Mapped>;
  readonly context: RuleContext;
}

type Written = Pick<GroupPlan, 'changes' | 'notes' | 'blocked'>;

/** Names, what stands beside them, tests, and entries that would stand there twice. */
function written(group: ModelGroup, members: readonly Model[], { choices, context }: Writing): Written {
  const after = (id: string) => choices.get(id)?.to ?? id;
  const byId = new Map(members.map((member) => [member.id, member]));
  const doubles = doubleEntries(group, byId, after);
  const gone = new Set(doubles.flatMap(({ usage, removal }) => (removal ? [usage] : [])));
  const figures = (id: string): Figures => ({
    from: context.target.sourceLimits(id),
    to: choices.get(id)?.model,
    name: after(id),
  });
  const beside = besideChanges(
    group.beside.filter(({ usage }) => !gone.has(usage) && choices.has(byId.get(usage)?.value ?? '')),
    (usage) => figures(byId.get(usage)?.value ?? ''),
  );
  const tests = testChanges(group, members, after);
  const names = members.flatMap((member): Change[] => {
    if (!isName(member) || !member.at || gone.has(member.id) || after(member.value) === member.value)
      return [];
    const value = (member.prefix ?? '') + after(member.value);
    return [{ type: 'set-literal', usage: member.id, at: member.at, value }];
  });
  const removed = doubles.flatMap(({ usage, removal }): Change[] =>
    removal ? [{ type: 'remove-entry', usage, at: removal }] : [],
  );
  const lost = doubles.flatMap(({ usage, removal }) =>
    removal ? [] : [after(byId.get(usage)?.value ?? '')],
  );
  return {
    changes: [...names, ...beside.changes, ...tests.changes, ...removed],
    notes: [
      ...beside.notes,
      ...tests.notes,
      ...(removed.length > 0
        ? [say.oneEntryLeft([...new Set([...gone].map((id) => byId.get(id)?.value ?? ''))])]
        : []),
      ...(group.others.length > 0 ? [say.othersStay(group.others)] : []),
    ],
    blocked: [
      ...beside.blocked,
      ...tests.blocked,
      ...(lost.length > 0 ? [say.sameName([...new Set(lost)], namesFor(members, lost, after))] : []),
    ],
  };
}

function namesFor(members: readonly Model[], to: readonly string[], after: (id: string) => string): string[] {
  const names = members.filter(isName).map(({ value }) => value);
  return [...new Set(names.filter((name) => to.includes(after(name))))];
}

/** Entries whose new name stands in their list already; `removal` where they say nothing else than the one before. */
function doubleEntries(
  group: ModelGroup,
  byId: ReadonlyMap<string, Model>,
  after: (id: string) => string,
): readonly ModelGroup['entries'][number][] {
  const first = new Map<string, string>();
  return group.entries.flatMap((entry) => {
    const name = after(byId.get(entry.usage)?.value ?? '');
    const key = `${entry.list}\0${name}`;
    const before = first.get(key);
    if (before === undefined && !group.others.includes(name)) {
      first.set(key, entry.rest);
      return [];
    }
    const isSame = before === entry.rest && !entry.counted;
    const { removal, ...kept } = entry;
    return [isSame && removal ? { ...kept, removal } : kept];
  });
}

/** Each test as it must be so that the new ids pass it whose old ones did. */
function testChanges(
  group: ModelGroup,
  members: readonly Model[],
  after: (id: string) => string,
): Pick<Written, 'changes' | 'notes' | 'blocked'> {
  const ids = [...new Set([...members.filter(isName).map(({ value }) => value), ...group.others])];
  const changes: Change[] = [];
  const notes: Localized[] = [];
  const blocked: Localized[] = [];
  for (const test of group.tests) {
    if (ids.every((id) => passesTest(id, test) === passesTest(after(id), test))) continue;
    const text = textFor(test, ids, after);
    if (text === undefined || !test.at) blocked.push(say.testTurns(test.text));
    else {
      changes.push({ type: 'set-literal', usage: test.usage, at: test.at, value: text });
      notes.push(say.testFollows(test.text, text));
    }
  }
  return { changes, notes, blocked };
}

/** A text for the same kind of test that tells the new ids apart as the old text did the old ones. */
function textFor(test: IdTest, ids: readonly string[], after: (id: string) => string): string | undefined {
  const passing = new Set(ids.filter((id) => passesTest(id, test)).map(after));
  const failing = new Set(ids.filter((id) => !passesTest(id, test)).map(after));
  const [only] = passing;
  const candidates = passing.size === 1 ? [only!] : [commonStart([...passing])];
  const candidate = candidates.find((text) => text !== '');
  if (candidate === undefined) return undefined;
  const isExact = (how: IdTest) =>
    [...passing].every((id) => passesTest(id, how)) && ![...failing].some((id) => passesTest(id, how));
  return isExact({ ...test, text: candidate }) ? candidate : undefined;
}

/** `deepseek-` of `deepseek-flash` and `deepseek-v4-pro`: what they share, up to where a word ends. */
function commonStart(ids: readonly string[]): string {
  const [first = '', ...rest] = ids;
  let length = first.length;
  for (const id of rest) while (!id.startsWith(first.slice(0, length))) length--;
  return /^(?:.*[-_/:])?/.exec(first.slice(0, length))?.[0] ?? '';
}

function obstacles(group: ModelGroup): readonly Localized[] {
  return group.obstacles.map(({ at, why }) =>
    why === 'open' ? say.openList(at.file) : say.bareKey(at.file),
  );
}

/** Readers that are no part of the group, and that a new name breaks. */
function brokenReaders(members: readonly Model[]): readonly Localized[] {
  return members
    .flatMap((member) => member.readers)
    .filter(({ as, survives }) => !survives && (as === 'tokenizer' || as === 'test'))
    .map(({ at, as }) => say.readerBreaks(at.file, as));
}

function distinct(messages: readonly Localized[]): readonly Localized[] {
  return [...new Map(messages.map((message) => [message.en, message])).values()];
}
