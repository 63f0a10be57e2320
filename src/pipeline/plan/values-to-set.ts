import type { Plan } from '../../core/plan.js';
import type { RuleContext } from '../../core/rule.js';
import type { Target } from '../../core/target.js';
import type { EnvUsage, ResolvedUsage } from '../../core/usage.js';

/** The variables that a person must give a value before the migrated program runs, and the files where they are set or handed on. */
export function valuesToSet(usages: readonly ResolvedUsage[], context: RuleContext): Plan['setBeforeDeploy'] {
  const places = new Map<string, Set<string>>();
  const add = (name: string, file?: string) => {
    const files = places.get(name) ?? new Set<string>();
    if (file !== undefined) files.add(file);
    places.set(name, files);
  };
  for (const { apiKeyEnv, profile, baseURLExpression } of targetsInUse(usages, context)) {
    add(apiKeyEnv);
    if (profile.endpointEnv && baseURLExpression.type !== 'literal') add(profile.endpointEnv.name);
  }
  for (const usage of usages) {
    if (usage.kind !== 'env' || usage.commented || usage.language === 'typescript' || !isSetHere(usage))
      continue;
    const plan = context.variable(usage.name);
    if ((plan?.move === 'rename' || plan?.move === 'beside') && plan.to !== undefined && usage.role === 'key')
      for (const name of new Set([plan.to, ...Object.values(plan.names ?? {})])) add(name, usage.span.file);
  }
  return [...places].map(([name, files]) => ({ name, where: [...files].sort() }));
}

/** The main target first. */
function targetsInUse(usages: readonly ResolvedUsage[], context: RuleContext): readonly Target[] {
  const users = usages.filter(
    (usage) => (usage.kind === 'client' || usage.kind === 'call') && context.moves(usage),
  );
  const found = new Set(users.map((usage) => context.targetOf(usage)));
  return [...found].sort((a, b) => Number(b === context.target) - Number(a === context.target));
}

function isSetHere(usage: EnvUsage): boolean {
  return usage.form === 'declare' || usage.form === 'pass';
}
