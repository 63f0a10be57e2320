import { ts } from 'ts-morph';
import type { Localized } from '../../../core/localized.js';
import type { Span } from '../../../core/source.js';
import type { OptionSite, Options, Value } from '../../../core/usage.js';
import type { Evaluator } from './evaluator.js';
import { elementValue, nameOf } from './element-value.js';
import { type Known, type UnknownReason } from './known.js';
import type { ReadOption } from '../clients/options.js';
import type { Workspace } from '../program/workspace.js';

const MAX_DEPTH = 7;

const REASONS: Readonly<Record<UnknownReason, Localized>> = {
  parameter: {
    en: 'it is a parameter, and no caller in the project shows its value',
    zh: '它是函数参数，而项目中没有调用方给出它的值',
  },
  computed: { en: 'it is computed while the program runs', zh: '它在程序运行时才计算出来' },
  cycle: { en: 'its definition refers to itself', zh: '它的定义引用了自身' },
  global: {
    en: 'the name is not declared in the files that were read',
    zh: '在读取到的文件中没有声明这个名字',
  },
  external: { en: 'it comes from outside the project', zh: '它来自项目之外' },
  depth: { en: 'it passes through too many definitions', zh: '它经过的定义层数过多' },
};

export function reasonOf(known: Known): Localized {
  return REASONS[known.k === 'unknown' ? known.why : 'computed'];
}

/** What was found out, in the words that cross the parser wall. */
export function toValue(evaluator: Evaluator, known: Known, at: ts.Node, depth = 0): Value {
  const spanOf = (node: ts.Node): Span => evaluator.workspace.span(node);
  if (depth > MAX_DEPTH) return { type: 'untraced', reason: REASONS.depth, at: spanOf(at) };
  const down = (each: Known, where: ts.Node = at) => toValue(evaluator, each, where, depth + 1);
  switch (known.k) {
    case 'literal':
      return { type: 'literal', value: known.value, at: literalSpan(evaluator.workspace, known.node) };
    case 'env':
      return {
        type: 'env',
        name: known.name,
        at: spanOf(known.node),
        ...(known.fallback ? { fallback: down(known.fallback) } : {}),
      };
    case 'choice':
      return {
        type: 'choice',
        of: known.of.map((each) => down(each)),
        at: spanOf(at),
        ...(isFallback(known.node) ? { orElse: true } : {}),
      };
    case 'joined':
      return { type: 'joined', parts: known.parts.map((each) => down(each)), at: spanOf(known.node) };
    case 'object':
      return objectValue(evaluator, known.node, depth);
    case 'array':
      return arrayValue(evaluator, known.node, at, depth);
    case 'merged':
      return { type: 'choice', of: known.of.map((each) => down(each)), at: spanOf(at) };
    case 'without':
      return withoutMembers(down(known.of), known.names);
    default:
      return { type: 'untraced', reason: reasonOf(known), at: spanOf(at) };
  }
}

function withoutMembers(value: Value, names: readonly string[]): Value {
  if (value.type !== 'object') return value;
  const left = Object.entries(value.entries).filter(([name]) => !names.includes(name));
  return { ...value, entries: Object.fromEntries(left) };
}

function isFallback(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && /^(?:\?\?|\|\|)$/.test(node.operatorToken.getText());
}

/** A piece of a template spans its text between the braces and ticks; other literals span their token. */
export function literalSpan(workspace: Workspace, node: ts.Node): Span {
  const span = workspace.span(node);
  if (!ts.isTemplateHead(node) && !ts.isTemplateMiddle(node) && !ts.isTemplateTail(node)) return span;
  const closing = ts.isTemplateTail(node) ? 1 : 2;
  return { file: span.file, start: span.start + 1, end: span.end - closing };
}

function objectValue(evaluator: Evaluator, node: ts.ObjectLiteralExpression, depth: number): Value {
  const entries: Record<string, Value> = {};
  let open = false;
  for (const element of node.properties) {
    if (ts.isSpreadAssignment(element)) {
      const spread = toValue(
        evaluator,
        evaluator.evaluate(element.expression),
        element.expression,
        depth + 1,
      );
      if (spread.type === 'object') Object.assign(entries, spread.entries);
      open ||= spread.type !== 'object' || spread.open;
      continue;
    }
    const name = nameOf(evaluator, element.name);
    if (name === undefined) open = true;
    else entries[name] = toValue(evaluator, elementValue(evaluator, element), element, depth + 1);
  }
  return { type: 'object', entries, open, at: evaluator.workspace.span(node) };
}

function arrayValue(
  evaluator: Evaluator,
  node: ts.ArrayLiteralExpression,
  at: ts.Node,
  depth: number,
): Value {
  const items: Value[] = [];
  let open = false;
  for (const element of node.elements) {
    if (!ts.isSpreadElement(element)) {
      items.push(toValue(evaluator, evaluator.evaluate(element), element, depth + 1));
      continue;
    }
    const spread = toValue(evaluator, evaluator.evaluate(element.expression), element.expression, depth + 1);
    if (spread.type === 'array') items.push(...spread.items);
    open ||= spread.type !== 'array' || spread.open;
  }
  const pushed = pushedItems(evaluator, at, node);
  items.push(...pushed.map((each) => toValue(evaluator, evaluator.evaluate(each), each, depth + 1)));
  return { type: 'array', items, open, at: evaluator.workspace.span(node) };
}

/** `messages.push({ … })` adds to a list that was begun as a literal. */
function pushedItems(evaluator: Evaluator, at: ts.Node, list: ts.ArrayLiteralExpression): ts.Expression[] {
  const declaration = list.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return [];
  const { checker } = evaluator.workspace;
  const symbol = checker.getSymbolAtLocation(declaration.name);
  return evaluator.workspace.identifiers(declaration.name.text).flatMap((identifier) => {
    const access = identifier.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== identifier) return [];
    if (!['push', 'unshift'].includes(access.name.text) || !ts.isCallExpression(access.parent)) return [];
    if (
      identifier.getSourceFile() !== at.getSourceFile() &&
      identifier.getSourceFile() !== list.getSourceFile()
    )
      return [];
    return checker.getSymbolAtLocation(identifier) === symbol
      ? access.parent.arguments.filter((each) => !ts.isSpreadElement(each))
      : [];
  });
}

export function toOptions(evaluator: Evaluator, read: ReadonlyMap<string, ReadOption>): Options {
  const options: Record<string, OptionSite> = {};
  for (const [name, option] of read) {
    options[name] = {
      name,
      writtenAs: option.writtenAs,
      value: toValue(evaluator, option.known, option.value),
      at: evaluator.workspace.span(option.node),
      own: option.own,
    };
  }
  return options;
}

/** Every variable of the environment that a value may come from. */
export function variablesIn(value: Value): string[] {
  switch (value.type) {
    case 'env':
      return [value.name, ...(value.fallback ? variablesIn(value.fallback) : [])];
    case 'choice':
      return value.of.flatMap(variablesIn);
    case 'joined':
      return value.parts.flatMap(variablesIn);
    case 'object':
      return Object.values(value.entries).flatMap(variablesIn);
    case 'array':
      return value.items.flatMap(variablesIn);
    case 'literal':
    case 'untraced':
      return [];
  }
}

/** Where the literals stand that a value may come from. */
export function literalSpans(value: Value): Span[] {
  switch (value.type) {
    case 'literal':
      return [value.at];
    case 'env':
      return value.fallback ? literalSpans(value.fallback) : [];
    case 'choice':
      return value.of.flatMap(literalSpans);
    case 'joined':
      return value.parts.flatMap(literalSpans);
    default:
      return [];
  }
}
