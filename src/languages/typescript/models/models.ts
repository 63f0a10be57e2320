import { ts } from 'ts-morph';
import { looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { FilePath } from '../../../core/source.js';
import type { Api, ModelUsage, Reader, UsageId } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { Known } from '../follow/known.js';
import { COMPARING, isFamilyTest, testedModel } from './model-tests.js';
import { isTransparent, readersOf } from './model-readers.js';
import { isTestFile } from '../program/test-files.js';
import { usageId } from '../clients/usage-id.js';
import { mentionsInTemplate } from './template-models.js';
import { literalSpan } from '../follow/values.js';

interface Defined {
  readonly node: ts.Node;
  readonly value: string;
  readonly calls: Set<UsageId>;
  readonly api: Api;
  variable: string | undefined;
  readonly prefix: string | undefined;
  readonly prefixIs: ModelUsage['prefixIs'];
  readonly reference: ModelUsage['reference'];
}

/** A model's name, and the literal (or the test of a name) that it stands in. */
export interface FoundModel {
  readonly usage: ModelUsage;
  readonly node: ts.Node;
}

/** Model names that reach a call, each at the one place where it is defined. */
export function detectModels(evaluator: Evaluator, calls: readonly FoundCall[]): readonly FoundModel[] {
  const defined = new Map<ts.Node, Defined>();
  for (const call of calls) {
    if (call.model) collect(call.model, call.usage.id, call.usage.api, undefined, defined);
  }
  return [...defined.values()].map((each) => ({ usage: describe(evaluator, each), node: each.node }));
}

function collect(
  known: Known,
  call: UsageId,
  api: Api,
  variable: string | undefined,
  into: Map<ts.Node, Defined>,
): void {
  switch (known.k) {
    case 'literal': {
      if (typeof known.value !== 'string' || known.value === '') return;
      const before = into.get(known.node);
      if (before) before.calls.add(call);
      else
        into.set(known.node, {
          node: known.node,
          value: known.value,
          calls: new Set([call]),
          api,
          variable,
          prefix: known.prefix,
          prefixIs: known.prefixIs,
          reference: known.reference,
        });
      return;
    }
    case 'env':
      if (known.fallback) collect(known.fallback, call, api, known.name, into);
      return;
    case 'joined':
      collect(wholeText(known), call, api, variable, into);
      return;
    case 'choice':
      for (const each of known.of) collect(each, call, api, variable, into);
      return;
    default:
  }
}

/** `${FAMILY}-mini` of a constant is that one name, and is replaced as a whole. */
function wholeText(joined: Extract<Known, { k: 'joined' }>): Known {
  const isKnown = joined.parts.every((part) => part.k === 'literal' && typeof part.value === 'string');
  if (!isKnown || !ts.isTemplateExpression(joined.node))
    return { k: 'unknown', why: 'computed', node: joined.node };
  const value = joined.parts.map((part) => (part.k === 'literal' ? part.value : '')).join('');
  return { k: 'literal', value, node: joined.node };
}

function describe(evaluator: Evaluator, defined: Defined): ModelUsage {
  const { node, variable } = defined;
  const at = literalSpan(evaluator.workspace, node);
  return {
    id: usageId('model', at),
    kind: 'model',
    language: 'typescript',
    span: at,
    value: defined.value,
    at,
    calls: [...defined.calls],
    api: defined.api,
    readers: [...readersOf(evaluator, node), ...chosenFrom(evaluator, at.file, defined.value)],
    role: variable === undefined ? 'value' : 'env',
    ...(variable === undefined ? {} : { variable }),
    ...(defined.prefix === undefined ? {} : { prefix: defined.prefix }),
    ...(defined.prefixIs === undefined ? {} : { prefixIs: defined.prefixIs }),
    ...(defined.reference ? { reference: true as const } : {}),
    inTest: isTestFile(at.file),
  };
}

/** Entries of the same name in the component's own markup: a default that left them would be none of what can be chosen. */
function chosenFrom({ workspace }: Evaluator, file: FilePath, value: string): readonly Reader[] {
  return mentionsInTemplate(workspace, file).flatMap((each) =>
    each.value === value ? [{ at: each.span, as: 'list' as const, survives: false }] : [],
  );
}

/** Names of models that stand in lists, tables, comparisons and settings, where no call was seen to receive them. */
export function detectNamedModels(evaluator: Evaluator, claimed: ReadonlySet<string>): readonly FoundModel[] {
  const found: FoundModel[] = [];
  for (const file of evaluator.workspace.candidates) {
    const source = evaluator.workspace.files.get(file);
    if (!source) continue;
    visit(source, (node) => {
      const tested = testedModel(evaluator, node);
      if (tested !== undefined && !isSeenAlready(node))
        found.push({ usage: comparison(evaluator, node, tested), node });
      const value = nameIn(node);
      if (value === undefined) return;
      const role = roleOf(evaluator, node, value);
      const at = evaluator.workspace.span(node);
      if (!role || claimed.has(usageId('model', at))) return;
      const holder = holderOf(node);
      const usage: ModelUsage = {
        id: usageId('model', at),
        kind: 'model',
        language: 'typescript',
        span: at,
        value,
        at,
        calls: [],
        readers: [],
        role,
        ...(holder === undefined ? {} : { holder }),
        ...groupOf(evaluator, node, role),
        inTest: isTestFile(file),
      };
      found.push({ usage, node });
    });
  }
  return found;
}

/** `model.startsWith('gpt-4')`: the text that is tested for says it. */
function isSeenAlready(test: ts.Node): boolean {
  const text = ts.isCallExpression(test) ? test.arguments[0] : undefined;
  return text !== undefined && ts.isStringLiteralLike(text) && nameIn(text) !== undefined;
}

/** The outermost list or table around an entry, a type's union, an enum. */
function groupOf(evaluator: Evaluator, node: ts.Node, role: ModelUsage['role']): { group?: string } {
  if (role !== 'list' && role !== 'key' && role !== 'type') return {};
  let around: ts.Node | undefined;
  for (let up: ts.Node = node.parent; ; up = up.parent) {
    if (isCollection(up)) around = up;
    if (ts.isStatement(up) || ts.isFunctionLike(up)) break;
  }
  return around ? { group: usageId('model', evaluator.workspace.span(around), 'group') } : {};
}

function isCollection(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isUnionTypeNode(node) ||
    ts.isEnumDeclaration(node)
  );
}

/** What the value is called: `AZURE_MODEL` of `settings.AZURE_MODEL = given || 'gpt-4o'`. */
export function holderOf(literal: ts.Node): string | undefined {
  let node = literal.parent;
  while (isTransparent(node)) node = node.parent;
  if (ts.isBinaryExpression(node))
    return ts.isPropertyAccessExpression(node.left) ? node.left.name.text : node.left.getText();
  const named = (node as { readonly name?: ts.Node }).name;
  return named && (ts.isIdentifier(named) || ts.isStringLiteral(named)) ? named.text : undefined;
}

function comparison(evaluator: Evaluator, node: ts.Node, value: string): ModelUsage {
  const span = evaluator.workspace.span(node);
  return {
    id: usageId('model', span, 'test'),
    kind: 'model',
    language: 'typescript',
    span,
    value,
    calls: [],
    readers: [],
    role: 'comparison',
    inTest: isTestFile(span.file),
  };
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    see(child);
    visit(child, see);
  });
}

/** A model's name as a string, or as a property's name where it can be one only by being quoted or harmless. */
function nameIn(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return looksLikeOpenAIModel(node.text) || isFamilyTest(node) ? node.text : undefined;
  }
  return undefined;
}

const MODEL_NAME = /model|engine|deployment/i;

function roleOf(evaluator: Evaluator, node: ts.Node, value: string): ModelUsage['role'] | undefined {
  const parent = node.parent;
  if (ts.isLiteralTypeNode(parent)) return 'type';
  if (isComparison(node, parent)) return 'comparison';
  if (ts.isPropertyAssignment(parent) && parent.name === node) return 'key';
  if (ts.isCallExpression(parent) && !isState(parent) && isForeign(evaluator, parent)) return undefined;
  const isTold = value.length > 3; // 'o1' and 'o3' are ids of many other things
  if (ts.isArrayLiteralExpression(parent)) return isTold ? 'list' : undefined;
  if (ts.isPropertyAssignment(parent)) return settingOrOption(parent, isTold);
  return roleByHolder(parent, isTold);
}

/** What the node that holds the literal says of it. */
function roleByHolder(parent: ts.Node, isTold: boolean): ModelUsage['role'] | undefined {
  const isNamed =
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent);
  if (isNamed) return MODEL_NAME.test(parent.name.getText()) ? 'setting' : undefined;
  if (ts.isEnumMember(parent)) return 'list';
  if (ts.isBinaryExpression(parent) || ts.isConditionalExpression(parent) || ts.isReturnStatement(parent))
    return isTold ? 'setting' : undefined;
  if (
    ts.isCallExpression(parent) &&
    (/default|model|option/i.test(parent.expression.getText()) || isState(parent))
  )
    return isTold ? 'setting' : undefined;
  if (ts.isJsxAttribute(parent)) return roleOfAttribute(parent.name.getText());
  return undefined;
}

const STATE =
  /^(?:ref|shallowRef|signal|atom|atomWithStorage|writable|observable|useRef|\$state|use\w*(?:State|Storage))$/;

/** `const [model, setModel] = useState('gpt-4o')`, `const model = ref('gpt-4o')`. */
function isState({ parent, expression }: ts.CallExpression): boolean {
  if (!ts.isVariableDeclaration(parent) || !MODEL_NAME.test(parent.name.getText())) return false;
  return ts.isArrayBindingPattern(parent.name) || STATE.test(expression.getText());
}

/** `<option value="gpt-4o">`, `<select defaultValue="gpt-4o">`. */
function roleOfAttribute(name: string): ModelUsage['role'] | undefined {
  if (/^(?:default|initial)\w*$|^selected/i.test(name)) return 'setting';
  return /^value$|model/i.test(name) ? 'list' : undefined;
}

/** `{ model: 'gpt-4o' }` is a setting; `{ value: 'gpt-4o', label: 'GPT-4o' }` and `{ id: … }` are entries of a list. */
function settingOrOption(parent: ts.PropertyAssignment, isTold: boolean): ModelUsage['role'] | undefined {
  const name = parent.name.getText();
  // `modelId` and `hostedId` name an entry of a catalogue; `model` and `defaultModel` say what is sent.
  if (MODEL_NAME.test(name) && !/ids?['"]?$/i.test(name)) return 'setting';
  if (/^['"]?(?:\w*[iI]ds?|value|name|key|slug|title|label)['"]?$/.test(name))
    return isTold ? 'list' : undefined;
  return isTold ? 'setting' : undefined;
}

function isComparison(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isCaseClause(parent)) return true;
  if (ts.isBinaryExpression(parent)) {
    const kind = parent.operatorToken.kind;
    return (
      kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
      kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
      kind === ts.SyntaxKind.EqualsEqualsToken ||
      kind === ts.SyntaxKind.ExclamationEqualsToken
    );
  }
  return (
    ts.isCallExpression(parent) &&
    parent.expression !== node &&
    ts.isPropertyAccessExpression(parent.expression) &&
    COMPARING.has(parent.expression.name.text)
  );
}

/** An argument of another vendor's function: `azure('gpt-4o')`, `openrouter('…')`. */
function isForeign(evaluator: Evaluator, call: ts.CallExpression): boolean {
  const callee = evaluator.evaluate(call.expression);
  return (
    callee.k === 'external' &&
    !callee.package.startsWith('global:') &&
    !evaluator.sdks.describes(callee.package)
  );
}
