import type { Node } from 'jsonc-parser';
import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import type { ModelUsage } from '../../core/usage.js';
import { isOpenAIVariable } from '../../core/variables.js';
import { addEntry, type Placement } from '../settings/entries.js';
import { isKeyUnder } from '../settings/key-shapes.js';
import { lineStart } from '../settings/lines.js';
import { addValueMentions } from '../settings/mentions.js';
import { isWildcard } from '../settings/references.js';
import { addShell } from '../settings/shell-text.js';
import type { Sheet } from '../settings/sheet.js';
import type { Range } from '../settings/styles.js';
import { addDimension, describesVectors, saysModel } from '../settings/telling-keys.js';
import {
  addModel,
  addPrefixedModel,
  addReferences,
  addSecret,
  addUrls,
  addWildcards,
  roleOfUrl,
} from '../settings/value-contents.js';
import { isPolicy } from '../settings/list-room.js';
import { partsOf, rangeOf, tokenOf, valueUnder } from './node-token.js';

/** Keys under which words stand that are for people, editors or searches. */
const NO_SETTINGS =
  /^(?:name|description|keywords|title|summary|label|placeholder|words|cSpell\.\w+|ignoreWords|contributes|homepage|bugs|repository|files|messages|choices|usage|license|author|contributors)$/;
const PERMISSIONS =
  /^(?:host_permissions|optional_host_permissions|permissions|optional_permissions|matches|content_security_policy|csp|connect-src|allow(?:ed)?(?:_?hosts|_?list|_?origins|_?domains)?|scope|externally_connectable)$/i;

interface Around {
  readonly key: string;
  readonly inList: boolean;
  /** The texts of the list. */
  readonly items?: readonly string[];
  readonly isManifest: boolean;
  /** True somewhere below a list of permissions or a content security policy. */
  readonly isPermission: boolean;
  /** True directly in a description of vectors, where `size` is their width. */
  readonly ofVectors?: boolean;
  /** In a table of models: names to choose from, or names under which prices and limits are looked up. */
  readonly table?: 'list' | 'key';
}

/** Says everything in one JSON document. */
export function readTree(sheet: Sheet, root: Node, { isManifest }: { readonly isManifest: boolean }): void {
  readNode(sheet, root, { key: '', inList: false, isManifest, isPermission: false });
}

function readNode(sheet: Sheet, node: Node, around: Around): void {
  if (node.type === 'object') readObject(sheet, node, around);
  else if (node.type === 'array') readList(sheet, node, around);
  else readValue(sheet, node, around);
}

function readObject(sheet: Sheet, node: Node, around: Around): void {
  const keys = (node.children ?? []).map((property) => String(partsOf(property)?.key.value));
  const scope = new Set(keys);
  const ofVectors = describesVectors(keys, valueUnder(node, 'type')?.value);
  const table = around.table && keys.some((key) => FIGURE.test(key)) ? 'key' : around.table;
  const described = settingDescribed(node);
  const above = described ?? around.key;
  (node.children ?? []).forEach((property, index) => {
    const parts = partsOf(property);
    if (!parts) return;
    const key = String(parts.key.value);
    if (NO_SETTINGS.test(key) && parts.value?.type !== 'object') return;
    addProperty(sheet, { property, ...neighbours(node, index), scope });
    addModelKey(sheet, parts.key);
    if (!parts.value) return;
    const isPermission = around.isPermission || PERMISSIONS.test(key);
    const told = table ? key : tellingKey(key, above);
    const inner = { ...around, key: told, inList: false, isPermission, ofVectors };
    const isChoice = described !== undefined && parts.value.type === 'array';
    readNode(sheet, parts.value, table || isChoice ? { ...inner, table: table ?? 'list' } : inner);
  });
}

/** `"shop.model": { "default": "gpt-4o" }`: the key above says what the value is. */
function tellingKey(key: string, above: string): string {
  return /^(?:default(?:Value)?|enum|value|const|examples?|options)$/.test(key) ? above : key;
}

/** `{ "identifier": "model", "defaultValue": "gpt-4o" }`: a setting whose description names it. */
function settingDescribed(node: Node): string | undefined {
  const named = ['identifier', 'name', 'id', 'key']
    .map((key) => valueUnder(node, key))
    .find((value) => value?.type === 'string');
  const name = String(named?.value ?? '');
  return saysModel(name) ? name : undefined;
}

interface Found extends Neighbours {
  readonly property: Node;
  readonly scope: Set<string>;
}

/** `"OPENAI_API_KEY": "value"`, also where the value is described one level below (`{ "value": … }`). */
function addProperty(sheet: Sheet, { property, scope, ...around }: Found): void {
  const { key, value } = partsOf(property) ?? {};
  const name = String(key?.value);
  if (!key || !/^[A-Z_][A-Z0-9_]*$/.test(name)) return;
  const token = tokenOf(value) ?? tokenOf(valueUnder(value, 'value') ?? valueUnder(value, 'default'));
  const keyAt = rangeOf(key);
  addEntry(sheet, {
    name,
    nameAt: { start: keyAt.start + 1, end: keyAt.end - 1 },
    at: rangeOf(property),
    token,
    placement: placementOf(sheet, property, around),
    remove: removalOf(sheet, property, around.previous),
    scope,
  });
}

function neighbours(parent: Node, index: number): Neighbours {
  return { parent, previous: parent.children?.[index - 1], next: parent.children?.[index + 1] };
}

interface Neighbours {
  readonly previous: Node | undefined;
  readonly next: Node | undefined;
  readonly parent: Node;
}

/** A comma, and what stands between the siblings here, or between the first one and the brace. */
function placementOf(sheet: Sheet, node: Node, { previous, next, parent }: Neighbours): Placement {
  const end = node.offset + node.length;
  const behind = next && sheet.text.slice(end, next.offset);
  const before = sheet.text.slice(
    previous ? previous.offset + previous.length : parent.offset + 1,
    node.offset,
  );
  const separator = [previous ? before : undefined, behind].find((text) => text && /^,\s*$/.test(text));
  if (separator) return { kind: 'inline', separator };
  if (!previous && /^\s*$/.test(before)) return { kind: 'inline', separator: `,${before || ' '}` };
  const start = lineStart(sheet.text, node.offset);
  const indent = /^\s*/.exec(sheet.text.slice(start, node.offset))?.[0] ?? '';
  return { kind: 'inline', separator: `,${sheet.text[start - 2] === '\r' ? '\r\n' : '\n'}${indent}` };
}

/** An entry goes with one of the commas around it. */
function removalOf(sheet: Sheet, node: Node, previous: Node | undefined): Range {
  const end = node.offset + node.length;
  if (previous) return { start: previous.offset + previous.length, end };
  const comma = /^\s*,\s*/.exec(sheet.text.slice(end));
  return { start: node.offset, end: end + (comma?.[0].length ?? 0) };
}

function readList(sheet: Sheet, list: Node, around: Around): void {
  const items = list.children ?? [];
  const scope = new Set(
    items.map((item) => (item.type === 'string' ? (String(item.value).split('=')[0] ?? '') : '')),
  );
  const isTable = items.filter((item) => modelIn(item)).length >= SMALLEST_TABLE;
  const texts = items.flatMap((item) => (item.type === 'string' ? [String(item.value)] : []));
  const inner: Around = {
    ...around,
    inList: true,
    items: texts,
    ...(isTable && !around.table ? { table: 'list' } : {}),
  };
  items.forEach((item, index) => {
    if (item.type === 'string' && addListItem(sheet, { item, ...neighbours(list, index), scope })) return;
    readNode(sheet, item, inner);
  });
}

interface ListItem extends Neighbours {
  readonly item: Node;
  readonly scope: Set<string>;
}

/** `"OPENAI_API_KEY"` in a list of variables that are let through, and `"NAME=value"`. */
function addListItem(sheet: Sheet, { item, scope, ...around }: ListItem): boolean {
  const at = rangeOf(item);
  const inner = { start: at.start + 1, end: at.end - 1 };
  const raw = sheet.slice(inner);
  const placement = placementOf(sheet, item, around);
  if (isWildcard(raw)) return addWildcard(sheet, inner, at, placement);
  const { name = '', value } = /^!?(?<name>[A-Za-z_]\w*)(?:=(?<value>[^"]*))?$/.exec(raw)?.groups ?? {};
  if (name === '' || /^(?:AZURE_)?OPEN_?AI$/.test(name)) return false;
  if (value === undefined && !isOpenAIVariable(name)) return false;
  const start = inner.start + raw.indexOf(name);
  const nameAt = { start, end: start + name.length };
  const valueAt = { start: nameAt.end + 1, end: inner.end };
  const token = {
    at: valueAt,
    inner: valueAt,
    text: value ?? '',
    style: (text: string): string => JSON.stringify(text).slice(1, -1),
  };
  return addEntry(sheet, {
    name,
    nameAt,
    at,
    ...(value === undefined ? { form: 'pass' as const } : { token }),
    placement,
    remove: removalOf(sheet, item, around.previous),
    scope,
  });
}

/** `OPENAI_*` in turbo.json: it stands for a family, so a new name needs an item of its own. */
function addWildcard(sheet: Sheet, inner: Range, at: Range, placement: Placement): boolean {
  const separator = placement.kind === 'inline' ? placement.separator : ', ';
  const present = (name: string): boolean => sheet.text.includes(`"${name}"`);
  sheet.add(
    inner,
    {
      kind: 'env',
      name: sheet.slice(inner),
      role: 'other',
      form: 'pass',
      nameAt: sheet.span(inner),
      feeds: [],
      fixed: {
        en: 'This pattern stands for several variables; a new name needs an item of its own.',
        zh: '这一通配写法代表多个变量，新的变量名需要单独列出。',
      },
    },
    {
      declare: (name) =>
        present(name) ? [] : [{ start: at.end, end: at.end, text: `${separator}${JSON.stringify(name)}` }],
    },
  );
  return true;
}

function readValue(sheet: Sheet, node: Node, around: Around): void {
  if (typeof node.value === 'number')
    addDimension(sheet, rangeOf(node), around.key, node.value, around.ofVectors);
  const token = node.type === 'string' ? tokenOf(node) : undefined;
  if (!token) return;
  // A program that reads the document may take any of its texts for a model or an address.
  sheet.remember(token);
  const { text, inner } = token;
  if (around.isManifest && /\s|=/.test(text)) addShell(sheet, inner);
  addReferences(sheet, inner);
  addValueMentions(sheet, inner);
  const role = roleOfUrl(text, around.isPermission || around.inList);
  const item = around.inList ? { item: { token, all: around.items ?? [] } } : {};
  addUrls(sheet, inner, { role, ...item });
  if (around.isPermission && !isPolicy(text)) addWildcards(sheet, inner, item);
  if (isKeyUnder(around.key, text)) addSecret(sheet, token);
  addPrefixedModel(sheet, token);
  const modelRole = roleOfModel(around, text);
  if (modelRole) addModel(sheet, token, { modelRole });
}

function roleOfModel({ key, inList, table }: Around, text: string): ModelUsage['role'] | undefined {
  if (!looksLikeOpenAIModel(text)) return undefined;
  if (table && isNamed(key, text)) return table;
  if (!saysModel(key)) return undefined;
  return inList ? 'list' : 'setting';
}

/** Figures that belong to one model. */
const FIGURE = /price|pricing|cost|token|context|limit|window|rate/i;

/** As many entries with a model each make a table; fewer are settings that happen to stand in a list. */
const SMALLEST_TABLE = 3;

/** Under these keys a table names its models; `o1` is too short to be told from other ids. */
function isNamed(key: string, text: string): boolean {
  return (/^(?:id|name|value|slug|key)$/.test(key) && text.length > 2) || saysModel(key);
}

function modelIn(item: Node): boolean {
  return (item.children ?? []).some((property) => {
    const { key, value } = partsOf(property) ?? {};
    return (
      value?.type === 'string' &&
      isNamed(String(key?.value), String(value.value)) &&
      looksLikeOpenAIModel(String(value.value))
    );
  });
}

/** `"gpt-4o": { "price": … }`: a table that is looked up by the model's name. */
function addModelKey(sheet: Sheet, key: Node): void {
  const token = tokenOf(key);
  if (!token || token.text.length <= 2 || !looksLikeOpenAIModel(token.text)) return;
  addModel(sheet, token, { modelRole: 'key' });
}
