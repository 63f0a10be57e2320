import { isMap, isPair, isSeq, type Document, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { isOpenAIVariable } from '../../core/variables.js';
import { addEntry, type Placement } from '../settings/entries.js';
import { lineStart, wholeLines } from '../settings/lines.js';
import type { Sheet } from '../settings/sheet.js';
import { printYaml, type Range, type Token } from '../settings/styles.js';
import { readScalar } from './read-scalar.js';
import { placeOf, tokenOf, type ScalarPlace } from './scalar-token.js';

/** Keys whose value is the name of a variable, and keys whose value is what it holds. */
const NAME_KEYS = ['name', 'key', 'variable', 'envVar', 'envvar'];
const VALUE_KEYS = ['value', 'default', 'defaultValue'];

interface Around {
  /** The nearest key above. */
  readonly key: string;
  readonly inList: boolean;
  /** Names that the list above declares. */
  readonly scope?: Set<string>;
  /** True below a Kubernetes Secret; what stands under its `data` is base64. */
  readonly inSecret?: boolean;
  /** True below `example`, as in a description of an API. */
  readonly inExample?: boolean;
}

/** Says everything in well-formed documents; returns the ranges of block scalars, whose lines are no comments. */
export function readDocuments(sheet: Sheet, documents: readonly Document.Parsed[]): readonly Range[] {
  const blocks: Range[] = [];
  for (const { contents } of documents) readNode(sheet, contents, { key: '', inList: false }, blocks);
  return blocks;
}

function readNode(sheet: Sheet, node: unknown, around: Around, blocks: Range[]): void {
  if (isMap(node)) readMap(sheet, node, around, blocks);
  else if (isSeq(node)) readList(sheet, node, around, blocks);
  else {
    const place = placeOf(sheet, node);
    if (place?.isBlock) blocks.push(place.at);
    if (place) readScalar(sheet, place, around);
  }
}

function readMap(sheet: Sheet, map: YAMLMap, around: Around, blocks: Range[]): void {
  const pairs = map.items.filter((item) => isPair(item));
  const isSecret = pairs.some(
    (pair) => placeOf(sheet, pair.key)?.text === 'kind' && placeOf(sheet, pair.value)?.text === 'Secret',
  );
  const scope = new Set(pairs.map((pair) => placeOf(sheet, pair.key)?.text ?? ''));
  addNamedItem(sheet, map, around);
  for (const pair of pairs) {
    const key = placeOf(sheet, pair.key);
    // LiteLLM's own name for what `litellm_params` describes; callers use it, whatever stands behind it.
    if (key?.text === 'model_name' && scope.has('litellm_params')) continue;
    const isEncoded = around.inSecret === true && around.key === 'data';
    if (key && !key.isBlock) addPair(sheet, { map, pair, key, scope, isEncoded });
    const inSecret = isSecret || around.inSecret === true;
    const inExample = around.inExample === true || /^examples?$/.test(key?.text ?? '');
    readNode(sheet, pair.value, { key: key?.text ?? around.key, inList: false, inSecret, inExample }, blocks);
  }
}

interface Found {
  readonly map: YAMLMap;
  readonly pair: Pair;
  readonly key: ScalarPlace;
  readonly scope: Set<string>;
  readonly isEncoded: boolean;
}

/** `OPENAI_API_KEY: value`, also where the value stands one level below (`{ value: …, description: … }`). */
function addPair(sheet: Sheet, { map, pair, key, scope, isEncoded }: Found): void {
  if (!/^[A-Z_][A-Z0-9_]*$/.test(key.text)) return;
  const value = placeOf(sheet, pair.value);
  const below = isMap(pair.value) ? valueIn(sheet, pair.value) : undefined;
  const token = isEncoded ? undefined : (tokenOf(value) ?? below);
  const isEmpty = pair.value === null || (value !== undefined && value.at.start === value.at.end);
  const at = { start: key.at.start, end: endOf(sheet, pair.value) ?? key.at.end };
  const end = isEmpty ? colonEnd(sheet, key.at.end) : at.end;
  addEntry(sheet, {
    name: key.text,
    nameAt: key.inner,
    at: { start: at.start, end },
    ...(token ? { token } : {}),
    ...(isEmpty ? { emptyLead: ' ', style: printYaml } : {}),
    ...(isEncoded ? {} : { placement: placementOf(sheet, map.flow === true, at.start, true) }),
    ...(map.flow ? {} : { remove: wholeLines(sheet.text, { start: at.start, end }) }),
    scope,
  });
}

function valueIn(sheet: Sheet, map: YAMLMap): Token | undefined {
  const pair = map.items.find((item) => VALUE_KEYS.includes(placeOf(sheet, item.key)?.text ?? ''));
  return pair && tokenOf(placeOf(sheet, pair.value));
}

/** `- name: OPENAI_API_KEY` with `value`, `valueFrom` or nothing beside it. */
function addNamedItem(sheet: Sheet, map: YAMLMap, around: Around): void {
  const byKey = new Map(map.items.map((pair) => [placeOf(sheet, pair.key)?.text ?? '', pair]));
  const named = NAME_KEYS.map((key) => placeOf(sheet, byKey.get(key)?.value)).find(
    (place) => place !== undefined,
  );
  const values = [...byKey.keys()].filter((key) => key.startsWith('value') || VALUE_KEYS.includes(key));
  const [first] = map.items;
  const start = first && placeOf(sheet, first.key)?.at.start;
  if (!named || start === undefined || !/^[A-Za-z_]\w*$/.test(named.text)) return;
  if (values.length === 0 && !isOpenAIVariable(named.text)) return;
  const token = valueIn(sheet, map);
  const end = Math.max(...map.items.map((pair) => endOf(sheet, pair.value) ?? 0), named.at.end);
  addEntry(sheet, {
    name: named.text,
    nameAt: named.inner,
    at: { start, end },
    ...(token ? { token } : {}),
    ...(token || values.length > 0 ? {} : { form: 'pass' }),
    placement: placementOf(sheet, map.flow === true, start, !around.inList),
    ...(map.flow ? {} : { remove: wholeLines(sheet.text, { start, end }) }),
    ...(around.scope ? { scope: around.scope } : {}),
  });
}

function readList(sheet: Sheet, list: YAMLSeq, around: Around, blocks: Range[]): void {
  const scope = new Set(list.items.map((item) => nameOf(sheet, item)));
  for (const item of list.items) {
    const place = placeOf(sheet, item);
    const isEntry = place && !place.isBlock && addListItem(sheet, { list, place, key: around.key, scope });
    if (!isEntry) readNode(sheet, item, { ...around, inList: true, scope }, blocks);
  }
}

function nameOf(sheet: Sheet, item: unknown): string {
  if (!isMap(item)) return placeOf(sheet, item)?.text.split('=')[0] ?? '';
  const named = item.items.find((pair) => NAME_KEYS.includes(placeOf(sheet, pair.key)?.text ?? ''));
  return placeOf(sheet, named?.value)?.text ?? '';
}

interface ListItem {
  readonly list: YAMLSeq;
  readonly place: ScalarPlace;
  readonly key: string;
  readonly scope: Set<string>;
}

/** `- NAME=value`, and `- NAME` where the value comes from outside. */
function addListItem(sheet: Sheet, { list, place, key, scope }: ListItem): boolean {
  const raw = sheet.slice(place.inner);
  const match = /^(?<name>[A-Za-z_]\w*)(?:=(?<value>.*))?$/s.exec(raw);
  const { name = '', value } = match?.groups ?? {};
  if (!match || (value === undefined && !isOpenAIVariable(name)) || /^(?:AZURE_)?OPEN_?AI$/.test(name))
    return false;
  const nameAt = { start: place.inner.start, end: place.inner.start + name.length };
  const inner = { start: nameAt.end + 1, end: place.inner.end };
  const token: Token | undefined =
    value === undefined || isPlaceholderTemplate(value)
      ? undefined
      : { at: inner, inner, text: value, style: (text) => text };
  return addEntry(sheet, {
    name,
    nameAt,
    at: place.at,
    ...(token ? { token } : { form: value === undefined ? ('pass' as const) : ('declare' as const) }),
    ...(value === undefined && /^env(?:ironment)?$/.test(key) && place.at.end === place.inner.end
      ? { emptyLead: '=', style: (text: string) => text }
      : {}),
    placement: placementOf(sheet, list.flow === true, place.at.start, false),
    ...(list.flow ? {} : { remove: wholeLines(sheet.text, place.at) }),
    scope,
  });
}

function isPlaceholderTemplate(value: string): boolean {
  return /(?<!\$)\{\{/.test(value);
}

/** `lead` keeps the `- ` of a list's item; a further key of a map gets blanks in its place. */
function placementOf(sheet: Sheet, isFlow: boolean, start: number, isKey: boolean): Placement {
  if (isFlow) return { kind: 'inline', separator: ', ' };
  const lead = sheet.text.slice(lineStart(sheet.text, start), start);
  return { kind: 'line', lead: isKey ? lead.replace(/\S/g, ' ') : lead };
}

function colonEnd(sheet: Sheet, keyEnd: number): number {
  const colon = /^\s*:/.exec(sheet.text.slice(keyEnd, keyEnd + 20));
  return keyEnd + (colon?.[0].length ?? 0);
}

/** Where a value ends, blank lines and comments behind it left out. */
function endOf(sheet: Sheet, node: unknown): number | undefined {
  if (isMap(node) && !node.flow) {
    const ends = node.items.map((pair) => endOf(sheet, pair.value) ?? placeOf(sheet, pair.key)?.at.end ?? 0);
    return ends.length > 0 ? Math.max(...ends) : undefined;
  }
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  if (!range) return undefined;
  const [start = 0, end = 0] = range;
  return start + sheet.text.slice(start, end).trimEnd().length;
}
