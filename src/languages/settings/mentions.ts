import type { EnvUsage } from '../../core/usage.js';
import { variableRole } from '../../core/variables.js';
import { findNames, type NamedPlace } from './references.js';
import type { Sheet } from './sheet.js';
import type { Range } from './styles.js';

/** Says each OpenAI variable that a piece of text names and that nothing said before; `formOf` tells how it is named there. */
export function addMentions(
  sheet: Sheet,
  within: Range,
  formOf: (named: NamedPlace) => EnvUsage['form'],
  loose = false,
): void {
  for (const named of findNames(sheet.slice(within), within.start, loose)) {
    const nameAt = { start: named.start, end: named.end };
    sheet.add(nameAt, {
      kind: 'env',
      name: named.name,
      role: variableRole(named.name),
      form: formOf(named),
      nameAt: sheet.span(nameAt),
      feeds: [],
    });
  }
}

/** A value that is a name and nothing else hands the variable on; in a longer text it is a mention. */
export function addValueMentions(sheet: Sheet, inner: Range): void {
  const raw = sheet.slice(inner);
  addMentions(
    sheet,
    inner,
    ({ name }) => (raw === name ? 'pass' : 'mention'),
    /^[A-Z0-9]+_[A-Z0-9_]+$/.test(raw),
  );
}
