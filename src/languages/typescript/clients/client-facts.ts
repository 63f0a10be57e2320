import type { ClientDescriptor } from '../../../core/sdk.js';
import type { ClientUsage } from '../../../core/usage.js';
import type { ReadOptions } from './options.js';

/** Whose API the client speaks to by construction: some settings make it Azure's, others no one's that is known. */
export function familyOf(
  { becomes, foreignWith, azureWith, family }: ClientDescriptor,
  { options }: ReadOptions,
): ClientUsage['family'] {
  if (foreignWith?.some((name) => options.has(name))) return 'other';
  if (becomes) return options.has('baseURL') ? family : 'openai';
  return azureWith?.some((name) => options.has(name)) ? 'azure' : family;
}

/** What this SDK in this version needs besides an address and a key. */
export function sdkFacts(descriptor: ClientDescriptor, { options }: ReadOptions): Partial<ClientUsage> {
  const misnamed = [...options].flatMap(([name, option]) =>
    option.own && descriptor.misnames?.includes(option.writtenAs) ? [name] : [],
  );
  return {
    ...(misnamed.length > 0 ? { misnamed } : {}),
    ...(descriptor.plainExport ? { plainExport: descriptor.plainExport } : {}),
    ...(descriptor.requestHook ? { requestHook: descriptor.requestHook } : {}),
    ...(descriptor.hijackedBy ? { hijackedBy: descriptor.hijackedBy } : {}),
  };
}
