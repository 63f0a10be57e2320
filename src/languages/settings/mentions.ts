import type { EnvUsage } from '../../core/usage.js';
import { isOpenAIVariable, variableRole } from '../../core/variables.js';
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

/**
 * `openai-api-key` as the key of a secret: the variable's name in small letters. It is renamed with the variable, or the provider's
 * variable would be filled from the secret that holds OpenAI's key.
 */
export function addSpelledName(sheet: Sheet, at: Range): void {
  const raw = sheet.slice(at);
  const name = raw.toUpperCase().replace(/[-.]/g, '_');
  if (!/^[a-z\d]+(?:[-_.][a-z\d]+)+$/.test(raw) || !isOpenAIVariable(name) || variableRole(name) !== 'key')
    return;
  const separator = /[-.]/.exec(raw)?.[0] ?? '_';
  sheet.add(
    at,
    { kind: 'env', name, role: 'key', form: 'pass', nameAt: sheet.span(at), feeds: [] },
    { spell: (other) => other.toLowerCase().replaceAll('_', separator) },
  );
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
