import { ts } from 'ts-morph';
import { looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { ClientDescriptor, NamedVendor } from '../../../core/sdk.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, choice, type ClientSite, type Known } from '../follow/known.js';
import type { ReadOption } from './options.js';

type Literal = Extract<Known, { k: 'literal' }>;

/** The model by whose name a function of many vendors gives one of OpenAI's; undefined where it names another's, or nobody's. */
export function namedModel(
  evaluator: Evaluator,
  node: ts.NewExpression | ts.CallExpression,
  descriptor: ClientDescriptor,
): ReadOption | undefined {
  const { named } = descriptor;
  const place = named && placeOf(evaluator, node, named);
  if (!named || !place) return undefined;
  const known = evaluator.evaluate(place.value);
  const isSaid = named.option !== undefined && saysVendor(evaluator, node, descriptor, named.option);
  const own = alternatives(known).map((each) => ofVendor(each, named, isSaid));
  if (own.some((each) => each === undefined)) return undefined;
  return { ...place, own: true, known: choice(own as Known[], place.value) };
}

/** True where neither the text nor a setting says whose the model is, so that only OpenAI's ids are understood. */
export function isBare({ named, descriptor }: ClientSite): boolean {
  if (!named || !descriptor.named?.option) return false;
  return alternatives(named.known).some((each) => each.k === 'literal' && each.prefix === undefined);
}

interface Place {
  readonly node: ReadOption['node'];
  readonly value: ts.Expression;
  readonly writtenAs: string;
}

function placeOf(
  evaluator: Evaluator,
  node: ts.NewExpression | ts.CallExpression,
  { modelOption }: NamedVendor,
): Place | undefined {
  const first = node.arguments?.[0];
  if (!first) return undefined;
  if (modelOption === undefined) return { node: first, value: first, writtenAs: '' };
  const object = ts.isObjectLiteralExpression(first) ? first : objectOf(evaluator.evaluate(first));
  const property = object?.properties.find(
    (each) => each.name && ts.isIdentifier(each.name) && each.name.text === modelOption,
  );
  return property && ts.isPropertyAssignment(property)
    ? { node: property, value: property.initializer, writtenAs: modelOption }
    : undefined;
}

function objectOf(known: Known): ts.ObjectLiteralExpression | undefined {
  return known.k === 'object' ? known.node : undefined;
}

function saysVendor(
  evaluator: Evaluator,
  node: ts.NewExpression | ts.CallExpression,
  { optionsArgument }: ClientDescriptor,
  option: NonNullable<NamedVendor['option']>,
): boolean {
  const settings = node.arguments?.[optionsArgument];
  const value = settings && evaluator.property(evaluator.evaluate(settings), option.name, settings);
  return value?.k === 'literal' && value.value === option.value;
}

function ofVendor(known: Known, { prefix, bare }: NamedVendor, isSaid: boolean): Known | undefined {
  if (known.k !== 'literal' || typeof known.value !== 'string') return isSaid ? known : undefined;
  if (known.value.startsWith(prefix)) return withoutPrefix(known, prefix);
  if (isSaid) return known;
  return bare && looksLikeOpenAIModel(known.value) ? known : undefined;
}

export function withoutPrefix(known: Literal, prefix: string): Literal {
  return { ...known, value: String(known.value).slice(prefix.length), prefix };
}
