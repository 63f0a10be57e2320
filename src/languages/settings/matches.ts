import type { Range } from './styles.js';

/** Where a named group of a match stands (the pattern has the flag `d`); undefined where it took no part. */
export function groupAt(match: RegExpMatchArray | null, group: string, offset = 0): Range | undefined {
  const at = match?.indices?.groups?.[group];
  return at && { start: at[0] + offset, end: at[1] + offset };
}

/** The text of a named group, or nothing. */
export function groupText(match: RegExpMatchArray | null, group: string): string {
  return match?.groups?.[group] ?? '';
}
