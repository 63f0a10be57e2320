import { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import { superCallsIn, superValue } from '../follow/class-heritage.js';
import type { ClientSite, External, Known } from '../follow/known.js';
import { namedModel } from './named-vendor.js';

const sites = new WeakMap<ts.Node, ClientSite>();

/** The client that constructing or calling `callee` makes, if it makes one. */
export function clientFrom(
  evaluator: Evaluator,
  callee: Known,
  node: ts.NewExpression | ts.CallExpression,
): ClientSite | undefined {
  const known = sites.get(node);
  if (known) return known;
  const site = make(evaluator, callee, node);
  if (site) sites.set(node, site);
  return site;
}

function make(
  evaluator: Evaluator,
  callee: Known,
  node: ts.NewExpression | ts.CallExpression,
): ClientSite | undefined {
  if (callee.k === 'external') return ofExternal(evaluator, callee, node);
  if (callee.k === 'class' && ts.isNewExpression(node)) return ofSubclass(evaluator, callee.node, node);
  if (callee.k !== 'member' || !ts.isCallExpression(node)) return undefined;
  const last = callee.path.at(-1);
  if (callee.path.length !== 1 || (last !== 'withOptions' && last !== 'copy')) return undefined;
  return { ...callee.site, node, optionsOwner: node, base: callee.site };
}

function ofExternal(
  evaluator: Evaluator,
  callee: External,
  node: ts.NewExpression | ts.CallExpression,
): ClientSite | undefined {
  if (!evaluator.sdks.describes(callee.package)) return undefined;
  const exportName = callee.path.at(-1) ?? 'default';
  const recognised = evaluator.sdks.client(
    callee.package,
    exportName,
    evaluator.workspace.fileOf(node),
    callee.version,
  );
  if (!recognised) return undefined;
  const { sdk, descriptor, major, version } = recognised;
  const expected = ts.isNewExpression(node) ? 'new' : 'call';
  if (descriptor.make !== expected) return undefined;
  const site = { sdk, descriptor, package: callee.package, exportName, major, version };
  if (descriptor.named) return ofName(evaluator, node, site);
  const optionsOwner = descriptor.optionsMadeBy
    ? optionsMaker(evaluator, node, descriptor.optionsMadeBy)
    : node;
  return { node, optionsOwner, ...site };
}

/** A function of many vendors is a client of OpenAI's where the model is named so. */
function ofName(
  evaluator: Evaluator,
  node: ts.NewExpression | ts.CallExpression,
  site: Omit<ClientSite, 'node' | 'optionsOwner'>,
): ClientSite | undefined {
  const named = namedModel(evaluator, node, site.descriptor);
  if (!named) return undefined;
  const construct = site.descriptor.named?.construct;
  // What is constructed stands in the name's place, so that the name is where the client is.
  return construct
    ? { ...site, node: named.value, optionsOwner: undefined, named, construct }
    : { ...site, node, optionsOwner: node, named };
}

/** openai 3: `new OpenAIApi(configuration)`: the options stand where the `Configuration` is made. */
function optionsMaker(
  evaluator: Evaluator,
  node: ts.NewExpression | ts.CallExpression,
  maker: string,
): ts.NewExpression | ts.CallExpression | undefined {
  const first = node.arguments?.[0];
  const value = first ? evaluator.evaluate(first) : undefined;
  const candidates = value?.k === 'choice' ? value.of : [value];
  const made = candidates.find((each) => each?.k === 'made' && each.of.path.at(-1) === maker);
  return made?.k === 'made' ? made.node : undefined;
}

/** The client that `this` is, inside a class that extends one: made by the class's own call of `super`. */
export function ownClient(evaluator: Evaluator, node: ts.ClassLikeDeclaration): ClientSite | undefined {
  const [call] = superCallsIn(node);
  if (!call) return undefined;
  const known = sites.get(call);
  if (known) return known;
  const site = ofSubclass(evaluator, node, call);
  if (site) sites.set(call, site);
  return site;
}

/** `class Llm extends OpenAI { constructor() { super({ … }) } }`: the options are the arguments of `super`. */
function ofSubclass(
  evaluator: Evaluator,
  node: ts.ClassLikeDeclaration,
  at: ts.NewExpression | ts.CallExpression,
): ClientSite | undefined {
  const base = superValue(evaluator, node);
  if (base?.k !== 'external' && base?.k !== 'class') return undefined;
  if (base.k === 'class') return ofSubclass(evaluator, base.node, at);
  if (!evaluator.sdks.describes(base.package)) return undefined;
  const exportName = base.path.at(-1) ?? 'default';
  const recognised = evaluator.sdks.client(
    base.package,
    exportName,
    evaluator.workspace.fileOf(node),
    base.version,
  );
  if (!recognised || recognised.descriptor.make !== 'new') return undefined;
  const call = superCallsIn(node)[0];
  const optionsOwner = call ?? (node.members.some(ts.isConstructorDeclaration) ? undefined : at);
  const { sdk, descriptor, major, version } = recognised;
  const key = call ?? at;
  evaluator.sdks.rememberSubclass(key, node);
  return { node: key, optionsOwner, sdk, descriptor, package: base.package, exportName, major, version };
}
