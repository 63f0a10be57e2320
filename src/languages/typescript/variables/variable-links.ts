import { ts } from 'ts-morph';
import type { Span } from '../../../core/source.js';
import type { CallUsage, ClientUsage, EnvUsage, ModelUsage, UsageId, Value } from '../../../core/usage.js';
import { detectVariables } from './env-usages.js';
import { variablesIn } from '../follow/values.js';
import type { Workspace } from '../program/workspace.js';

type User = ClientUsage | CallUsage;

/** What was stored under a name before is looked for under that name. */
const HISTORY = /(?:^|\/)migrations?\//;
const IS_HISTORY = {
  en: 'a migration of stored data looks for it under this name',
  zh: '一个迁移脚本按此名字查找已存数据',
};

/** Variables of OpenAI's names, and those of any name that carry a model, a key or a base URL, with what each read of them reaches. */
export function linkedVariables(
  workspace: Workspace,
  models: readonly ModelUsage[],
  users: readonly User[],
): EnvUsage[] {
  const fed = fedByName(users);
  const carried = models.flatMap((model) => model.variable ?? []);
  return detectVariables(workspace, new Set([...carried, ...fed.keys()])).map((usage) => {
    const named = fed.get(usage.name) ?? [];
    const near = usersNear(workspace, usage.nameAt, users);
    const linked: EnvUsage = {
      ...usage,
      ...(HISTORY.test(usage.nameAt.file) ? { fixed: IS_HISTORY } : {}),
      feeds: named.map((user) => user.id),
      ...(near.length > 0 ? { near } : {}),
    };
    if (!usage.direct) return linked;
    const reaches = named.filter((user) => readsAt(user, usage.nameAt)).map((user) => user.id);
    if (reaches.length > 0) return { ...linked, reaches };
    return { ...linked, guards: usersInScope(workspace, usage.nameAt, withCalls(named, users)) };
  });
}

/** A check of a key in the function that asks is about the client that it asks through, wherever that one is made. */
function withCalls(named: readonly User[], users: readonly User[]): readonly User[] {
  const ids = new Set(named.map((user) => user.id));
  const calls = users.filter((user) => user.kind === 'call' && user.clients.some((id) => ids.has(id)));
  return [...named, ...calls.filter((call) => !ids.has(call.id))];
}

/** Variable → clients and calls that it reaches. */
function fedByName(users: readonly User[]): ReadonlyMap<string, readonly User[]> {
  const fed = new Map<string, User[]>();
  for (const user of users) {
    const names = new Set(valuesOf(user).flatMap((value) => variablesIn(value)));
    for (const name of names) fed.set(name, [...(fed.get(name) ?? []), user]);
  }
  return fed;
}

function valuesOf(user: User): Value[] {
  const connection = user.kind === 'call' ? (user.connection ?? {}) : {};
  return [...Object.values(user.options), ...Object.values(connection)].map((option) => option.value);
}

function readsAt(user: User, name: Span): boolean {
  return valuesOf(user)
    .flatMap(readSpans)
    .some((at) => at.file === name.file && at.start <= name.start && name.end <= at.end);
}

/** Where the environment is read for a value. */
function readSpans(value: Value): Span[] {
  switch (value.type) {
    case 'env':
      return [value.at, ...(value.fallback ? readSpans(value.fallback) : [])];
    case 'choice':
      return value.of.flatMap(readSpans);
    case 'joined':
      return value.parts.flatMap(readSpans);
    case 'object':
      return Object.values(value.entries).flatMap(readSpans);
    case 'array':
      return value.items.flatMap(readSpans);
    default:
      return [];
  }
}

/** Those of the same function; what stands at the top of a module is near to everything, which says nothing. */
function usersNear(workspace: Workspace, at: Span, users: readonly User[]): UsageId[] {
  const source = workspace.files.get(at.file);
  const here = users.filter((user) => user.span.file === at.file && !(user.kind === 'client' && user.fixed));
  if (!source || here.length === 0 || innermostFunction(source, at.start) === source) return [];
  return usersInScope(workspace, at, here);
}

/** A check of a variable speaks for what its own function makes of it; at the top of a module for the whole module. */
function usersInScope(workspace: Workspace, at: Span, users: readonly User[]): UsageId[] {
  const source = workspace.files.get(at.file);
  if (!source) return [];
  const scope = innermostFunction(source, at.start);
  return users
    .filter(
      (user) => user.span.file === at.file && scope.pos <= user.span.start && user.span.end <= scope.end,
    )
    .map((user) => user.id);
}

function innermostFunction(source: ts.SourceFile, offset: number): ts.Node {
  let scope: ts.Node = source;
  function visit(node: ts.Node): void {
    if (offset < node.pos || offset >= node.end) return;
    if (ts.isFunctionLike(node)) scope = node;
    ts.forEachChild(node, visit);
  }
  ts.forEachChild(source, visit);
  return scope;
}
