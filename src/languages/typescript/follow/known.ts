import type { ts } from 'ts-morph';
import type { CallDescriptor, ClientDescriptor, NamedVendor, SdkDescriptor } from '../../../core/sdk.js';
import type { PrefixRole } from '../../../core/usage.js';
import type { ReadOption } from '../clients/options.js';

/** A place that makes a client, as the adapter sees it. */
export interface ClientSite {
  /** The construction, the factory call, or the import of a ready-made instance. */
  readonly node: ts.Node;
  /** The expression whose arguments hold the options: the `Configuration` of openai 3, else the construction itself. */
  readonly optionsOwner: ts.NewExpression | ts.CallExpression | undefined;
  readonly sdk: SdkDescriptor;
  readonly descriptor: ClientDescriptor;
  readonly package: string;
  readonly exportName: string;
  readonly major: number | undefined;
  readonly version: string | undefined;
  /** `client.withOptions({ baseURL })`: a client of its own whose missing options come from here. */
  readonly base?: ClientSite;
  /** The import of a ready-made instance (`import { openai }`), which has no expression to give settings to. */
  readonly instance?: ts.ImportSpecifier;
  /** The model by whose name a function of many vendors makes this one's. */
  readonly named?: ReadOption;
  /** What is to be constructed in the place of that name. */
  readonly construct?: NonNullable<NamedVendor['construct']>;
}

/** What the evaluator found out about an expression without running it. */
export type Known =
  | {
      readonly k: 'literal';
      readonly value: string | number | boolean | null;
      readonly node: ts.Node;
      /** What stands in front of the value in the same literal: `openai:`. */
      readonly prefix?: string;
      readonly prefixIs?: PrefixRole;
      /** True where `node` is an expression that stands for the text. */
      readonly reference?: true;
    }
  | { readonly k: 'env'; readonly name: string; readonly node: ts.Node; readonly fallback?: Known }
  /** Something that a package outside the project exports; `path` are the properties taken of it. */
  | {
      readonly k: 'external';
      readonly package: string;
      readonly path: readonly string[];
      readonly node: ts.Node;
      /** Where the import itself says it: `npm:openai@4`. */
      readonly version?: string;
    }
  /** What calling or constructing an external gives. */
  | { readonly k: 'made'; readonly of: External; readonly node: ts.NewExpression | ts.CallExpression }
  | { readonly k: 'module'; readonly file: ts.SourceFile }
  | { readonly k: 'client'; readonly site: ClientSite }
  | { readonly k: 'member'; readonly site: ClientSite; readonly path: readonly string[] }
  /** A model made by the client itself: `openai('gpt-4o')`. */
  | {
      readonly k: 'model';
      readonly site: ClientSite;
      readonly call: CallDescriptor;
      readonly node: ts.CallExpression | ts.NewExpression;
      /** The model's id, where it is only a part of what the call is given. */
      readonly id?: Known;
    }
  | { readonly k: 'object'; readonly node: ts.ObjectLiteralExpression }
  | { readonly k: 'array'; readonly node: ts.ArrayLiteralExpression }
  | { readonly k: 'function'; readonly node: ts.SignatureDeclaration }
  | { readonly k: 'class'; readonly node: ts.ClassLikeDeclaration }
  | { readonly k: 'instance'; readonly node: ts.ClassLikeDeclaration }
  | { readonly k: 'enum'; readonly node: ts.EnumDeclaration }
  | { readonly k: 'choice'; readonly of: readonly Known[]; readonly node: ts.Node }
  | { readonly k: 'joined'; readonly parts: readonly Known[]; readonly node: ts.Node }
  /** Known by its declared type alone: a parameter `client: OpenAI`. */
  | {
      readonly k: 'typed';
      readonly package: string;
      readonly name: string;
      readonly path: readonly string[];
      readonly node: ts.Node;
    }
  /** The environment read through a schema that can hold defaults. */
  | { readonly k: 'environment'; readonly schema: ts.Expression | undefined; readonly node: ts.Node }
  /** What a schema gives for an object: its members, and the schema's defaults where they are missing. */
  | { readonly k: 'parsed'; readonly of: Known; readonly schema: ts.Expression; readonly node: ts.Node }
  /** What stands in a JSX tag: the properties that the component is given there. */
  | { readonly k: 'attributes'; readonly node: ts.JsxAttributes }
  /** What is left of an object when some of its members are taken out of it. */
  | { readonly k: 'without'; readonly of: Known; readonly names: readonly string[] }
  | { readonly k: 'merged'; readonly of: readonly Known[]; readonly node: ts.Node }
  | { readonly k: 'unknown'; readonly why: UnknownReason; readonly node: ts.Node };

export type External = Extract<Known, { k: 'external' }>;

export type UnknownReason = 'parameter' | 'computed' | 'cycle' | 'global' | 'external' | 'depth';

export function unknown(node: ts.Node, why: UnknownReason = 'computed'): Known {
  return { k: 'unknown', why, node };
}

/** One value out of several; nested choices are flattened and a single one stands for itself. */
export function choice(values: readonly Known[], node: ts.Node): Known {
  const flat = values.flatMap((value) => (value.k === 'choice' ? value.of : [value]));
  const distinct = flat.filter(
    (value, index) => flat.findIndex((other) => sameKnown(other, value)) === index,
  );
  if (distinct.length === 0) return unknown(node);
  return distinct.length === 1 ? distinct[0]! : { k: 'choice', of: distinct, node };
}

/** The values that it may be, one by one. */
export function alternatives(value: Known): readonly Known[] {
  return value.k === 'choice' ? value.of : [value];
}

function sameKnown(a: Known, b: Known): boolean {
  if (a === b) return true;
  if (a.k !== b.k) return false;
  if (a.k === 'client' && b.k === 'client') return a.site.node === b.site.node;
  if (a.k === 'member' && b.k === 'member') {
    return a.site.node === b.site.node && a.path.join('.') === b.path.join('.');
  }
  return 'node' in a && 'node' in b && a.node === b.node && a.k !== 'choice';
}
