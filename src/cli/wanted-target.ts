import type { Catalog } from '../catalog/catalog.js';
import { makeTarget, type TargetChoice } from '../catalog/make-target.js';
import { UsageError } from '../core/errors.js';
import type { Target } from '../core/target.js';
import { OWNERS, type Capability } from '../core/usage.js';
import * as say from '../messages/cli.js';

/** The target that values of `--to` name: the last plain one, and what goes elsewhere. Throws a UsageError where they cannot be. */
export function targetOf(
  wanted: readonly string[],
  catalog: Catalog,
  choice: Partial<Omit<TargetChoice, 'provider' | 'routes'>>,
): Target {
  const routed = wanted.filter((each) => each.includes('='));
  const provider = wanted.filter((each) => !each.includes('=')).at(-1);
  if (provider === undefined) throw new UsageError(say.routeWithoutTarget(routed[0] ?? ''));
  return makeTarget(catalog, {
    from: ['openai'],
    ...choice,
    provider,
    routes: Object.fromEntries(routed.map((each) => routeOf(each, catalog, choice.models ?? {}))),
  });
}

function routeOf(
  text: string,
  catalog: Catalog,
  models: NonNullable<TargetChoice['models']>,
): readonly [Capability, string] {
  const [name = '', provider = ''] = text.split('=');
  const { capabilities } = catalog.openai.api;
  if (!(name in capabilities)) throw new UsageError(say.unknownCapability(name, Object.keys(capabilities)));
  const capability = name as Capability;
  if (provider === OWNERS.openai) return [capability, provider];
  return [capability, makeTarget(catalog, { provider, from: ['openai'], models }).profile.id];
}
