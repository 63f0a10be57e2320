import { isOpen } from '../../core/open-value.js';
import type { RuleContext } from '../../core/rule.js';
import type { FilePath, ProjectFiles, Span } from '../../core/source.js';
import type { Target } from '../../core/target.js';
import { apiOfVariable, isOpenAIVariable } from '../../core/variables.js';
import type { EnvUsage, ResolvedUsage, VariablePlan } from '../../core/usage.js';
import { variableKept } from '../../messages/suppressions.js';
import {
  feedsSeveral,
  readElsewhere,
  staysBecauseNeeded,
  usedOutsidePaths,
} from '../../messages/variables.js';

/** What the planning of variables needs to know of the rest. */
export interface EnvironmentContext extends Pick<
  RuleContext,
  'usages' | 'target' | 'moves' | 'destinations' | 'kept' | 'byId'
> {
  readonly project: ProjectFiles;
  readonly reportable: (file: FilePath) => boolean;
}

/** A place that is no part of any client. */
const ANYWHERE: Span = { file: '', start: 0, end: 0 };

/** Programs in languages whose code is not rewritten: a variable that they read must keep its name. */
const OTHER_PROGRAMS = /\.(?:py|ipynb|go|rb|php|java|kt|rs|cs|swift|dart|ex|exs|scala|lua)$/;

/** One decision for each variable, the same in all its places. */
export function planVariables(context: EnvironmentContext): ReadonlyMap<string, VariablePlan> {
  const byName = new Map<string, EnvUsage[]>();
  for (const usage of context.usages) {
    if (usage.kind === 'env') byName.set(usage.name, [...(byName.get(usage.name) ?? []), usage]);
  }
  for (const name of implicitNames(context)) if (!byName.has(name)) byName.set(name, []);
  return new Map([...byName].map(([name, usages]) => [name, planVariable(name, usages, context)]));
}

/** Variables that an SDK reads by itself for a client that moves. */
function implicitNames(context: EnvironmentContext): string[] {
  return context.usages.flatMap((usage) => {
    if (usage.kind !== 'client' || !context.moves(usage)) return [];
    return usage.options['apiKey'] ? [] : [...usage.implicitEnv.apiKey];
  });
}

function planVariable(name: string, usages: readonly EnvUsage[], context: EnvironmentContext): VariablePlan {
  const role = usages[0]?.role ?? 'key';
  const users = usersOf(name, usages, context);
  const moved = users.filter((user) => context.moves(user));
  const stay: VariablePlan = { name, role, move: 'stay' };
  if (role !== 'key' && role !== 'baseURL' && role !== 'model') return stay;
  if (moved.length === 0 && isOnlyAMember(usages)) return stay;
  if (!isMovable(name, moved, context)) return stay;
  const targets = targetsOf(name, moved, context);
  const needed = staying(role === 'model' ? users.filter(asksTheApi) : users, context);
  if (!isOpenAIVariable(name)) return ofOwnName({ name, role, move: 'stay' }, targets, needed, context);
  if (role === 'model' && (targets.length > 1 || needed)) return { ...stay, because: feedsSeveral };
  const names = Object.fromEntries(
    targets.map((target) => [target.profile.id, newName(name, role, target)] as const),
  );
  const to = newName(name, role, targets[0] ?? context.target);
  if (to === name) return stay;
  const plan = { name, role, to, names };
  const obstacle = obstacleTo(name, usages, needed, context);
  return obstacle ? { ...plan, move: 'beside', because: obstacle } : { ...plan, move: 'rename' };
}

/** A name of the user's own is kept, unless one value cannot serve all that it feeds. */
function ofOwnName(
  stay: VariablePlan,
  targets: readonly Target[],
  needed: ResolvedUsage | undefined,
  context: EnvironmentContext,
): VariablePlan {
  if (targets.length === 0) return stay;
  if (targets.length === 1 && !needed) return { ...stay, move: 'keep' };
  if (stay.role !== 'key') return { ...stay, because: feedsSeveral };
  return {
    ...stay,
    move: 'beside',
    to: (targets[0] ?? context.target).apiKeyEnv,
    names: Object.fromEntries(targets.map(({ profile, apiKeyEnv }) => [profile.id, apiKeyEnv])),
    because: needed ? staysBecauseNeeded(needed.span.file) : feedsSeveral,
  };
}

/** Where what the variable feeds goes, the main target first. */
function targetsOf(
  name: string,
  moved: readonly ResolvedUsage[],
  context: EnvironmentContext,
): readonly Target[] {
  const found = new Set(
    moved.flatMap((user) => context.destinations(user, ANYWHERE)).filter((target) => target !== undefined),
  );
  if (found.size === 0) return [context.target.at(apiOfVariable(name))];
  return [...found].sort((a, b) => Number(b === context.target) - Number(a === context.target));
}

/** What keeps needing the variable for OpenAI. */
function staying(users: readonly ResolvedUsage[], context: EnvironmentContext): ResolvedUsage | undefined {
  return users.find((user) => context.destinations(user, ANYWHERE).includes(undefined));
}

/** False for a client that takes no key: it speaks another protocol than the API, and no name of a model decides whether it works. */
function asksTheApi(user: ResolvedUsage): boolean {
  return user.kind !== 'client' || user.fixed === undefined || user.options['apiKey'] !== undefined;
}

/** A property of some object that happens to have such a name: nothing reads it, and no file sets it. */
function isOnlyAMember(usages: readonly EnvUsage[]): boolean {
  return (
    usages.length > 0 &&
    usages.every(({ language, form }) => language === 'typescript' && (form === 'pass' || form === 'type'))
  );
}

/** A variable that nothing traced reads still moves with the project, when the project moves at all. */
function isMovable(name: string, moved: readonly ResolvedUsage[], context: EnvironmentContext): boolean {
  if (moved.length > 0) return true;
  if (!isOpenAIVariable(name) || isForWhatStays(name, context.target)) return false;
  const owner = /AZURE/.test(name) ? 'azure' : 'openai';
  const { target } = context;
  return context.usages.some(
    (usage) =>
      (usage.kind === 'client' || usage.kind === 'call') &&
      (usage.owner === owner || usage.owner === target.profile.id) &&
      context.moves(usage),
  );
}

/** True for a name that says what it is for, where nobody takes that. */
function isForWhatStays(name: string, main: Target): boolean {
  const api = apiOfVariable(name);
  return api !== undefined && !main.at(api).serves(api).served;
}

function usersOf(name: string, usages: readonly EnvUsage[], context: EnvironmentContext): ResolvedUsage[] {
  const fed = new Set(usages.flatMap((usage) => usage.feeds));
  return context.usages.filter((usage) => {
    if (fed.has(usage.id)) return true;
    if (usage.kind !== 'client') return false;
    if (!usage.options['apiKey'] && usage.implicitEnv.apiKey.includes(name)) return true;
    // An address that a moved client read by itself is written into it; one that stays goes on reading it.
    const staysHere = context.destinations(usage, ANYWHERE).includes(undefined);
    return staysHere && !usage.options['baseURL'] && usage.implicitEnv.baseURL.includes(name);
  });
}

/** `OPENAI_API_KEY` → the provider's own; its kin get the provider's prefix; a framework's prefix stays. */
export function newName(name: string, role: VariablePlan['role'], target: Target): string {
  const canonical = /^((?:[A-Z0-9]+_)*?)(?:AZURE_)?OPEN_?AI_API_KEY$/.exec(name);
  if (role === 'key' && canonical) return `${canonical[1] ?? ''}${target.apiKeyEnv}`;
  return name.replace(/(?:AZURE_)?OPEN_?AI/, target.envPrefix);
}

function obstacleTo(
  name: string,
  usages: readonly EnvUsage[],
  needed: ResolvedUsage | undefined,
  context: EnvironmentContext,
): VariablePlan['because'] {
  const kept = context.kept.variable(name);
  if (kept) return variableKept(kept);
  const staying =
    needed ??
    neighbours(usages, context).find((user) => stays(user, context)) ??
    (usages[0]?.role === 'key' ? keptByUnknownKey(context) : undefined);
  if (staying) return staysBecauseNeeded(staying.span.file);
  const fixed = usages.find((usage) => usage.fixed);
  if (fixed?.fixed) return fixed.fixed;
  const outside = usages.find((usage) => !context.reportable(usage.span.file));
  if (outside) return usedOutsidePaths(outside.span.file);
  const reader = otherReader(name, context.project);
  return reader === undefined ? undefined : readElsewhere(reader);
}

function stays(user: ResolvedUsage, context: EnvironmentContext): boolean {
  if (goesAlong(user, context)) return false;
  return context.destinations(user, ANYWHERE).includes(undefined) && context.target.movesFrom(user.owner);
}

/** A call that the provider does not serve still goes with the key of its client. */
function goesAlong(user: ResolvedUsage, context: EnvironmentContext): boolean {
  if (user.kind !== 'call' || user.clients.length === 0) return false;
  return user.clients.every((id) => {
    const client = context.byId(id);
    return (
      client !== undefined &&
      context.moves(client) &&
      !context.destinations(client, ANYWHERE).includes(undefined)
    );
  });
}

/** Requests in whose function the variable is read, though it was not seen to reach them. */
function neighbours(usages: readonly EnvUsage[], context: EnvironmentContext): ResolvedUsage[] {
  const near = new Set(usages.flatMap((usage) => usage.near ?? []));
  return context.usages.filter((usage) => near.has(usage.id));
}

/** A request that stays with OpenAI and whose key could not be traced: any of OpenAI's keys may be its own. */
function keptByUnknownKey(context: EnvironmentContext): ResolvedUsage | undefined {
  return context.usages.find((usage) => {
    if (usage.inTest || !stays(usage, context)) return false;
    if (usage.kind === 'client')
      return usage.calls.length > 0 && !usage.fixed && isOpen(usage.options['apiKey']?.value);
    return usage.kind === 'call' && usage.clients.length === 0 && isOpen(usage.connection?.['apiKey']?.value);
  });
}

function otherReader(name: string, project: ProjectFiles): FilePath | undefined {
  const word = new RegExp(`\\b${name}\\b`);
  return project.files.find((file) => OTHER_PROGRAMS.test(file) && word.test(project.read(file)?.text ?? ''));
}
