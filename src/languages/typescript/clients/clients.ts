import { ts } from 'ts-morph';
import type { ClientUsage } from '../../../core/usage.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, type ClientSite, type Known } from '../follow/known.js';
import { readOptions, type ReadOptions } from './options.js';
import { positionalOptions } from '../port/port-construction.js';
import type { Site } from './sites.js';
import { usageId } from './usage-id.js';
import { toOptions } from '../follow/values.js';
import { walk } from '../program/walk.js';

export interface FoundClient {
  readonly site: ClientSite;
  readonly usage: ClientUsage;
  readonly render: Site;
  readonly read: ReadOptions;
}

/** Every place that makes a client, by the node that identifies it. */
export function detectClients(evaluator: Evaluator): ReadonlyMap<ts.Node, FoundClient> {
  const found = new Map<ts.Node, FoundClient>();
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (!ts.isNewExpression(node) && !(ts.isCallExpression(node) && mayMake(evaluator, node))) return;
      const value = evaluator.evaluate(node);
      for (const site of sitesIn(value)) {
        // A call that hands a client on (a factory, a getter) is not where it is made.
        if (!found.has(site.node)) found.set(site.node, describe(evaluator, site));
      }
    });
  }
  return found;
}

/** False for the many calls whose results need not be followed: no function of the project is itself where a client is made. */
function mayMake(evaluator: Evaluator, node: ts.CallExpression): boolean {
  return alternatives(evaluator.evaluate(node.expression)).some(
    (callee) => callee.k === 'client' || callee.k === 'member' || callee.k === 'external',
  );
}

function sitesIn(value: Known): ClientSite[] {
  if (value.k === 'choice') return value.of.flatMap(sitesIn);
  return value.k === 'client' || value.k === 'model' ? [value.site] : [];
}

function describe(evaluator: Evaluator, site: ClientSite): FoundClient {
  const { descriptor } = site;
  const read = descriptor.becomes ? positionalOptions(evaluator, site) : namedOptions(evaluator, site);
  const spanNode = site.optionsOwner ?? site.node;
  const span = evaluator.workspace.span(spanNode);
  const usage: ClientUsage = {
    id: usageId('client', span),
    kind: 'client',
    language: 'typescript',
    span,
    sdk: site.sdk.id,
    options: {
      ...(site.base ? toOptions(evaluator, baseOptions(evaluator, site.base)) : {}),
      ...toOptions(evaluator, read.options),
    },
    complete: read.complete,
    implicitEnv: descriptor.implicitEnv,
    keyFallsBack: descriptor.keyFallsBack,
    keyIsGuarded: isGuarded(evaluator, read.options.get('apiKey')?.known),
    calls: [],
    family: descriptor.becomes && !read.options.has('baseURL') ? 'openai' : descriptor.family,
    ...(site.major === undefined ? {} : { major: site.major }),
    ignoredOptions: read.ignored.map((option) => option.writtenAs),
    ...fixedReason(site),
  };
  return { site, usage, read, render: renderSite(site, usage, read) };
}

function fixedReason(site: ClientSite): Pick<ClientUsage, 'fixed'> {
  if (site.descriptor.port) return { fixed: site.descriptor.port };
  if (site.optionsOwner || site.instance) return {};
  return {
    fixed: {
      en: 'the place that gives this client its settings could not be found',
      zh: '找不到为此客户端提供配置的位置',
    },
  };
}

function baseOptions(evaluator: Evaluator, base: ClientSite): ReadOptions['options'] {
  return namedOptions(evaluator, base).options;
}

function namedOptions(evaluator: Evaluator, { optionsOwner, descriptor }: ClientSite): ReadOptions {
  const argument = optionsOwner?.arguments?.[descriptor.optionsArgument];
  return readOptions(evaluator, argument, { names: descriptor.options, ignored: descriptor.ignored });
}

function renderSite(site: ClientSite, usage: ClientUsage, read: ReadOptions): Site {
  const { descriptor } = site;
  return {
    usage,
    owner: site.optionsOwner,
    argument: descriptor.optionsArgument,
    object: read.object,
    ownsObject: read.ownsObject,
    options: read.options,
    writtenName: (name) =>
      descriptor.write?.[name] ??
      Object.entries(descriptor.options).find(([, canonical]) => canonical === name)?.[0] ??
      extraName(descriptor.extraBody, name),
    ignored: read.ignored.map((option) => option.node),
    typed: isTyped(site.node),
    ...(site.instance && descriptor.factory
      ? { instance: { specifier: site.instance, factory: descriptor.factory } }
      : {}),
  };
}

function extraName(extraBody: string | undefined, name: string): string {
  return extraBody === undefined ? name : `${extraBody}.${name}`;
}

export function isTyped(node: ts.Node): boolean {
  return /\.[cm]?tsx?$/.test(node.getSourceFile().fileName);
}

/** True where the key cannot be undefined when the client is made. */
function isGuarded(evaluator: Evaluator, key: Known | undefined): boolean {
  if (!key) return false;
  if (key.k === 'literal') return key.value !== null;
  if (key.k === 'joined') return true;
  if (key.k !== 'env') return false;
  if (key.fallback) return key.fallback.k === 'literal' && key.fallback.value !== null;
  if (ts.isCallExpression(key.node))
    return /require|must|assert|orThrow|demand/i.test(key.node.expression.getText());
  return hasGuard(evaluator, key.name, key.node.getSourceFile());
}

/** `if (!process.env.X) throw …` (or exit, or return) in the file that reads the variable. */
function hasGuard(evaluator: Evaluator, name: string, file: ts.SourceFile): boolean {
  let guarded = false;
  walk(file, (node) => {
    if (guarded || !ts.isIfStatement(node) || !leaves(node.thenStatement)) return;
    const negated = [...negations(node.expression)];
    guarded = negated.some((operand) => {
      const value = evaluator.evaluate(operand);
      return value.k === 'env' && value.name === name;
    });
  });
  return guarded;
}

function* negations(node: ts.Expression): Iterable<ts.Expression> {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    yield node.operand;
  else if (ts.isParenthesizedExpression(node)) yield* negations(node.expression);
  else if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind === ts.SyntaxKind.BarBarToken) {
      yield* negations(node.left);
      yield* negations(node.right);
    } else if (isNothing(node.right)) yield node.left;
  }
}

function isNothing(node: ts.Expression): boolean {
  return (ts.isIdentifier(node) && node.text === 'undefined') || node.kind === ts.SyntaxKind.NullKeyword;
}

/** Top-level `return` in a handler does not protect a client made at module level, so only leaving for good counts. */
function leaves(node: ts.Statement): boolean {
  if (ts.isThrowStatement(node)) return true;
  if (ts.isBlock(node)) return node.statements.some(leaves);
  return ts.isExpressionStatement(node) && /\b(?:process\.exit|Deno\.exit)\s*\(/.test(node.getText());
}
