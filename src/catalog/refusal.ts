import type { Fault, ProviderProfile, RefusalFact } from '../core/provider.js';
import type { Circumstances } from '../core/target.js';
import type { Api } from '../core/usage.js';
import { judge } from './condition.js';

interface Faulty {
  readonly fault: Fault;
  readonly api?: Api;
  readonly circumstances?: Circumstances;
}

/**
 * How the provider turns a faulty request down; undefined where it does not mind, or where nobody knows. What only a person can
 * judge refuses nothing: nobody should search for a fault that they do not have.
 */
export function findRefusal(
  profile: ProviderProfile,
  { fault, api, circumstances }: Faulty,
): RefusalFact | undefined {
  return profile.refusals?.find(
    (each) =>
      each.fault === fault &&
      (each.apis === undefined || (api !== undefined && each.apis.includes(api))) &&
      judge(each.when, circumstances ?? {}) === 'yes',
  );
}
