import { ts } from 'ts-morph';
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
