import { ts } from 'ts-morph';
import type { PluginHost, PluginModels } from '../../../core/model-texts.js';
import { withoutPrefix } from '../clients/named-vendor.js';
import { unwrap } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, type External, type Known } from '../follow/known.js';

/** A model of OpenAI's plugin, where it is named. */
export interface PluginSlot {
  /** What is written anew: a text, or an expression that stands for one. */
  readonly node: ts.Node;
  readonly model: Known;
  readonly models: PluginModels;
  /** True where it carries settings that a text cannot. */
  readonly configured: boolean;
}

export interface Hosted {
  readonly host: PluginHost;
  readonly packages: readonly string[];
  /** By package, what its plugin brings. */
  readonly plugins: ReadonlyMap<string, PluginModels>;
}

/** The models of OpenAI's that an expression may give a request. */
export function pluginSlots(
  evaluator: Evaluator,
  given: ts.Expression,
  hosted: Hosted,
  depth = 0,
): PluginSlot[] {
  const node = unwrap(given);
  if (depth > 4) return [];
  const below = (each: ts.Expression) => pluginSlots(evaluator, each, hosted, depth + 1);
  if (ts.isConditionalExpression(node)) return [...below(node.whenTrue), ...below(node.whenFalse)];
  return alternatives(evaluator.evaluate(node)).flatMap((known): PluginSlot[] => {
    if (known.k === 'literal' || known.k === 'env') return ofText(known, hosted);
    if (known.k === 'external') return ofReference(known, node, hosted);
    return known.k === 'made' ? ofMade(evaluator, known, hosted) : [];
  });
}

function ofText(known: Known, { plugins }: Hosted): PluginSlot[] {
  const literal = known.k === 'env' ? known.fallback : known;
  const models = [...plugins.values()].find(
    ({ prefix }) => literal?.k === 'literal' && String(literal.value).startsWith(prefix),
  );
  if (literal?.k !== 'literal' || !models) return [];
  const own: Known = { ...withoutPrefix(literal, models.prefix), prefixIs: 'vendor' };
  return [
    {
      node: literal.node,
      model: known.k === 'env' ? { ...known, fallback: own } : own,
      models,
      configured: false,
    },
  ];
}

/** `gpt4o`, where a plugin exports its models by name. */
function ofReference(known: External, at: ts.Expression, { plugins }: Hosted): PluginSlot[] {
  const models = plugins.get(known.package);
  const id = known.path.length === 1 ? models?.references?.[known.path[0]!] : undefined;
  const node = ts.isIdentifier(at) && !isImported(at) ? initializerOf(at) : at;
  if (!models || id === undefined || !node) return [];
  return [{ node, model: reference(id, node, models), models, configured: false }];
}

/** `openAI.model('gpt-4o')`, `modelRef({ name: 'openai/gpt-4o' })` */
function ofMade(
  evaluator: Evaluator,
  { of, node }: Extract<Known, { k: 'made' }>,
  hosted: Hosted,
): PluginSlot[] {
  const [first] = node.arguments ?? [];
  if (!first) return [];
  const models = hosted.plugins.get(of.package);
  if (models && of.path.length === 2 && models.makers?.includes(of.path[1]!)) {
    const id = evaluator.evaluate(first);
    if (id.k !== 'literal') return [];
    const configured = (node.arguments?.length ?? 0) > 1;
    return [{ node, model: reference(String(id.value), node, models), models, configured }];
  }
  const isReference =
    hosted.packages.includes(of.package) && hosted.host.references.includes(of.path.at(-1) ?? '');
  return isReference ? ofText(evaluator.property(evaluator.evaluate(first), 'name', node), hosted) : [];
}

function reference(id: string, node: ts.Node, { prefix }: PluginModels): Known {
  return { k: 'literal', value: id, node, prefix, prefixIs: 'vendor', reference: true };
}

function isImported(node: ts.Identifier): boolean {
  return node
    .getSourceFile()
    .statements.filter(ts.isImportDeclaration)
    .some(({ importClause }) => {
      const named = importClause?.namedBindings;
      return (
        named !== undefined &&
        ts.isNamedImports(named) &&
        named.elements.some((each) => each.name.text === node.text)
      );
    });
}

/** `const model = gpt4o`: what the name stands for in its own file. */
function initializerOf(name: ts.Identifier): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  ts.forEachChild(name.getSourceFile(), function visit(node): void {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name.text) found ??= node.initializer;
    else ts.forEachChild(node, visit);
  });
  return found;
}
