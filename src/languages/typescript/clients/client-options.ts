import { ts } from 'ts-morph';
import type { ClientDescriptor } from '../../../core/sdk.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, type ClientSite, type Known } from '../follow/known.js';
import { readOptions, type ReadOption, type ReadOptions } from './options.js';

/** The settings of a construction, and which argument holds them. */
export interface ClientOptions extends ReadOptions {
  readonly argument: number;
}

/** What a client is constructed with: its settings by OpenAI's own names, wherever in the arguments they stand. */
export function clientOptions(evaluator: Evaluator, site: ClientSite): ClientOptions {
  const { optionsOwner, descriptor } = site;
  const given = optionsOwner?.arguments ?? [];
  const leading = descriptor.modelFirst ? leadingModel(evaluator, given[0]) : undefined;
  const argument = descriptor.optionsArgument + (leading ? 1 : 0);
  const naming = { names: descriptor.options, ignored: descriptor.ignored };
  const read = readOptions(evaluator, given[argument], naming);
  const extra =
    descriptor.secondArgument === undefined ? [] : secondArgument(evaluator, given[1], descriptor);
  const options = new Map([...extra, ...read.options]);
  const model = site.named ?? leading;
  if (model) options.set('model', model);
  for (const [name, index] of [
    ['baseURL', descriptor.addressArgument],
    ['apiKey', descriptor.keyArgument],
  ] as const) {
    const positional = options.has(name) ? undefined : argumentAt(evaluator, site, index);
    if (positional) options.set(name, positional);
  }
  return { ...read, options, argument };
}

/** `new OpenAIApi(configuration, basePath)`: the configuration's own comes first. */
function argumentAt(
  evaluator: Evaluator,
  { node }: ClientSite,
  index: number | undefined,
): ReadOption | undefined {
  const value = index !== undefined && ts.isNewExpression(node) ? node.arguments?.[index] : undefined;
  const known = value && evaluator.evaluate(value);
  if (!known || (known.k === 'literal' && known.value === null)) return undefined;
  return { node: value, value, own: false, known, writtenAs: '' };
}

/** `new ChatOpenAI('gpt-4o', { … })` */
function leadingModel(evaluator: Evaluator, first: ts.Expression | undefined): ReadOption | undefined {
  if (!first || ts.isObjectLiteralExpression(first)) return undefined;
  const known = evaluator.evaluate(first);
  return alternatives(known).every(isText)
    ? { node: first, value: first, own: true, known, writtenAs: '' }
    : undefined;
}

function isText(known: Known): boolean {
  return (
    known.k === 'env' || known.k === 'joined' || (known.k === 'literal' && typeof known.value === 'string')
  );
}

/** Settings that stand behind the others; what is set in both, the first argument decides. */
function secondArgument(
  evaluator: Evaluator,
  argument: ts.Expression | undefined,
  { options, secondArgument: prefix = '' }: ClientDescriptor,
): (readonly [string, ReadOption])[] {
  const names = Object.fromEntries(
    Object.entries(options).flatMap(([written, canonical]) =>
      written.startsWith(prefix) ? [[written.slice(prefix.length), canonical]] : [],
    ),
  );
  const read = readOptions(evaluator, argument, { names, ignored: {} });
  return [...read.options].map(([name, option]) => [name, { ...option, own: false }]);
}
