import type { EndpointUsage } from '../../core/usage.js';

type Room = Pick<NonNullable<EndpointUsage['room']>, 'before' | 'after'>;

/** What parts a further item of a list from the one between `start` and `end`, quotes included: on a line of its own where that one is. */
export function roomBehindItem(text: string, start: number, end: number): Room {
  const quote = /^["'`]/.exec(text.slice(start, end))?.[0] ?? '';
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isOwnLine = line.trim() === '' && text.lastIndexOf('\n', start - 1) >= 0;
  return { before: `,${isOwnLine ? `\n${line}` : ' '}${quote}`, after: quote };
}

/** A policy parts its sources by blanks. */
export const ROOM_IN_POLICY: Room = { before: ' ', after: '' };

/** `connect-src 'self' https://…` */
export function isPolicy(text: string): boolean {
  return /(?:^|[\s;"'`])[a-z]+-src\b/i.test(text);
}

/** The sources that a policy lets through. */
export function sourcesIn(policy: string): readonly string[] {
  return policy.split(/[\s;"'`]+/).filter((each) => each !== '');
}

/** A pattern that covers OpenAI's API with all else of the house; there is no part of it that could be another host's. */
export const WILDCARD = /(?:(?:\*|https?):\/\/)?\*\.openai\.com(?:\/[^\s;"'`]*)?/gi;
