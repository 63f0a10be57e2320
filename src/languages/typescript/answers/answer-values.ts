import { ts } from 'ts-morph';
import type { Workspace } from '../program/workspace.js';
import { comparisonOf, isTested, type AnswerEdit } from './answer-reads.js';

/** Gives the texts that a field is compared with their new names; undefined where it is used otherwise, or compared with another. */
export function writeValues(
  read: ts.Expression,
  values: Readonly<Record<string, string>>,
): readonly AnswerEdit[] | undefined {
  const literals = comparedWith(read);
  if (!literals) return isTested(read) ? [] : undefined;
  const edits = literals.map((literal) => renamed(literal, values));
  return edits.some((edit) => edit === undefined) ? undefined : (edits as AnswerEdit[]);
}

/** The same for a field that was given a name, at every use of that name. */
export function writeNamedValues(
  workspace: Workspace,
  name: ts.BindingName,
  values: Readonly<Record<string, string>>,
): readonly AnswerEdit[] | undefined {
  if (!ts.isIdentifier(name)) return undefined;
  const symbol = workspace.checker.getSymbolAtLocation(name);
  const uses = workspace
    .identifiers(name.text)
    .filter((each) => each !== name && workspace.checker.getSymbolAtLocation(each) === symbol);
  const edits = uses.map((use) => writeValues(use, values));
  return edits.some((each) => each === undefined) ? undefined : edits.flatMap((each) => each!);
}

function comparedWith(read: ts.Expression): readonly ts.Expression[] | undefined {
  const compared = comparisonOf(read);
  if (compared) return [compared.literal];
  if (!ts.isSwitchStatement(read.parent)) return undefined;
  return read.parent.caseBlock.clauses.filter(ts.isCaseClause).map((clause) => clause.expression);
}

function renamed(literal: ts.Expression, values: Readonly<Record<string, string>>): AnswerEdit | undefined {
  if (!ts.isStringLiteralLike(literal) || !Object.hasOwn(values, literal.text)) return undefined;
  return {
    node: literal,
    start: literal.getStart() + 1,
    end: literal.getEnd() - 1,
    text: values[literal.text]!,
  };
}
