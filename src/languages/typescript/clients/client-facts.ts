import { ts } from 'ts-morph';
import type { ClientDescriptor } from '../../../core/sdk.js';
import type { ClientUsage } from '../../../core/usage.js';
import type { ClientSite } from '../follow/known.js';
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

/** Variables that it reads by itself for what its settings do not say. */
export function implicitEnv(
  { addressedBy, implicitEnv: read }: ClientDescriptor,
  { options }: ReadOptions,
): ClientUsage['implicitEnv'] {
  return addressedBy?.some((name) => options.has(name)) ? { ...read, baseURL: [] } : read;
}

/** The package behind a client, where the name that makes it stands in an import statement by itself. */
export function madeBy(site: ClientSite): Pick<ClientUsage, 'made'> {
  const callee = site.optionsOwner?.expression;
  const specifier = site.instance ?? (callee && importOf(callee));
  return specifier ? { made: { package: site.package, exported: site.exportName } } : {};
}

function importOf(callee: ts.Expression): ts.ImportSpecifier | undefined {
  if (!ts.isIdentifier(callee)) return undefined;
  for (const statement of callee.getSourceFile().statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const named = statement.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named)) continue;
    const found = named.elements.find((each) => each.name.text === callee.text);
    if (found) return found;
  }
  return undefined;
}

/** What this SDK in this version needs besides an address and a key. */
export function sdkFacts(descriptor: ClientDescriptor, { options }: ReadOptions): Partial<ClientUsage> {
  const misnamed = [...options].flatMap(([name, option]) =>
    option.own && descriptor.misnames?.includes(option.writtenAs) ? [name] : [],
  );
  return {
    ...(misnamed.length > 0 ? { misnamed } : {}),
    ...(descriptor.plainExport ? { plainExport: descriptor.plainExport } : {}),
    ...(descriptor.home ? { home: descriptor.home } : {}),
    ...(descriptor.requestHook ? { requestHook: descriptor.requestHook } : {}),
    ...(descriptor.hijackedBy ? { hijackedBy: descriptor.hijackedBy } : {}),
  };
}
