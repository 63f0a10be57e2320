import { ts } from 'ts-morph';
import type { Site } from '../clients/sites.js';

/** `defaults.configuration`, where other parts of the nested object come from a spread of `defaults`. */
export function inherited(site: Site, path: readonly string[]): string | undefined {
  if (path.length < 2) return undefined;
  const nested = Object.values(site.usage.options).some(
    (option) => !option.own && option.writtenAs.startsWith(`${path[0]}.`),
  );
  if (!nested) return undefined;
  const { object, owner, argument } = site;
  const spread =
    object?.properties.filter(ts.isSpreadAssignment).at(-1)?.expression ?? owner?.arguments?.[argument];
  return spread && ts.isIdentifier(spread) ? `${spread.text}.${path[0]}` : undefined;
}
