import type { EndpointUsage, ModelUsage, Value } from '../../core/usage.js';
import {
  findOpenAIUrls,
  looksLikeOpenAIModel,
  parseOpenAIUrl,
  type OpenAIUrl,
} from '../../core/openai-names.js';
import { isOpenAIVariable, variableRole } from '../../core/variables.js';
import { looksLikeOpenAIKey, looksLikeOwnKey } from './key-shapes.js';
import { isPolicy, roomBehindItem, ROOM_IN_POLICY, sourcesIn, WILDCARD } from './list-room.js';
import { findReferences, type Reference } from './references.js';
import type { Sheet } from './sheet.js';
import { printRaw, type Range, type Token } from './styles.js';

/** Ids that are also ordinary short texts. */
const SHORT = /^o[134]$/;

/** True where a value of this name is a model of OpenAI's: its id tells, or a short id under a name that says model. */
export function holdsModel(name: string, text: string): boolean {
  if (/AZURE/.test(name) || !looksLikeOpenAIModel(text)) return false;
  return !SHORT.test(text) || isOpenAIVariable(name) || variableRole(name) === 'model';
}

/** True where the entry is OpenAI's: by its name, or by what it holds. */
export function concernsOpenAI(name: string, text: string): boolean {
  if (isOpenAIVariable(name)) return true;
  return holdsModel(name, text) || parseOpenAIUrl(text) !== undefined || looksLikeOpenAIKey(text);
}

/** What an entry's value is, as far as it can be known without a shell. */
export function valueOf(sheet: Sheet, token: Token): Value {
  const raw = sheet.slice(token.inner);
  const references = findReferences(raw, token.inner.start);
  const at = sheet.span(token.at);
  const [only] = references;
  if (!only) return { type: 'literal', value: token.text, at };
  if (references.length === 1 && only.at.end - only.at.start === raw.trim().length) {
    return referenceValue(sheet, only);
  }
  return { type: 'joined', parts: partsOf(sheet, token.inner, references), at };
}

function referenceValue(sheet: Sheet, reference: Reference): Value {
  const { fallbackAt } = reference;
  const at = sheet.span(reference.at);
  if (!fallbackAt) return { type: 'env', name: reference.name, at };
  const fallback: Value = { type: 'literal', value: sheet.slice(fallbackAt), at: sheet.span(fallbackAt) };
  return { type: 'env', name: reference.name, fallback, at };
}

function partsOf(sheet: Sheet, inner: Range, references: readonly Reference[]): Value[] {
  const parts: Value[] = [];
  let from = inner.start;
  const addText = (to: number): void => {
    if (to <= from) return;
    const range = { start: from, end: to };
    parts.push({ type: 'literal', value: sheet.slice(range), at: sheet.span(range) });
  };
  for (const reference of references) {
    addText(reference.at.start);
    parts.push(referenceValue(sheet, reference));
    from = Math.max(from, reference.at.end);
  }
  addText(inner.end);
  return parts;
}

/** Says every variable that a value refers to and that is OpenAI's, and what its default holds. */
export function addReferences(sheet: Sheet, inner: Range, commented = false): void {
  for (const reference of findReferences(sheet.slice(inner), inner.start)) {
    const { name, fallbackAt } = reference;
    const fallback = fallbackAt ? sheet.slice(fallbackAt) : '';
    if (!concernsOpenAI(name, fallback)) continue;
    const token: Token | undefined = fallbackAt && {
      at: fallbackAt,
      inner: fallbackAt,
      text: fallback,
      style: printRaw,
    };
    sheet.add(
      reference.nameAt,
      {
        kind: 'env',
        name,
        role: roleOf(name, fallback),
        form: 'pass',
        nameAt: sheet.span(reference.nameAt),
        value: referenceValue(sheet, reference),
        feeds: [],
        ...(commented ? { commented } : {}),
      },
      token ? { token } : {},
    );
    if (token) addContents(sheet, token, { variable: name });
  }
}

/** The role that the name says, where the name is OpenAI's or the value a model; a name of somebody else's is only `other`. */
export function roleOf(name: string, text: string): ReturnType<typeof variableRole> {
  const role = variableRole(name);
  if (isOpenAIVariable(name)) return role === 'other' && holdsModel(name, text) ? 'model' : role;
  return role === 'model' && looksLikeOpenAIModel(text) ? 'model' : 'other';
}

interface Holder {
  readonly variable?: string;
  readonly role?: EndpointUsage['role'];
  readonly modelRole?: ModelUsage['role'];
  /** The item of a list that the text is, and the texts of all of them. */
  readonly item?: { readonly token: Token; readonly all: readonly string[] };
}

/** Says the model ids, URLs and keys that a value holds. */
export function addContents(sheet: Sheet, token: Token, holder: Holder = {}): void {
  sheet.remember(token);
  addUrls(sheet, token.inner, holder);
  const { variable = '' } = holder;
  if (holdsModel(variable, token.text)) addModel(sheet, token, holder);
  else if (token.text.includes(',')) addModelList(sheet, token, holder);
  const isSecret =
    looksLikeOpenAIKey(token.text) || (isOpenAIVariable(variable) && looksLikeOwnKey(token.text));
  if (isSecret) addSecret(sheet, token);
}

/** Says a key that is written out. */
export function addSecret(sheet: Sheet, token: Token): void {
  sheet.remember(token);
  sheet.add(token.at, { kind: 'secret', at: sheet.span(token.at), feeds: [], where: 'env' }, { token });
}

/** Says one model id. Role `env` where a variable holds it, else what the holder says. */
export function addModel(sheet: Sheet, token: Token, holder: Holder = {}): void {
  const { variable, modelRole = variable === undefined ? 'setting' : 'env' } = holder;
  sheet.remember(token);
  sheet.add(
    token.at,
    {
      kind: 'model',
      value: token.text,
      at: sheet.span(token.at),
      calls: [],
      readers: [],
      role: modelRole,
      ...(variable === undefined ? {} : { variable }),
    },
    { token },
  );
}

/**
 * `openai:chat:gpt-4o`: the tool that reads it takes the API from the prefix, so another id in its place would be sent to OpenAI. It has
 * no place to write at.
 */
export function addPrefixedModel(sheet: Sheet, token: Token): void {
  const match =
    /^openai:(?:(?:chat|responses|completion|embeddings?|image|assistant|realtime|moderation):)?(?<id>[^:\s]+)$/.exec(
      token.text,
    );
  const id = match?.groups?.['id'] ?? '';
  if (!looksLikeOpenAIModel(id)) return;
  sheet.add(token.inner, { kind: 'model', value: id, calls: [], readers: [], role: 'setting' });
}

/** `OPENAI_MODELS=gpt-4o,gpt-4o-mini`: each id of a list that holds ids alone. */
function addModelList(sheet: Sheet, token: Token, holder: Holder): void {
  const raw = sheet.slice(token.inner);
  const items = [...raw.matchAll(/[^\s,]+/g)];
  if (!items.every(([id]) => looksLikeOpenAIModel(id))) return;
  for (const item of items) {
    const start = token.inner.start + item.index;
    const at = { start, end: start + item[0].length };
    addModel(sheet, { at, inner: at, text: item[0], style: printRaw }, { ...holder, modelRole: 'list' });
  }
}

/**
 * What an address is for that is no variable's value: in a list of hosts it is a permission; alone as a value, requests go there;
 * inside a longer text it is only named.
 */
export function roleOfUrl(text: string, isList: boolean): EndpointUsage['role'] {
  if (isList || /(?:-src|content-security-policy)\b/i.test(text)) return 'list';
  const url = parseOpenAIUrl(text);
  if (url === undefined) return 'config';
  return url.form === 'full' ? 'request' : 'base';
}

/** Where a further host could be let through beside this one. */
function roomBeside(sheet: Sheet, within: Range, at: Range, { item, role }: Holder): Partial<EndpointUsage> {
  if (role !== 'list') return {};
  const text = sheet.slice(within);
  if (item?.token.text === sheet.slice(at)) {
    const { start, end } = item.token.at;
    const room = { at: sheet.span({ start: end, end }), ...roomBehindItem(sheet.text, start, end) };
    return { room, allowed: item.all };
  }
  if (!isPolicy(text)) return {};
  const room = { at: sheet.span({ start: at.end, end: at.end }), ...ROOM_IN_POLICY };
  return { room, allowed: sourcesIn(text) };
}

/** Says patterns that cover OpenAI's API among other hosts of the house, in a list of what is let through. */
export function addWildcards(sheet: Sheet, within: Range, holder: Holder): void {
  for (const match of sheet.slice(within).matchAll(WILDCARD)) {
    const at = { start: within.start + match.index, end: within.start + match.index + match[0].length };
    sheet.add(at, {
      kind: 'endpoint',
      value: match[0],
      form: 'origin',
      role: 'list',
      host: 'api.openai.com',
      wildcard: true,
      calls: [],
      ...roomBeside(sheet, within, at, { ...holder, role: 'list' }),
    });
  }
}

/** Says every URL and host of OpenAI's API in a range. */
export function addUrls(sheet: Sheet, within: Range, holder: Holder = {}): readonly OpenAIUrl[] {
  const urls = findOpenAIUrls(sheet.slice(within));
  if (holder.role === 'list' && isPolicy(sheet.slice(within))) addWildcards(sheet, within, holder);
  for (const url of urls) {
    const move = ({ start, end }: Range): Range => ({ start: start + within.start, end: end + within.start });
    const at = move(url);
    sheet.add(at, {
      kind: 'endpoint',
      value: sheet.slice(at),
      originAt: sheet.span(move(url.origin)),
      ...(url.version ? { versionAt: sheet.span(move(url.version)) } : {}),
      form: url.form,
      role: holder.role ?? 'config',
      host: url.host,
      ...(holder.variable === undefined ? {} : { variable: holder.variable }),
      ...(url.api ? { api: url.api } : {}),
      calls: [],
      ...roomBeside(sheet, within, at, holder),
    });
  }
  return urls;
}
