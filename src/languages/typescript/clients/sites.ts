import type { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { CallUsage, ClientUsage, Usage, UsageId } from '../../../core/usage.js';
import type { AmbientPlace } from '../render/render-ambient.js';
import type { Construction } from '../port/port-construction.js';
import type { AroundPlace } from '../render/render-around.js';

/** Where one option of a client or call stands in the syntax. */
export interface OptionNode {
  /** The property, or the positional argument. */
  readonly node: ts.ObjectLiteralElementLike | ts.Expression;
  /** The expression that gives the value; for a shorthand its name. */
  readonly value: ts.Expression;
  /** True where the property stands in the object literal that this usage alone owns. */
  readonly own: boolean;
  /** `options.name = value` after the literal that this usage owns; always: one of them is in no branch. */
  readonly assigned?: { readonly values: readonly ts.Expression[]; readonly always: boolean };
}

/** The syntax behind a client or call usage: what rendering needs and nothing else may see. */
export interface Site {
  readonly usage: ClientUsage | CallUsage;
  /** The construction or call that takes the options; undefined where there is no expression to edit (an imported instance). */
  readonly owner: ts.NewExpression | ts.CallExpression | undefined;
  /** Index of the argument that holds the options in `owner`. */
  readonly argument: number;
  /** The object literal to which options are added; undefined where the argument is missing or is another expression. */
  readonly object: ts.ObjectLiteralExpression | undefined;
  /** True where nothing else uses `object`, so that it may lose properties. */
  readonly ownsObject: boolean;
  /** By OpenAI's own name. */
  readonly options: ReadonlyMap<string, OptionNode>;
  /** OpenAI's own name → the name to write (`baseURL` → `basePath`, `configuration.baseURL`). */
  readonly writtenName: (name: string, vendor?: string) => string;
  /** Options that this SDK version ignores, with the one that each is mistaken for, to be removed when that one is set. */
  readonly ignored: readonly { readonly node: ts.ObjectLiteralElementLike; readonly name: string }[];
  /** True in a file that a type checker reads. */
  readonly typed: boolean;
  /** True where the types are known of what unknown fields are put under. */
  readonly extraTyped?: true;
  /** A ready-made instance: its import, and the export of the same package that makes one with settings. */
  readonly instance?: { readonly specifier: ts.ImportSpecifier; readonly factory: string };
  /** The text in whose place a client of that package is to be constructed. */
  readonly construct?: { readonly node: ts.Node; readonly package: string; readonly exported: string };
  /** What becoming another package's plugin changes around its settings. */
  readonly plugin?: readonly Edit[];
  /** The last property of `object`, where a client is written behind its value. */
  readonly ahead?: ts.ObjectLiteralElementLike;
  /** The text that becomes a part of an object of settings. */
  readonly around?: AroundPlace;
  /** The export of the same package that gives the same kind of answer by chat completions. */
  readonly chatExport?: string;
  /** A provider that is handed over whole, to be kept to chat completions there. */
  readonly handedOver?: ts.Expression;
  /** The method that asks the same client for chat completions. */
  readonly chatMethod?: string;
  /** Where a package of agents is told what to ask through. */
  readonly ambient?: AmbientPlace;
  /** True where what keeps its client to chat completions converts the call. */
  readonly convertsWithClient?: true;
  /** What writing it for another package changes around its options; of a client also how its options are given now. */
  readonly port?: { readonly edits: readonly Edit[]; readonly construction?: Construction };
  /** How the call is written for another API. */
  readonly conversion?: ConversionSite;
}

/** The texts that make a call one of another API. */
export interface ConversionSite {
  /** Settings by the names of the new form. */
  readonly options: ReadonlyMap<string, ConversionOption>;
  /** Settings that go, by their name. */
  readonly dropped: readonly string[];
  /** Outside the settings, or shared with other calls. */
  readonly edits: readonly Edit[];
}

export interface ConversionOption {
  readonly node: OptionNode;
  /** Gives the setting its new name, unless a rule gives it another. */
  readonly naming: readonly Edit[];
  readonly edits: readonly Edit[];
}

/** What one recogniser found. */
export interface Detected {
  readonly usages: readonly Usage[];
  readonly sites: ReadonlyMap<UsageId, Site>;
}
