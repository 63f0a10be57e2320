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
      { file: finding.file, kind: finding.kind, text: finding.text.slice(0, 80) },
    ]),
  );
  writeFileSync(file, `${JSON.stringify({ version: 1, accepted }, null, 2)}\n`);
}

export function beyondBaseline(findings: readonly Finding[], baseline: Baseline): readonly Finding[] {
  return findings.filter((finding) => !(finding.fingerprint in baseline.accepted));
}
