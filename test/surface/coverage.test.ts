import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'fixtures');

/** A form in which code reaches OpenAI, and what shows that it is dealt with. */
interface Row {
  readonly section: string;
  readonly form: string;
  /** Programs (folders) and rule cases (without `.input.ts` and the like), below fixtures. */
  readonly proof?: readonly string[];
  /** Words of the line that says so among the limits of README.md. */
  readonly limit?: string;
}

const rows = JSON.parse(readFileSync(join(import.meta.dirname, 'coverage.json'), 'utf8')) as readonly Row[];

/** The list of limits of a README, line by line. */
function limitsOf(file: string, heading: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const section = text.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';
  return section.split(/\n(?=- )/).slice(1);
}

function isThere(proof: string): boolean {
  const path = join(FIXTURES, proof);
  if (existsSync(path)) return true;
  if (!existsSync(dirname(path))) return false;
  return readdirSync(dirname(path)).some((file) => file.startsWith(`${basename(path)}.`));
}

test('every form has a case or a program, or a line among the limits', () => {
  const english = limitsOf('README.md', 'Limits');
  const lost = rows.flatMap(({ form, proof = [], limit }) => {
    const missing = proof.filter((each) => !isThere(each));
    if (missing.length > 0) return [`${form}: ${missing.join(', ')}`];
    if (proof.length > 0) return [];
    return limit !== undefined && english.some((line) => line.includes(limit)) ? [] : [`${form}: ${limit}`];
  });
  expect(lost).toEqual([]);
});

test('both languages list as many limits', () => {
  expect(limitsOf('README.zh-CN.md', '局限').length).toBe(limitsOf('README.md', 'Limits').length);
});

test('no section of the surface is left out', () => {
  const sections = new Set(rows.map((row) => row.section));
  expect([...sections].sort()).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '2', '3', '4', '8']);
  for (const prefix of ['H', 'P']) {
    const numbered = rows.flatMap(({ form }) => new RegExp(`^${prefix}(\\d+) `).exec(form)?.[1] ?? []);
    const wanted = Array.from({ length: prefix === 'H' ? 14 : 20 }, (_, index) => String(index + 1));
    expect(numbered.sort((a, b) => Number(a) - Number(b))).toEqual(wanted);
  }
});
