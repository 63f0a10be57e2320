import { ts } from 'ts-morph';
import type { Value } from '../../../core/usage.js';
import type { AnswerEdit } from '../answers/answer-reads.js';
import { unwrap } from '../clients/options.js';
import { styleOf } from '../program/source-style.js';
import { toValue } from '../follow/values.js';
import { importInstead, isHelper } from './helper-imports.js';
import { indentOf, outOf, plainProperties, valueOfNamed, wrapOthers, type Named } from './object-edits.js';
import { put, type RequestWork } from './request-draft.js';

/** `text: { format }` → `response_format: …`; `text: { verbosity }` → `verbosity` */
export function writeFormat(work: RequestWork, name: string, property: Named): void {
  const { draft } = work;
  const object = unwrap(valueOfNamed(property));
  const properties = ts.isObjectLiteralExpression(object) ? plainProperties(object) : undefined;
  const [only] = properties ? [...properties] : [];
  if (!properties || !only || properties.size > 1) {
    draft.fail(property);
    return;
  }
  const value = valueOfNamed(only[1]);
  if (only[0] === 'verbosity') {
    const { evaluator } = work;
    const naming = outOf(property, value, 'verbosity');
    put(work, {
      name,
      to: 'verbosity',
      property,
      naming,
      value: toValue(evaluator, evaluator.evaluate(value), value),
    });
  } else if (only[0] === 'format') writeFormatValue(work, name, property, value);
  else draft.fail(property);
}

function writeFormatValue(work: RequestWork, name: string, property: Named, format: ts.Expression): void {
  const { evaluator, draft } = work;
  const inner = unwrap(format);
  const to = 'response_format';
  if (ts.isCallExpression(inner) && isHelper(evaluator, inner.expression, 'zodTextFormat')) {
    const edits = importInstead(evaluator, inner.expression, 'zodResponseFormat');
    const at = evaluator.workspace.span(inner);
    const type: Value = { type: 'literal', value: 'json_schema', at };
    const value: Value = { type: 'object', entries: { type }, open: true, at };
    put(work, { name, to, property, naming: outOf(property, format, to), value });
    draft.edits.push(...edits);
    return;
  }
  const properties = ts.isObjectLiteralExpression(inner) ? plainProperties(inner) : undefined;
  const type = properties?.get('type');
  const kind = type && unwrap(valueOfNamed(type));
  if (!properties || !type || !kind || !ts.isStringLiteralLike(kind)) {
    draft.fail(property);
    return;
  }
  const value = toValue(evaluator, evaluator.evaluate(inner), inner);
  if (kind.text === 'json_object' || kind.text === 'text') {
    put(work, { name, to, property, naming: outOf(property, format, to), value });
    return;
  }
  const edits =
    kind.text === 'json_schema'
      ? schemaEdits(property, inner as ts.ObjectLiteralExpression, type, to)
      : undefined;
  if (edits) put(work, { name, to, property, edits, value });
  else draft.fail(property);
}

/** Where everything stands on lines of its own, the schema keeps its place: one level goes around it, another comes. */
function schemaEdits(
  property: Named,
  format: ts.ObjectLiteralExpression,
  type: Named,
  name: string,
): readonly AnswerEdit[] | undefined {
  const { text } = property.getSourceFile();
  const [outer, own] = [indentOf(text, property), indentOf(text, type)];
  const next = format.properties[1];
  const isBroken = outer !== undefined && own !== undefined && format.properties[0] === type;
  if (!isBroken || !next || indentOf(text, next) === undefined) {
    const wrapped = wrapOthers(format, type, 'json_schema');
    return wrapped && [...outOf(property, format, name), ...wrapped];
  }
  const { newline, indent: step } = styleOf(property.getSourceFile());
  const last = format.properties.at(-1)!;
  const inner = outer + step;
  const put = (start: number, end: number, by: string): AnswerEdit => ({
    node: property,
    start,
    end,
    text: by,
  });
  return [
    put(property.getStart(), type.getStart(), `${name}: {${newline}${inner}`),
    put(type.getEnd(), next.getStart(), `,${newline}${inner}json_schema: {${newline}${inner}${step}`),
    put(last.getEnd(), property.getEnd(), `,${newline}${inner}},${newline}${outer}}`),
  ];
}
