import type { Change } from '../../core/change.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { Span } from '../../core/source.js';
import type { CallUsage, EnvUsage, ResolvedUsage, Value, VariablePlan } from '../../core/usage.js';
import { isOpenAIVariable } from '../../core/variables.js';
import * as say from '../../messages/variables.js';
import { auto, info, manual, review } from '../decision.js';

type Env = EnvUsage & ResolvedUsage;

export default defineRule({
  id: 'env/rename-variable',
  kind: 'env',
  title: {
    en: "A variable gets the provider's name everywhere or nowhere",
    zh: '变量要么全部改名，要么都不改',
  },
  help: {
    en: "Code, types, schemas, env files, compose, CI and shell follow together. A real .env keeps its old key line and gains the new key. A variable that something else needs stays, with the provider's beside it.",
    zh: '代码、类型、schema、env 文件、compose、CI 与脚本一起改名。真实的 .env 保留旧密钥行并新增新密钥。仍被其他部分需要的变量保留，并在旁边新增新厂商的变量。',
  },
  on: 'env',
  describe: (env) => (isOurs(env) ? info(say.inventory(env.name)) : undefined),
  decide(env, context): readonly Decision[] {
    if (!isOurs(env)) return [];
    const plan = context.variable(env.name, isCode(env) ? env.nameAt : undefined);
    if (plan?.move === 'stay' && plan.because && env.form !== 'mention')
      return [manual(say.notSplit(env.name, plan.because))];
    if (!plan || plan.move === 'stay') return [stays(env, context)];
    if (plan.move === 'keep') return [review(say.ownName(env.name, context.target.profile.name))];
    if (plan.move === 'beside') return [beside(env, plan, context)];
    return [rename(env, plan, context)];
  },
});

/** A variable that only another vendor's client reads is none of our business. */
function isOurs(env: Env): boolean {
  return isOpenAIVariable(env.name) || ['openai', 'azure', 'relay', 'untraced'].includes(env.owner);
}

function stays(env: Env, context: RuleContext): Decision {
  const hasNoMeaning =
    (env.role === 'organization' || env.role === 'project') &&
    isOpenAIVariable(env.name) &&
    env.owner === 'openai';
  const moves =
    hasNoMeaning && context.usages.some((usage) => usage.kind === 'client' && context.moves(usage));
  return info(moves ? say.notNeeded(env.name) : say.inventory(env.name));
}

function rename(env: Env, plan: VariablePlan, context: RuleContext): Decision {
  const to = plan.to!;
  // A user's own key stays in the user's own file; the new one is added for them to fill in.
  if (env.form === 'declare' && env.real && env.role === 'key' && !env.commented) {
    const names = [to, ...others(plan)];
    return auto(
      say.realFile(env.name, names.join(', ')),
      names.map((name) => ({ type: 'declare-variable', usage: env.id, name, value: '' })),
    );
  }
  const added = isDeclared(env) ? others(plan) : [];
  const changes: Change[] = [
    { type: 'rename-variable', usage: env.id, to },
    ...added.map((name): Change => ({ type: 'declare-variable', usage: env.id, name })),
  ];
  const value = env.value?.type === 'literal' ? env.value.value : undefined;
  // A gateway's or another vendor's address under OpenAI's name is a choice that somebody made.
  const isForeign =
    env.role === 'baseURL' &&
    typeof value === 'string' &&
    /^https?:\/\//.test(value) &&
    !isRewritten(env, context);
  if (isForeign && !env.commented) {
    return review(say.renamed(env.name, to), [
      ...changes,
      { type: 'set-variable', usage: env.id, value: context.target.baseURL },
    ]);
  }
  if (added.length > 0) return auto(say.renamedTo(env.name, [to, ...added].join(', ')), changes);
  // A read for one provider of several says no more than where it stands.
  return auto(others(plan).length > 0 ? say.renamedTo(env.name, to) : say.renamed(env.name, to), changes);
}

/** Its names at the other providers that it serves. */
function others({ to, names }: VariablePlan): readonly string[] {
  return [...new Set(Object.values(names ?? {}))].filter((name) => name !== to);
}

/** A line of a settings file that gives the key a value, or hands it on. */
function isDeclared(env: Env): boolean {
  return (
    env.role === 'key' &&
    !env.commented &&
    (env.form === 'declare' || env.form === 'pass') &&
    !env.fixed &&
    !isCode(env)
  );
}

/** True where the value is an address that the endpoint rule rewrites. */
function isRewritten(env: Env, context: RuleContext): boolean {
  const at = env.valueAt;
  return (
    at !== undefined &&
    context.usages.some(
      (usage) =>
        usage.kind === 'endpoint' &&
        usage.span.file === at.file &&
        usage.span.start >= at.start &&
        usage.span.end <= at.end,
    )
  );
}

function beside(env: Env, plan: VariablePlan, context: RuleContext): Decision {
  const because = plan.because ?? { en: 'something else needs it', zh: '其他部分仍需要它' };
  if (followsItsUsers(env, context))
    return auto(say.renamedHere(env.name, plan.to!, because), [
      { type: 'rename-variable', usage: env.id, to: plan.to! },
    ]);
  const at = readOfMovers(env, context);
  if (at)
    return auto(say.renamedHere(env.name, plan.to!, because), [
      { type: 'set-expression', usage: env.id, at, value: { type: 'env', name: plan.to! } },
    ]);
  if (!isDeclared(env)) return info(say.stillOld(env.name, because));
  const names = [plan.to!, ...others(plan)];
  return auto(
    say.beside(env.name, names.join(', '), because),
    names.map((name) => ({ type: 'declare-variable', usage: env.id, name })),
  );
}

/** A read of the environment for requests that all move, or a check for something that moves; clients get their own key. */
function followsItsUsers(env: Env, context: RuleContext): boolean {
  if (!env.direct || isTyped(env.name, context)) return false;
  const fed = (env.reaches ?? []).flatMap((id) => context.byId(id) ?? []);
  if (fed.length > 0)
    return fed.every((user) => user.kind === 'call' && user.transport === 'http' && context.moves(user));
  return (env.guards ?? []).some((id) => {
    const user = context.byId(id);
    return user !== undefined && context.moves(user);
  });
}

/** The expression by which requests that all move read a typed environment: the old key may not go where they go. */
function readOfMovers(env: Env, context: RuleContext): Span | undefined {
  const fed = (env.reaches ?? []).flatMap((id) => context.byId(id) ?? []);
  const calls = fed.filter(
    (user): user is CallUsage & ResolvedUsage =>
      user.kind === 'call' && user.transport === 'http' && context.moves(user),
  );
  if (calls.length === 0 || calls.length < fed.length) return undefined;
  const settings = calls.flatMap((call) => Object.values({ ...call.options, ...call.connection }));
  return settings
    .flatMap(({ value }) => readsIn(value, env.name))
    .find(
      ({ file, start, end }) =>
        file === env.nameAt.file && start <= env.nameAt.start && env.nameAt.end <= end,
    );
}

function readsIn(value: Value, name: string): Span[] {
  switch (value.type) {
    case 'env':
      return value.name === name && !value.fallback ? [value.at] : [];
    case 'joined':
      return value.parts.flatMap((part) => readsIn(part, name));
    case 'choice':
      return value.of.flatMap((each) => readsIn(each, name));
    default:
      return [];
  }
}

/** A schema or type that lists the variables would not know the new one. */
function isTyped(name: string, context: RuleContext): boolean {
  return context.usages.some(
    (usage) =>
      usage.kind === 'env' &&
      usage.name === name &&
      isCode(usage) &&
      usage.form !== 'read' &&
      usage.form !== 'mention',
  );
}

/** In a program the new variable is read where the client is made; only settings files declare it. */
function isCode(env: EnvUsage): boolean {
  return env.language === 'typescript';
}
