import type { ts } from 'ts-morph';
import type { Evaluator } from '../follow/evaluator.js';
import type { ClientSite } from '../follow/known.js';
import type { BlockedBy } from './blocked.js';

/** The text that gives the second client; undefined where the same text does, since what leads there was changed. */
export type Twin = string | undefined;

/** What the steps of a split share. They meet in it, so that no two of them know each other. All of them throw {@link Blocked}. */
export interface Split {
  readonly evaluator: Evaluator;
  readonly site: ClientSite;
  /** The construction of the second client. */
  readonly construction: string;
  /** What gives the second client where this expression gives the first. */
  twin(node: ts.Expression): Twin;
  /** The same of a name, wherever it is declared. */
  ofName(node: ts.Identifier): Twin;
  ofVariable(declaration: ts.VariableDeclaration): Twin;
  ofParameter(parameter: ts.ParameterDeclaration): Twin;
  ofFunction(declaration: ts.SignatureDeclaration): string;
  /** The name under which the module gives the second client, where it gives the first as `name`; `local`: what importers call that. */
  ofExport(file: ts.SourceFile, name: string, local: string): string;
  ofMember(owner: ts.ClassLikeDeclaration, name: string, at: ts.Node): Twin;
  ofProperty(owner: ts.ObjectLiteralExpression, name: string, at: ts.Node): string;
  /** True where the value may be the first client. */
  isClient(node: ts.Node): boolean;
  /** A name for the second beside the first; `isLocal`: of a parameter or a member, which meets no other. */
  named(first: string, isLocal?: boolean): string;
  /** True where the place holds the first client for others, so that the second needs one of its own beside it. */
  isBeside(gate: ts.Node): boolean;
  /** As `twin`, for a place that goes on giving the first: whatever leads there gets a second beside it as well. */
  besideOf(node: ts.Expression): Twin;
  /** The twin of a declaration that something else has written. */
  prepare(declaration: ts.Node, name: string): void;
  prepared(declaration: ts.Node): string | undefined;
  /** The twin of a factory, by the name that it has where this one stands. */
  factoryAs(name: ts.Identifier, factory: ts.SignatureDeclaration): string;
  replace(node: ts.Node, text: string): void;
  insert(file: ts.SourceFile, at: number, text: string): void;
  /** A statement or member of its own behind another, in its indentation; `isApart`: with a blank line between. */
  insertAfter(node: ts.Node, text: string, isApart?: boolean): void;
  /** The same in front of it. */
  insertBefore(node: ts.Node, text: string): void;
  /** What carries the second client from now on, so that every use of it must be for that one. */
  gate(declaration: ts.Node): void;
  claim(use: ts.Node): void;
  /** Made once, whoever asks. */
  once<T>(key: ts.Node, slot: string, make: () => T): T;
  block(node: ts.Node, why: BlockedBy): never;
}
