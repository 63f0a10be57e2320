import type { EnvUsage } from '../../core/usage.js';
import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import { isOpenAIVariable, variableRole } from '../../core/variables.js';
import { isKeyUnder, looksLikeOwnKey } from './key-shapes.js';
import { addDimension, saysModel } from './telling-keys.js';
import {
  addContents,
  addModel,
  addReferences,
  addSecret,
  addUrls,
  concernsOpenAI,
  roleOf,
  roleOfUrl,
  valueOf,
} from './value-contents.js';
import { findReferences } from './references.js';
import { eolAt, lineEnd } from './lines.js';
import type { Replacement, Sheet, Writers } from './sheet.js';
import type { Range, Style, Token } from './styles.js';

/** Where a further variable goes that is declared beside this one. */
export type Placement =
  /** On lines of its own; `lead` is what stands in front of the entry on its line. */
  | { readonly kind: 'line'; readonly lead: string }
  /** Directly behind the entry. */
  | { readonly kind: 'inline'; readonly separator: string };

/** One `NAME=value` of a file, in whatever syntax. */
export interface Entry {
  readonly name: string;
  readonly nameAt: Range;
  /** From the first character that belongs to it alone to the last of its value; what `declare` copies. */
  readonly at: Range;
  readonly token?: Token | undefined;
  readonly form?: EnvUsage['form'] | undefined;
  readonly commented?: boolean | undefined;
  readonly real?: boolean | undefined;
  readonly placement?: Placement | undefined;
  /** What goes with the entry. */
  readonly remove?: Range | undefined;
  /** How a value is added to an entry that has none: `- NAME` becomes `- NAME=value`. */
  readonly emptyLead?: string | undefined;
  readonly style?: Style | undefined;
  /** Names that stand beside it already; filled while the file is read. */
  readonly scope?: Set<string> | undefined;
}

/** How variables of the environment are written everywhere. */
const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;

/** Says an entry and what its value holds, where it is OpenAI's. Returns whether it is. */
export function addEntry(sheet: Sheet, entry: Entry): boolean {
  const { name, token } = entry;
  if (!entry.commented) entry.scope?.add(name);
  if (token) addReferences(sheet, token.inner, entry.commented);
  if (!VARIABLE.test(name)) {
    if (token && !entry.commented) addSetting(sheet, name, token);
    return false;
  }
  if (token && !entry.commented) addDimension(sheet, token.at, name, Number(ownText(sheet, entry)));
  if (!concernsOpenAI(name, ownText(sheet, entry))) {
    if (isNamelessAddress(sheet, entry))
      sheet.add(shown(entry), { kind: 'note', about: 'named-setting', name });
    return false;
  }
  sheet.add(shown(entry), envUsage(sheet, entry), writersOf(sheet, entry));
  if (token) {
    sheet.remember(token);
    if (findReferences(sheet.slice(token.inner)).length === 0) addContents(sheet, token, { variable: name });
  }
  return true;
}

/** `ENDPOINT=https://gateway.example/v1` among settings of OpenAI's: an API's address under a name that tells nobody. */
function isNamelessAddress(sheet: Sheet, entry: Entry): boolean {
  return (
    /^https?:\/\/[^\s/]+(?:\/[\w.-]+)*\/v\d+\/?$/.test(ownText(sheet, entry)) &&
    variableRole(entry.name) === 'baseURL' &&
    (sheet.text.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? []).some((name) => isOpenAIVariable(name))
  );
}

function writersOf(sheet: Sheet, entry: Entry): Writers {
  const token = entry.token ?? (entry.emptyLead === undefined ? undefined : emptyToken(entry));
  return {
    ...(token && { token }),
    ...(entry.remove && { remove: entry.remove }),
    taken: (other) => !entry.commented && other !== entry.name && entry.scope?.has(other) === true,
    ...(entry.placement && { declare: (other, value) => declareBeside(sheet, entry, other, value) }),
  };
}

/** What the entry holds; `MODEL: ${MODEL:-gpt-4o}` holds the default that it hands on. */
function ownText(sheet: Sheet, { name, token }: Entry): string {
  if (!token) return '';
  const own = findReferences(sheet.slice(token.inner), token.inner.start).find((one) => one.name === name);
  return own?.fallbackAt ? sheet.slice(own.fallbackAt) : token.text;
}

/** A setting of the program's own, in small letters or with dots: `spring.ai.openai.chat.options.model=gpt-4o`. */
function addSetting(sheet: Sheet, name: string, token: Token): void {
  addUrls(sheet, token.inner, { role: roleOfUrl(token.text, false) });
  if (isKeyUnder(name, token.text)) addSecret(sheet, token);
  const key = name.slice(name.lastIndexOf('.') + 1);
  if (saysModel(key) && looksLikeOpenAIModel(token.text)) addModel(sheet, token);
}

function shown(entry: Entry): Range {
  return { start: entry.nameAt.start, end: Math.max(entry.nameAt.end, entry.token?.at.end ?? 0) };
}

function emptyToken(entry: Entry): Token {
  const at = { start: entry.at.end, end: entry.at.end };
  const style: Style = entry.style ?? ((value) => value);
  return { at, inner: at, text: '', style, lead: entry.emptyLead ?? '' };
}

function envUsage(sheet: Sheet, entry: Entry): Omit<EnvUsage, 'id' | 'language' | 'span' | 'inTest'> {
  const { name, token, form = 'declare', commented } = entry;
  // A key that is written out is somebody's own wherever it stands: under another name it would go to another house.
  const real = token && looksLikeOwnKey(token.text) ? true : entry.real;
  return {
    kind: 'env',
    name,
    role: roleOf(name, ownText(sheet, entry)),
    form,
    nameAt: sheet.span(entry.nameAt),
    ...(token ? { value: valueOf(sheet, token) } : {}),
    ...(token && form === 'declare' ? { valueAt: sheet.span(token.inner) } : {}),
    ...(real === undefined ? {} : { real }),
    ...(commented ? { commented } : {}),
    feeds: [],
  };
}

/** A copy of the entry under another name, with another value or a reference of the same shape. */
function declareBeside(
  sheet: Sheet,
  entry: Entry,
  name: string,
  value: string | undefined,
): readonly Replacement[] | undefined {
  if (entry.scope?.has(name) || !entry.placement) return [];
  if (entry.commented && isCommentedOut(sheet, name)) return [];
  const copy = copyOf(sheet, entry, name, value);
  if (copy === undefined) return undefined;
  const { placement } = entry;
  if (placement.kind === 'inline') {
    return [{ start: entry.at.end, end: entry.at.end, text: placement.separator + copy }];
  }
  const end = lineEnd(sheet.text, entry.at.end);
  return [{ start: end, end, text: eolAt(sheet.text, entry.at.end) + placement.lead + copy }];
}

function isCommentedOut(sheet: Sheet, name: string): boolean {
  return new RegExp(`^\\s*(?:#|//|@?rem\\s|::).*(?<!\\w)${name}(?!\\w)`, 'mi').test(sheet.text);
}

function copyOf(sheet: Sheet, entry: Entry, name: string, value: string | undefined): string | undefined {
  const { token, nameAt, at } = entry;
  const before = sheet.text.slice(at.start, nameAt.start);
  if (!token) {
    const rest = sheet.text.slice(nameAt.end, at.end);
    if (value !== undefined && entry.emptyLead !== undefined) {
      return before + name + rest + entry.emptyLead + (entry.style?.(value, '') ?? value);
    }
    const other = renamed(rest, entry.name, name);
    // The same secret under another name would hand OpenAI's key to another house.
    if (other === rest && /\{\{|Ref\b|\bkey\b|secret/i.test(rest)) return undefined;
    return before + name + other;
  }
  const between = sheet.text.slice(nameAt.end, token.at.start);
  const current = sheet.slice(token.at);
  return (
    before +
    name +
    between +
    newValue(token, current, { name, value }) +
    sheet.text.slice(token.at.end, at.end)
  );
}

function newValue(
  token: Token,
  current: string,
  other: { readonly name: string; readonly value: string | undefined },
): string {
  const lead = current === '' ? (token.lead ?? '') : '';
  if (other.value !== undefined) return lead + token.style(other.value, current);
  if (findReferences(current).length > 0) return referringTo(current, other.name);
  return current === '' ? '' : token.style('', current);
}

/** The same references to another name, without defaults: a copied default would be the old variable's value. */
function referringTo(text: string, name: string): string {
  let result = text;
  for (const { nameAt, fallbackAt } of [...findReferences(text)].reverse()) {
    if (fallbackAt) result = result.slice(0, fallbackAt.start) + result.slice(fallbackAt.end);
    result = result.slice(0, nameAt.start) + name + result.slice(nameAt.end);
  }
  return result;
}

/** The text with another name in place of this one, also where it is spelled in small letters: `key: openai-api-key`. */
function renamed(text: string, from: string, to: string): string {
  const spellings = (name: string): string[] => {
    const small = name.toLowerCase();
    return [name, small, small.replaceAll('_', '-')];
  };
  const others = spellings(to);
  return spellings(from).reduce(
    (result, spelling, index) =>
      result.replace(new RegExp(`(?<![\\w-])${spelling}(?![\\w-])`, 'g'), () => others[index] ?? to),
    text,
  );
}
