import { ts } from 'ts-morph';
import type { AnswerEdit } from '../answers/answer-reads.js';
import { unwrap } from '../clients/options.js';
import { isTyped } from '../clients/clients.js';
import { takenForText } from '../../../messages/conversions.js';
import { styleOf } from '../program/source-style.js';
import { indentOf, renameTo, valueOfNamed, type Named } from './object-edits.js';
import { put, type RequestWork } from './request-draft.js';
import { mayBeMissing } from './missing-value.js';
import type { ValueKind } from './value-kind.js';

interface Prompt {
  /** The name of the setting that is asked with: `input`, `prompt`. */
  readonly name: string;
  readonly property: Named;
  readonly kind: ValueKind;
  readonly instructions?: Named;
}

/** Names that speak of a list of turns. */
const LIST_NAME = /messages|history|items|conversation|turns|thread|inputs|prompts/i;

/** Makes the question, and what is said before it, the messages of a chat. */
export function writeMessages(work: RequestWork, prompt: Prompt): void {
  const { draft } = work;
  const { name, property, instructions } = prompt;
  const value = valueOfNamed(property);
  if (prompt.kind === 'unknown') {
    if (LIST_NAME.test(value.getText()) || value.getText() === 'input') {
      draft.fail(property);
      return;
    }
    draft.assumes.push(takenForText(value.getText()));
  }
  const leading = instructions && systemMessage(work, instructions);
  if (instructions) draft.dropped.push('instructions');
  if (instructions)
    draft.options.set('instructions', {
      site: work.call.usage.options['instructions']!,
      node: { ...work.call.render.options.get('instructions')!, node: instructions },
      naming: [],
      edits: [],
    });
  const edits = prompt.kind === 'list' ? intoList(property, leading) : aroundText(property, leading);
  put(work, { name, to: 'messages', property, edits });
}

/** The instructions as the first message; a spread where there may be none. */
function systemMessage({ evaluator, draft }: RequestWork, property: Named): string {
  const value = valueOfNamed(property);
  const text = value.getText();
  const { quote } = styleOf(property.getSourceFile());
  const role = `${quote}system${quote}`;
  if (!mayBeMissing(evaluator, value)) return `{ role: ${role}, ${contentOf(value, text)} }`;
  if (!ts.isIdentifier(unwrap(value)) && !ts.isPropertyAccessExpression(unwrap(value))) draft.fail(property);
  const sure = isTyped(property) ? `${role} as const` : role;
  return `...(${text} ? [{ role: ${sure}, ${contentOf(value, text)} }] : [])`;
}

function contentOf(value: ts.Expression, text: string): string {
  return text === 'content' && ts.isIdentifier(value) ? text : `content: ${text}`;
}

/** The text becomes what the user says. */
function aroundText(property: Named, leading: string | undefined): readonly AnswerEdit[] {
  const value = valueOfNamed(property);
  const { text } = property.getSourceFile();
  const { quote, indent: step, newline } = styleOf(property.getSourceFile());
  const indent = indentOf(text, property);
  const isBroken = leading !== undefined && indent !== undefined;
  const before = isBroken ? `[${newline}${indent}${step}` : '[';
  const between = isBroken ? `,${newline}${indent}${step}` : ', ';
  const isContent = ts.isIdentifier(value) && value.text === 'content';
  const user = `{ role: ${quote}user${quote}, ${isContent ? '' : 'content: '}`;
  const head = `messages: ${before}${leading === undefined ? '' : leading + between}${user}`;
  const tail = isBroken ? ` },${newline}${indent}]` : ' }]';
  return [
    { node: property, start: property.getStart(), end: value.getStart(), text: head },
    { node: property, start: value.getEnd(), end: property.getEnd(), text: tail },
  ];
}

/** The list stays; what is said before it comes to its front. */
function intoList(property: Named, leading: string | undefined): readonly AnswerEdit[] {
  const value = unwrap(valueOfNamed(property));
  if (leading === undefined) return [renameTo(property, 'messages')];
  const { text } = property.getSourceFile();
  if (!ts.isArrayLiteralExpression(value)) {
    const whole = valueOfNamed(property);
    return [
      {
        node: property,
        start: property.getStart(),
        end: property.getEnd(),
        text: `messages: [${leading}, ...${whole.getText()}]`,
      },
    ];
  }
  const [first] = value.elements;
  const indent = first && indentOf(text, first);
  const { newline } = styleOf(property.getSourceFile());
  const behind = !first ? '' : indent === undefined ? ', ' : `,${newline}${indent}`;
  const at = first ? first.getStart() : value.getEnd() - 1;
  return [renameTo(property, 'messages'), { node: value, start: at, end: at, text: leading + behind }];
}
