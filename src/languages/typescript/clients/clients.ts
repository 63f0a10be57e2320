import { ts } from 'ts-morph';
import type { Localized } from '../../../core/localized.js';
import type { ClientUsage } from '../../../core/usage.js';
import type { Evaluator } from '../follow/evaluator.js';
import { ownClient } from './client-sites.js';
import { alternatives, type ClientSite, type Known } from '../follow/known.js';
import { familyOf, implicitEnv, madeBy, sdkFacts } from './client-facts.js';
import { clientOptions, type ClientOptions } from './client-options.js';
import type { ReadOptions } from './options.js';
import { positionalOptions } from '../port/port-construction.js';
import { isBare } from './named-vendor.js';
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
      // A class that nobody constructs here is exported for others; its `super` call makes the client all the same.
      const own = ts.isClassLike(node) ? ownClient(evaluator, node) : undefined;
      if (own && !found.has(own.node)) found.set(own.node, describe(evaluator, own));
      if (!isMaking(evaluator, node)) return;
      const value = evaluator.evaluate(node);
      for (const site of sitesIn(value)) {
        // A call that hands a client on (a factory, a getter) is not where it is made.
        if (!found.has(site.node)) found.set(site.node, describe(evaluator, site));
      }
    });
  }
  return found;
}

function isMaking(evaluator: Evaluator, node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return true;
  if (ts.isCallExpression(node)) return mayMake(evaluator, node);
  return ts.isIdentifier(node) && isHandedOver(node) && evaluator.evaluate(node).k === 'client';
}

/** `{ openai }`, `{ fallbackProvider: openai }`, `globalThis.X = openai`: a ready-made instance that no call here goes through. */
function isHandedOver(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return ts.isBinaryExpression(parent) && parent.right === node && ts.isPropertyAccessExpression(parent.left);
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
  const read = optionsOf(evaluator, site);
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
    implicitEnv: implicitEnv(descriptor, read),
    keyFallsBack: descriptor.keyFallsBack,
    keyIsGuarded: isGuarded(evaluator, read.options.get('apiKey')?.known),
    calls: [],
    family: familyOf(descriptor, read),
    ...derivedFrom(evaluator, site, read),
    ...(site.major === undefined ? {} : { major: site.major }),
    ignoredOptions: read.ignored.map((option) => option.writtenAs),
    ...sdkFacts(descriptor, read),
    ...madeBy(site),
    ...(isBare(site) ? { vendorOption: descriptor.named!.option! } : {}),
    ...fixedReason(evaluator, site, read),
  };
  return { site, usage, read, render: renderSite(site, usage, read) };
}

function derivedFrom(
  evaluator: Evaluator,
  { base }: ClientSite,
  { options }: ReadOptions,
): Pick<ClientUsage, 'derived'> {
  if (!base) return {};
  const from = usageId('client', evaluator.workspace.span(base.optionsOwner ?? base.node));
  return { derived: { from, own: [...options.keys()] } };
}

const GIVEN_TEXT: Localized = {
  en: 'it is given a text where this package takes an object of settings',
  zh: '此处传入的是文本，而该包需要的是配置对象',
};

/** `new OpenAI(key)`: what other packages of that class name take. */
function isGivenText(evaluator: Evaluator, { optionsOwner, descriptor }: ClientSite, index: number): boolean {
  const argument = optionsOwner?.arguments?.[index];
  const value = argument && !descriptor.becomes ? evaluator.evaluate(argument) : undefined;
  return value?.k === 'env' || value?.k === 'joined' || (value?.k === 'literal' && value.value !== null);
}

function optionsOf(evaluator: Evaluator, site: ClientSite): ClientOptions {
  if (!site.descriptor.becomes) return clientOptions(evaluator, site);
  return { ...positionalOptions(evaluator, site), argument: site.descriptor.optionsArgument };
}

function fixedReason(
  evaluator: Evaluator,
  site: ClientSite,
  { argument }: ClientOptions,
): Pick<ClientUsage, 'fixed'> {
  if (site.descriptor.port) return { fixed: site.descriptor.port };
  if (isGivenText(evaluator, site, argument)) return { fixed: GIVEN_TEXT };
  if (site.construct && !ts.isStringLiteralLike(site.node)) return { fixed: NAMED_ELSEWHERE };
  if (site.optionsOwner || site.instance || site.construct) return {};
  return {
    fixed: {
      en: 'the place that gives this client its settings could not be found',
      zh: '找不到为此客户端提供配置的位置',
    },
  };
}

const NAMED_ELSEWHERE: Localized = {
  en: 'the name of its model, by which OpenAI is chosen, is defined elsewhere; construct a model with the new settings and pass that instead',
  zh: '决定使用 OpenAI 的模型名称在别处定义；请用新的配置构造模型并改为传入该模型',
};

function baseOptions(evaluator: Evaluator, base: ClientSite): ReadOptions['options'] {
  return clientOptions(evaluator, base).options;
}

function renderSite(site: ClientSite, usage: ClientUsage, read: ClientOptions): Site {
  const { descriptor } = site;
  return {
    usage,
    owner: site.optionsOwner,
    argument: read.argument,
    object: read.object,
    ownsObject: read.ownsObject,
    options: read.options,
    writtenName: (name) =>
      descriptor.write?.[name] ??
      Object.entries(descriptor.options).find(([, canonical]) => canonical === name)?.[0] ??
      extraName(descriptor.extraBody, name),
    ignored: read.ignored,
    typed: isTyped(site.node),
    ...(descriptor.extraBodyTyped ? { extraTyped: true as const } : {}),
    ...(site.instance && descriptor.factory
      ? { instance: { specifier: site.instance, factory: descriptor.factory } }
      : {}),
    ...(site.construct ? { construct: { node: site.node, ...site.construct } } : {}),
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
