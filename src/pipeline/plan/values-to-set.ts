import type { Plan } from '../../core/plan.js';
import type { RuleContext } from '../../core/rule.js';
import type { EnvUsage, ResolvedUsage } from '../../core/usage.js';

/** The variables that a person must give a value before the migrated program runs, and the files where they are set or handed on. */
export function valuesToSet(usages: readonly ResolvedUsage[], context: RuleContext): Plan['setBeforeDeploy'] {
  const places = new Map<string, Set<string>>();
  const add = (name: string, file?: string) => {
    const files = places.get(name) ?? new Set<string>();
    if (file !== undefined) files.add(file);
    places.set(name, files);
  };
  const { target } = context;
  if (usages.some((usage) => (usage.kind === 'client' || usage.kind === 'call') && context.moves(usage))) {
    add(target.apiKeyEnv);
    if (target.profile.endpointEnv && target.baseURLExpression.type !== 'literal')
      add(target.profile.endpointEnv.name);
  }
  for (const usage of usages) {
    if (usage.kind !== 'env' || usage.commented || usage.language === 'typescript' || !isSetHere(usage))
      continue;
    const plan = context.variable(usage.name);
    if ((plan?.move === 'rename' || plan?.move === 'beside') && plan.to !== undefined && usage.role === 'key')
      add(plan.to, usage.span.file);
  }
  return [...places].map(([name, files]) => ({ name, where: [...files].sort() }));
}

function isSetHere(usage: EnvUsage): boolean {
  return usage.form === 'declare' || usage.form === 'pass';
}
