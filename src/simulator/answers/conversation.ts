import { isObject, itemsOf, type JsonObject } from '../server/exchange.js';
import { messagesOf } from '../refusals/request-params.js';

/** The text of a message, with its text parts joined. */
export function textOf(message: JsonObject | undefined): string {
  const content = message?.['content'];
  if (typeof content === 'string') return content;
  const parts = itemsOf(content).filter(isObject);
  return parts
    .map((part) => part['text'])
    .filter((text) => typeof text === 'string')
    .join(' ');
}

/** The last message of a role, or undefined. */
export function lastOf(body: JsonObject, role: string): JsonObject | undefined {
  return messagesOf(body).findLast((message) => message['role'] === role);
}

/** The messages that stand after the last one of the user's. */
export function sinceLastQuestion(body: JsonObject): readonly JsonObject[] {
  const messages = messagesOf(body);
  return messages.slice(messages.findLastIndex((message) => message['role'] === 'user') + 1);
}

/** All text of the conversation. */
export function allText(body: JsonObject): string {
  return messagesOf(body).map(textOf).join('\n');
}

/** How many tokens a text would be, near enough for a budget: four characters each, one for each ideograph. */
export function countTokens(text: string): number {
  const ideographs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return ideographs + Math.ceil((text.length - ideographs) / 4);
}

/** The words of a text, each with the space after it: the pieces in which streams come. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? [];
}
