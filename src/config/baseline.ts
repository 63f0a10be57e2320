import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from '../core/errors.js';
import type { Finding } from '../core/report.js';
import { brokenConfig } from '../messages/config.js';

/** What a project accepts for now: fingerprints of content, so that moved code stays accepted. */
export interface Baseline {
  readonly version: 1;
  readonly accepted: Readonly<
    Record<string, { readonly file: string; readonly kind: string; readonly text: string }>
  >;
}

const TEXT_LENGTH = 80;
const NONE: Baseline = { version: 1, accepted: {} };

export function readBaseline(file: string): Baseline {
  if (!existsSync(file)) return NONE;
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Baseline>;
    if (value.version !== 1 || typeof value.accepted !== 'object') throw new Error('unknown format');
    return value as Baseline;
  } catch (error) {
    throw new UsageError(brokenConfig(file, (error as Error).message), { cause: error });
  }
}

/** Sorted, so that a change shows as a small diff. */
export function writeBaseline(file: string, findings: readonly Finding[]): void {
  const sorted = [...findings].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const accepted = Object.fromEntries(
    sorted.map((finding) => [
      finding.fingerprint,
      { file: finding.file, kind: finding.kind, text: finding.text.slice(0, TEXT_LENGTH) },
    ]),
  );
  writeFileSync(file, `${JSON.stringify({ version: 1, accepted }, null, 2)}\n`);
}

export interface Compared {
  /** Beyond what the baseline accepts. */
  readonly fresh: readonly Finding[];
  readonly accepted: number;
  /** Entries that match nothing any more. */
  readonly stale: number;
}

/**
 * Findings against the baseline. A fingerprint is of content and file, so that code may move within its file; where a whole file
 * is gone, the same content in another file is taken for the moved one.
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  exists: (file: string) => boolean,
): Compared {
  const present = new Set(findings.map((finding) => finding.fingerprint));
  const left = Object.entries(baseline.accepted).filter(([fingerprint]) => !present.has(fingerprint));
  const moved = new Map<string, number>();
  for (const [, entry] of left) {
    if (!exists(entry.file)) moved.set(contentOf(entry), (moved.get(contentOf(entry)) ?? 0) + 1);
  }
  let taken = 0;
  const fresh = findings.filter((finding) => {
    if (finding.fingerprint in baseline.accepted) return false;
    const content = contentOf({ kind: finding.kind, text: finding.text.slice(0, TEXT_LENGTH) });
    const count = moved.get(content) ?? 0;
    if (count === 0) return true;
    moved.set(content, count - 1);
    taken++;
    return false;
  });
  return { fresh, accepted: findings.length - fresh.length, stale: left.length - taken };
}

function contentOf({ kind, text }: { readonly kind: string; readonly text: string }): string {
  return `${kind}\0${text.replace(/\s+/g, ' ')}`;
}
