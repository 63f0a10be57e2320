import { ts } from 'ts-morph';
import type { Change, Edit } from '../../core/change.js';
import type { Span } from '../../core/source.js';
import { printExpression, propertyName } from './print-expression.js';
import type { OptionNode, Site } from './sites.js';
import { styleOf, type SourceStyle } from './source-style.js';

type SetOption = Extract<Change, { type: 'set-option' }>;

/** A property to be added, with the path that it is written under. */
interface Addition {
  readonly path: readonly string[];
  readonly text: string;
  /** Written as a spread, since the SDK's types do not know it. */
  readonly loose: boolean;
}

/** The edits that set options, those that must be added as one insertion. */
export function setOptions(site: Site, file: string, changes: readonly SetOption[]): ReadonlyMap<SetOption, readonly Edit[] | undefined> {
  const result = new Map<SetOption, readonly Edit[] | undefined>();
  const additions = new Map<SetOption, Addition>();
  for (const change of changes) {
    const option = site.options.get(change.name);
    const style = styleOf(anchor(site).getSourceFile());
    const text = printExpression(change.value, style);
    if (option?.own && isProperty(option.node)) result.set(change, replaceValue(option, file, text));
    else if (option && sameText(option, text)) result.set(change, []);
    else {
      const path = site.writtenName(change.name).split('.');
      if (isShared(site, path)) result.set(change, undefined);
      else additions.set(change, { path, text, loose: change.typed === false && site.typed && path.length === 1 });
    }
  }
  if (additions.size > 0) {
    const edits = add(site, file, [...additions.values()]);
    for (const change of additions.keys()) result.set(change, edits);
  }
  return result;
}

/** `configuration` comes with a spread: written anew it would lose what the spread has in it. */
function isShared(site: Site, path: readonly string[]): boolean {
  const [head = ''] = path;
  if (path.length < 2) return false;
  const holder = site.object?.properties.find((property) => property.name?.getText() === head);
  if (holder) return !ts.isPropertyAssignment(holder) || !ts.isObjectLiteralExpression(holder.initializer);
  return [...site.options.values()].some((option) => !option.own && insideOf(option.node, head));
}

function insideOf(node: ts.Node, name: string): boolean {
  const holder = node.parent?.parent;
  return holder !== undefined && ts.isPropertyAssignment(holder) && holder.name.getText() === name;
}

function anchor(site: Site): ts.Node {
  const node = site.object ?? site.owner;
  if (!node) throw new Error('an option is set where there is nothing to set it on');
  return node;
}

function isProperty(node: OptionNode['node']): node is ts.PropertyAssignment | ts.ShorthandPropertyAssignment {
  return ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
}

function sameText(option: OptionNode, text: string): boolean {
  return option.value.getText() === text;
}

function replaceValue(option: OptionNode, file: string, text: string): Edit[] {
  const { node, value } = option;
  if (ts.isShorthandPropertyAssignment(node as ts.Node)) {
    const end = (node as ts.Node).getEnd();
    return [{ file, start: end, end, text: `: ${text}` }];
  }
  return value.getText() === text ? [] : [{ file, start: value.getStart(), end: value.getEnd(), text }];
}

function add(site: Site, file: string, additions: readonly Addition[]): Edit[] {
  const style = styleOf(anchor(site).getSourceFile());
  if (site.object) return addToObject(site.object, file, additions, style);
  const owner = site.owner!;
  const argument = owner.arguments?.[site.argument];
  const properties = print(additions, style);
  if (argument) return spreadArgument(argument, file, properties);
  const literal = objectText(properties, owner, style);
  if (!owner.arguments) return [{ file, start: owner.getEnd(), end: owner.getEnd(), text: `(${literal})` }];
  const last = owner.arguments.at(-1);
  if (last) return [{ file, start: last.getEnd(), end: last.getEnd(), text: `, ${literal}` }];
  const inside = owner.getEnd() - 1;
  return [{ file, start: inside, end: inside, text: literal }];
}

/** `opts` → `{ ...opts, b: 2 }` */
function spreadArgument(argument: ts.Expression, file: string, properties: readonly string[]): Edit[] {
  const isSimple = ts.isIdentifier(argument) || ts.isPropertyAccessExpression(argument) || ts.isCallExpression(argument);
  const [open, close] = isSimple ? ['', ''] : ['(', ')'];
  return [
    { file, start: argument.getStart(), end: argument.getStart(), text: `{ ...${open}` },
    { file, start: argument.getEnd(), end: argument.getEnd(), text: `${close}, ${properties.join(', ')} }` },
  ];
}

/** Properties as text; those under the same nested name become one object, those without a type one spread. */
function print(additions: readonly Addition[], style: SourceStyle): string[] {
  const plain = additions.filter((each) => !each.loose && each.path.length === 1).map((each) => `${propertyName(each.path[0]!, style)}: ${each.text}`);
  const nested = new Map<string, string[]>();
  for (const each of additions) {
    if (each.path.length < 2) continue;
    const [head = '', ...rest] = each.path;
    nested.set(head, [...(nested.get(head) ?? []), `${rest.join('.')}: ${each.text}`]);
  }
  const objects = [...nested].map(([name, inner]) => `${name}: { ${inner.join(', ')} }`);
  const loose = additions.filter((each) => each.loose).map((each) => `${propertyName(each.path[0]!, style)}: ${each.text}`);
  return [...plain, ...objects, ...(loose.length > 0 ? [`...{ ${loose.join(', ')} }`] : [])];
}

/** One line where it fits, else a property a line. */
function objectText(properties: readonly string[], near: ts.Node, style: SourceStyle): string {
  const line = `{ ${properties.join(', ')} }`;
  const before = near.getSourceFile().text.slice(lineStart(near), near.getEnd());
  if (before.length + line.length <= 100 && properties.length <= 3) return line;
  const indent = indentOf(near);
  const inner = properties.map((property) => `${indent}${style.indent}${property},${style.newline}`).join('');
  return `{${style.newline}${inner}${indent}}`;
}

function addToObject(object: ts.ObjectLiteralExpression, file: string, additions: readonly Addition[], style: SourceStyle): Edit[] {
  const [inNested, onTop] = splitNested(object, additions);
  const edits = inNested.flatMap(({ target, properties }) => insert(target, file, properties, style));
  const properties = print(onTop, style);
  return properties.length > 0 ? [...edits, ...insert(object, file, properties, style)] : edits;
}

interface Nested {
  readonly target: ts.ObjectLiteralExpression;
  readonly properties: string[];
}

/** `configuration.baseURL` goes into the `configuration` that is there. */
function splitNested(object: ts.ObjectLiteralExpression, additions: readonly Addition[]): [Nested[], Addition[]] {
  const nested: Nested[] = [];
  const rest: Addition[] = [];
  for (const each of additions) {
    const holder = each.path.length > 1 ? object.properties.find((property) => property.name?.getText() === each.path[0]) : undefined;
    if (holder && ts.isPropertyAssignment(holder) && ts.isObjectLiteralExpression(holder.initializer)) {
      nested.push({ target: holder.initializer, properties: [`${each.path.slice(1).join('.')}: ${each.text}`] });
    } else rest.push(each);
  }
  return [nested, rest];
}

function insert(object: ts.ObjectLiteralExpression, file: string, properties: readonly string[], style: SourceStyle): Edit[] {
  const last = object.properties.at(-1);
  const source = object.getSourceFile().text;
  if (!last) {
    const text = objectText(properties, object.parent, style);
    return [{ file, start: object.getStart(), end: object.getEnd(), text }];
  }
  const isMultiline = source.slice(object.getStart(), last.getStart()).includes('\n');
  const comma = object.properties.hasTrailingComma ? commaAfter(source, last.getEnd()) : undefined;
  if (!isMultiline) return [{ file, start: last.getEnd(), end: last.getEnd(), text: `, ${properties.join(', ')}` }];
  const indent = indentOf(last);
  const lines = properties.map((property) => `${style.newline}${indent}${property}`);
  if (comma !== undefined) {
    const end = lineEndAfterComment(source, comma + 1);
    return [{ file, start: end, end, text: lines.map((line) => `${line},`).join('') }];
  }
  // A comment behind the last property stays beside it: the comma goes before it, the new lines after it.
  const end = lineEndAfterComment(source, last.getEnd());
  if (end === last.getEnd()) return [{ file, start: end, end, text: `,${lines.join(',')}` }];
  return [
    { file, start: last.getEnd(), end: last.getEnd(), text: ',' },
    { file, start: end, end, text: lines.join(',') },
  ];
}

function commaAfter(source: string, from: number): number | undefined {
  const at = source.indexOf(',', from);
  return at < 0 ? undefined : at;
}

/** Behind a comment on the same line, if there is one. */
function lineEndAfterComment(source: string, from: number): number {
  const match = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)/.exec(source.slice(from));
  return match ? from + match[0].length : from;
}

export function lineStart(node: ts.Node): number {
  return node.getSourceFile().text.lastIndexOf('\n', node.getStart() - 1) + 1;
}

function indentOf(node: ts.Node): string {
  const source = node.getSourceFile().text;
  return /^[ \t]*/.exec(source.slice(lineStart(node)))?.[0] ?? '';
}

/** Makes sure that the value cannot be undefined. */
export function guardOption(option: OptionNode, file: string, fallback: string): Edit[] {
  const { node, value } = option;
  if (ts.isShorthandPropertyAssignment(node as ts.Node)) {
    const name = value.getText();
    return [{ file, start: value.getEnd(), end: value.getEnd(), text: `: ${name} ?? ${fallback}` }];
  }
  if (isGuarded(value)) return [];
  if (ts.isNonNullExpression(value)) return [{ file, start: value.getEnd() - 1, end: value.getEnd(), text: ` ?? ${fallback}` }];
  const end = value.getEnd();
  if (!needsParentheses(value)) return [{ file, start: end, end, text: ` ?? ${fallback}` }];
  return [
    { file, start: value.getStart(), end: value.getStart(), text: '(' },
    { file, start: end, end, text: `) ?? ${fallback}` },
  ];
}

function isGuarded(value: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(value)) return isGuarded(value.expression);
  if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value)) return true;
  if (!ts.isBinaryExpression(value)) return false;
  const kind = value.operatorToken.kind;
  const isFallback = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
  return isFallback && (ts.isStringLiteralLike(value.right) || isGuarded(value.right));
}

function needsParentheses(value: ts.Expression): boolean {
  if (ts.isConditionalExpression(value) || ts.isArrowFunction(value) || ts.isYieldExpression(value)) return true;
  if (!ts.isBinaryExpression(value)) return false;
  return value.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken;
}

/** The property with its comma, and its lines where it stands alone on them. */
export function removeOption(option: OptionNode, file: string): { readonly edits: Edit[]; readonly drops: Span[] } {
  const node = option.node as ts.Node;
  const source = node.getSourceFile().text;
  const afterNode = /^\s*,/.exec(source.slice(node.getEnd()));
  let end = node.getEnd() + (afterNode?.[0].length ?? 0);
  let start = node.getStart();
  const drops: Span[] = [];
  const ownLine = source.slice(lineStart(node), start).trim() === '';
  const comment = /^[ \t]*(\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)/.exec(source.slice(end));
  const lineRest = /^[^\r\n]*/.exec(source.slice(end + (comment?.[0].length ?? 0)))?.[0] ?? '';
  if (ownLine && lineRest.trim() === '') {
    if (comment) {
      drops.push({ file, start: end + comment[0].length - comment[1]!.length, end: end + comment[0].length });
      end += comment[0].length;
    }
    start = lineStart(node);
    end += (/^[ \t]*\r?\n/.exec(source.slice(end))?.[0] ?? '').length;
    return { edits: [{ file, start, end, text: '' }], drops };
  }
  if (!afterNode) {
    // The last of one line takes the comma before it.
    const before = /,\s*$/.exec(source.slice(0, start))?.[0].length ?? 0;
    return { edits: [{ file, start: start - before, end, text: '' }], drops };
  }
  end += (/^[ \t]+/.exec(source.slice(end))?.[0] ?? '').length;
  return { edits: [{ file, start, end, text: '' }], drops };
}

export function renameOption(option: OptionNode, file: string, to: string): Edit[] {
  const node = option.node as ts.Node;
  if (ts.isShorthandPropertyAssignment(node)) {
    return [{ file, start: node.name.getStart(), end: node.name.getStart(), text: `${to}: ` }];
  }
  const name = (node as ts.PropertyAssignment).name;
  if (name.getText() === to) return [];
  const text = ts.isStringLiteral(name) ? name.getText()[0]! + to + name.getText()[0]! : to;
  return [{ file, start: name.getStart(), end: name.getEnd(), text }];
}
