import { isMap, isPair, isSeq, type Document, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { isOpenAIVariable } from '../../core/variables.js';
import { addEntry, type Entry, type Placement } from '../settings/entries.js';
import { lineStart, wholeLines } from '../settings/lines.js';
import { addSpelledName } from '../settings/mentions.js';
import type { Sheet } from '../settings/sheet.js';
import { describesVectors } from '../settings/telling-keys.js';
import { printRaw, printYaml, type Range, type Token } from '../settings/styles.js';
import { readScalar } from './read-scalar.js';
import { isTemplated, placeOf, tokenOf, type ScalarPlace } from './scalar-token.js';

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
  /** True directly in a description of vectors, where `size` is their width. */
  readonly ofVectors?: boolean;
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
  const scope = new Set(pairs.map((pair) => textOf(sheet, pair.key)));
  const inSecret = around.inSecret === true || pairs.some((pair) => isKindSecret(sheet, pair));
  const type = pairs.find((pair) => textOf(sheet, pair.key) === 'type')?.value;
  const ofVectors = describesVectors(scope, textOf(sheet, type));
  addNamedItem(sheet, map, around);
  for (const pair of pairs) {
    const name = textOf(sheet, pair.key);
    // LiteLLM's own name for what `litellm_params` describes; callers use it, whatever stands behind it.
    if (name === 'model_name' && scope.has('litellm_params')) continue;
    const isSecret = around.inSecret === true && /^(?:data|stringData)$/.test(around.key);
    addPair(sheet, { map, pair, scope, isSecret, isEncoded: isSecret && around.key === 'data' });
    const inExample = around.inExample === true || /^examples?$/.test(name);
    const inner = { key: name || around.key, inList: false, inSecret, inExample, ofVectors };
    readNode(sheet, pair.value, inner, blocks);
  }
}

function isKindSecret(sheet: Sheet, pair: Pair): boolean {
  return textOf(sheet, pair.key) === 'kind' && textOf(sheet, pair.value) === 'Secret';
}

function textOf(sheet: Sheet, node: unknown): string {
  const place = placeOf(sheet, node);
  return place && !place.isBlock ? place.text : '';
}

interface Found {
  readonly map: YAMLMap;
  readonly pair: Pair;
  readonly scope: Set<string>;
  /** True for the entries of a Kubernetes Secret, and for those of them that are base64. */
  readonly isSecret: boolean;
  readonly isEncoded: boolean;
}

/** `OPENAI_API_KEY: value`, also where the value stands one level below (`{ value: …, description: … }`). */
function addPair(sheet: Sheet, { map, pair, scope, isSecret, isEncoded }: Found): void {
  const key = placeOf(sheet, pair.key);
  if (key && isSecret) addSpelledName(sheet, key.inner);
  if (!key || !/^[A-Z_][A-Z0-9_]*$/.test(key.text)) return;
  const isEmpty = isNothing(sheet, pair.value);
  const end = isEmpty ? colonEnd(sheet, key.at.end) : (endOf(sheet, pair.value) ?? key.at.end);
  const at = { start: key.at.start, end };
  const token = tokenOf(placeOf(sheet, pair.value)) ?? valueIn(sheet, pair.value);
  const placement = placementOf(sheet, map.flow === true, at.start, true);
  addEntry(sheet, {
    name: key.text,
    nameAt: key.inner,
    at,
    ...(isEncoded ? {} : { token, placement }),
    emptyLead: isEmpty ? ' ' : undefined,
    style: printYaml,
    remove: removalOf(sheet, map, at),
    scope,
  });
}

function isNothing(sheet: Sheet, node: unknown): boolean {
  const place = placeOf(sheet, node);
  return node === null || (place !== undefined && place.at.start === place.at.end);
}

/** A block entry goes with its lines; one in flow style stays. */
function removalOf(sheet: Sheet, { flow }: YAMLMap | YAMLSeq, at: Range): Range | undefined {
  return flow ? undefined : wholeLines(sheet.text, at);
}

function valueIn(sheet: Sheet, node: unknown): Token | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => VALUE_KEYS.includes(textOf(sheet, item.key)));
  return pair && tokenOf(placeOf(sheet, pair.value));
}

/** `- name: OPENAI_API_KEY` with `value`, `valueFrom` or nothing beside it. */
function addNamedItem(sheet: Sheet, map: YAMLMap, around: Around): void {
  const named = namedIn(sheet, map);
  const start = placeOf(sheet, map.items[0]?.key)?.at.start;
  if (!named || start === undefined || !/^[A-Za-z_]\w*$/.test(named.text)) return;
  const hasValue = map.items.some(({ key }) => /^(?:value|default)/.test(textOf(sheet, key)));
  if (!hasValue && !isOpenAIVariable(named.text)) return;
  const at = { start, end: Math.max(endOf(sheet, map) ?? 0, named.at.end) };
  addEntry(sheet, {
    name: named.text,
    nameAt: named.inner,
    at,
    token: valueIn(sheet, map),
    form: hasValue ? 'declare' : 'pass',
    placement: placementOf(sheet, map.flow === true, start, !around.inList),
    remove: removalOf(sheet, map, at),
    scope: around.scope,
  });
}

/** The value under the first key that says it is a name. */
function namedIn(sheet: Sheet, map: YAMLMap): ScalarPlace | undefined {
  for (const key of NAME_KEYS) {
    const pair = map.items.find((item) => textOf(sheet, item.key) === key);
    const place = placeOf(sheet, pair?.value);
    if (place && !place.isBlock) return place;
  }
  return undefined;
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
  if (isMap(item)) return namedIn(sheet, item)?.text ?? '';
  return textOf(sheet, item).split('=')[0] ?? '';
}

interface ListItem {
  readonly list: YAMLSeq;
  readonly place: ScalarPlace;
  readonly key: string;
  readonly scope: Set<string>;
}

/** `- NAME=value`, and `- NAME` where the value comes from outside. */
function addListItem(sheet: Sheet, item: ListItem): boolean {
  const { list, place, scope } = item;
  const raw = sheet.slice(place.inner);
  const name = /^[A-Za-z_]\w*(?==|$)/.exec(raw)?.[0];
  if (name === undefined || (name === raw && !isNamedVariable(name))) return false;
  const nameAt = { start: place.inner.start, end: place.inner.start + name.length };
  return addEntry(sheet, {
    name,
    nameAt,
    at: place.at,
    ...(name === raw ? handedOn(item) : givenValue(sheet, { start: nameAt.end + 1, end: place.inner.end })),
    placement: placementOf(sheet, list.flow === true, place.at.start, false),
    remove: removalOf(sheet, list, place.at),
    scope,
  });
}

function givenValue(sheet: Sheet, inner: Range): Pick<Entry, 'token' | 'form'> {
  const text = sheet.slice(inner);
  return {
    token: isTemplated(text) ? undefined : { at: inner, inner, text, style: printRaw },
    form: 'declare',
  };
}

/** In a compose file a value may be written behind the name. */
function handedOn({ key, place }: ListItem): Pick<Entry, 'form' | 'emptyLead'> {
  const canTakeValue = /^env(?:ironment)?$/.test(key) && place.at.end === place.inner.end;
  return { form: 'pass', emptyLead: canTakeValue ? '=' : undefined };
}

/** Not the bare name of the house, as in a list of providers. */
function isNamedVariable(name: string): boolean {
  return isOpenAIVariable(name) && !/^(?:AZURE_)?OPEN_?AI$/.test(name);
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
