import type { Decision, Decisions } from '../src/core/decisions.js';
import type { PageData } from '../src/reporters/html/page-data.js';

export interface Word {
  readonly decision: Decision['decision'];
  readonly note?: string;
}

/** What was decided, by fingerprint. */
export type Said = ReadonlyMap<string, Word>;

/** The text of decisions.json, in the order of the report. */
export function exportText(data: PageData, said: Said): string {
  const decisions = data.findings.flatMap(({ fingerprint, file, line, ruleId }): Decision[] => {
    const word = said.get(fingerprint);
    if (!word) return [];
    const note = word.note?.trim();
    return [{ fingerprint, decision: word.decision, ...(note ? { note } : {}), file, line, ruleId }];
  });
  const whole: Decisions = {
    schemaVersion: 1,
    tool: data.tool,
    ...(data.target ? { target: data.target.provider } : {}),
    decisions,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** Decisions read back, those on other findings counted; undefined for another kind of file. */
export function importText(
  data: PageData,
  text: string,
): { readonly said: Said; readonly unknown: number } | undefined {
  let value: Partial<Decisions>;
  try {
    value = JSON.parse(text) as Partial<Decisions>;
  } catch {
    return undefined;
  }
  if (value?.schemaVersion !== 1 || !Array.isArray(value.decisions)) return undefined;
  const known = decidable(data);
  const all = value.decisions as readonly Decision[];
  const own = all.filter(({ fingerprint }) => known.has(fingerprint));
  return { said: new Map(own.flatMap(entry)), unknown: all.length - own.length };
}

function entry({ fingerprint, decision, note }: Decision): [string, Word][] {
  if (decision !== 'accept' && decision !== 'reject') return [];
  return [[fingerprint, { decision, ...(typeof note === 'string' && note !== '' ? { note } : {}) }]];
}

export function decidable(data: PageData): ReadonlySet<string> {
  return new Set(data.findings.filter((each) => each.isChange).map((each) => each.fingerprint));
}
