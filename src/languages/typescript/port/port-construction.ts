import { ts } from 'ts-morph';
import type { Change, Edit } from '../../../core/change.js';
import type { PortDescriptor } from '../../../core/sdk.js';
import { EditSheet } from '../render/edit-sheet.js';
import type { Evaluator } from '../follow/evaluator.js';
import { guardValue } from '../follow/guard-value.js';
import type { ClientSite } from '../follow/known.js';
import type { ReadOption, ReadOptions } from '../clients/options.js';
import { printExpression } from '../render/print-expression.js';
import { styleOf } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';

/** `new OpenAIClient(endpoint, new AzureKeyCredential(key), options)` taken apart. */
export interface Construction {
  readonly node: ts.NewExpression | ts.CallExpression;
  readonly address: ts.Expression | undefined;
  readonly credential: ts.Expression;
  /** Where the key is wrapped, and the key itself; undefined where the credential holds none (a token). */
  readonly wrapper:
    { readonly node: ts.NewExpression | ts.CallExpression; readonly key: ts.Expression } | undefined;
  readonly settings: ts.Expression | undefined;
}

/** The parts of a positional construction; undefined where they cannot be told apart. */
export function constructionOf(evaluator: Evaluator, site: ClientSite): Construction | undefined {
  const node = site.optionsOwner;
  const given = node?.arguments ?? [];
  if (!node || given.length === 0 || given.some(ts.isSpreadElement)) return undefined;
  const [first, second, third] = given;
  const wrapper = wrapperOf(evaluator, first!, site);
  if (wrapper) return { node, address: undefined, credential: first!, wrapper, settings: second };
  if (!second) return undefined;
  return {
    node,
    address: first,
    credential: second,
    wrapper: wrapperOf(evaluator, second, site),
    settings: third,
  };
}

function wrapperOf(
  evaluator: Evaluator,
  credential: ts.Expression,
  site: ClientSite,
): Construction['wrapper'] {
  const known = evaluator.evaluate(credential);
  if (known.k !== 'made' || known.of.package !== site.package) return undefined;
  const index = site.descriptor.becomes?.credentials[known.of.path.at(-1) ?? ''];
  const key = index === undefined ? undefined : known.node.arguments?.[index];
  return key && !ts.isSpreadElement(key) ? { node: known.node, key } : undefined;
}

/** True where the settings hold nothing that would be lost. */
export function mayDropSettings({ settings }: Construction, port: PortDescriptor): boolean {
  if (!settings) return true;
  if (!ts.isObjectLiteralExpression(settings)) return false;
  return settings.properties.every(
    (property) =>
      property.name && ts.isIdentifier(property.name) && port.dropped.includes(property.name.text),
  );
}

/** Base URL and key as options, whatever their places. */
export function positionalOptions(evaluator: Evaluator, site: ClientSite): ReadOptions {
  const construction = constructionOf(evaluator, site);
  const options = new Map<string, ReadOption>();
  const add = (name: string, node: ts.Expression | undefined): void => {
    if (node)
      options.set(name, { node, value: node, own: true, known: evaluator.evaluate(node), writtenAs: '' });
  };
  add('baseURL', construction?.address);
  add('apiKey', construction?.wrapper?.key);
  return { options, ignored: [], object: undefined, ownsObject: false, complete: true };
}

/** The construction written with one object of options. */
export function rewriteConstruction(
  workspace: Workspace,
  construction: Construction,
  changes: readonly Change[],
): readonly Edit[] {
  const { node, address, credential, wrapper, settings } = construction;
  const sheet = new EditSheet<'it'>();
  const put = (start: number, end: number, text: string, at: ts.Node = node): void =>
    sheet.put(['it'], { file: workspace.fileOf(at), start, end, text });
  const given = node.arguments!;
  const isBroken = node.getText().includes('\n') && startsLine(given[0]!);
  put(given.pos - 1, given.pos, isBroken ? '({' : '({ ');
  put(node.getEnd() - 1, node.getEnd(), isBroken ? '})' : ' })');
  const last = settings ? credential : given.at(-1)!;
  if (settings) put(last.getEnd(), settings.getEnd(), '');
  const style = styleOf(node.getSourceFile());
  const urlChange = changeOf(changes, 'baseURL');
  if (address) {
    const edits = valueEdits(address, urlChange, style);
    const starts = edits.filter((edit) => edit.start === address.getStart() && edit.end > edit.start);
    if (starts.length === 0) put(address.getStart(), address.getStart(), 'baseURL: ');
    for (const edit of edits)
      put(edit.start, edit.end, starts.includes(edit) ? `baseURL: ${edit.text}` : edit.text);
  }
  const url =
    !address && urlChange?.type === 'set-option'
      ? `baseURL: ${printExpression(urlChange.value, style)}, `
      : '';
  putKey({ put, lead: `${url}apiKey: `, change: changeOf(changes, 'apiKey'), credential, wrapper });
  return sheet.edits('it');
}

interface KeyWork {
  readonly put: (start: number, end: number, text: string, at?: ts.Node) => void;
  readonly lead: string;
  readonly change: OptionChange | undefined;
  readonly credential: ts.Expression;
  readonly wrapper: Construction['wrapper'];
}

function putKey({ put, lead, change, credential, wrapper }: KeyWork): void {
  const style = styleOf(credential.getSourceFile());
  const start = credential.getStart();
  if (!wrapper || change?.type === 'set-option') {
    const text = change?.type === 'set-option' ? printExpression(change.value, style) : credential.getText();
    put(start, credential.getEnd(), lead + text);
    return;
  }
  const { node, key } = wrapper;
  const edits = valueEdits(key, change, style);
  if (node !== credential) {
    // The wrapped key has a name of its own: what it wraps stays there.
    put(node.getStart(), key.getStart(), '', node);
    put(key.getEnd(), node.getEnd(), edits.map((edit) => edit.text).join(''), node);
    put(start, start, lead);
    return;
  }
  // A replaced key was handled above; a guard may open a parenthesis in front, and ends behind.
  const closing = edits.filter((edit) => edit.end >= key.getEnd());
  const opening = edits.filter((edit) => !closing.includes(edit)).map((edit) => edit.text);
  put(start, key.getStart(), lead + opening.join(''));
  const from = Math.min(key.getEnd(), ...closing.map((edit) => edit.start));
  put(from, credential.getEnd(), closing.map((edit) => edit.text).join(''));
}

type OptionChange = Extract<Change, { type: 'set-option' | 'guard-option' }>;

function changeOf(changes: readonly Change[], name: string): OptionChange | undefined {
  return changes.find(
    (change): change is OptionChange =>
      (change.type === 'set-option' || change.type === 'guard-option') && change.name === name,
  );
}

function valueEdits(
  value: ts.Expression,
  change: OptionChange | undefined,
  style: ReturnType<typeof styleOf>,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  if (!change) return [];
  if (change.type === 'guard-option') return guardValue(value, printExpression(change.fallback, style));
  return [{ start: value.getStart(), end: value.getEnd(), text: printExpression(change.value, style) }];
}

function startsLine(node: ts.Node): boolean {
  const { text } = node.getSourceFile();
  return (
    /\n\s*$/.test(text.slice(node.pos, node.getStart())) || /\n[ \t]*$/.test(text.slice(0, node.getStart()))
  );
}
