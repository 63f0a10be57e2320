import { expect, test } from 'vitest';
import type { Language, Session, Skipped } from '../../../src/core/language.js';
import { silent } from '../../../src/core/progress.js';
import type { SourceText } from '../../../src/core/source.js';
import { detect } from '../../../src/pipeline/detect/open-sessions.js';
import { projectOf } from '../../languages/typescript/in-memory-project.js';

const NAMES = Array.from({ length: 100 }, (_, index) => `file-${String(index).padStart(2, '0')}.x`);

/** An adapter that breaks on some files, and how often it was asked. */
function fragile(breaksOn: (files: readonly string[]) => boolean): {
  language: Language;
  opened: () => number;
} {
  let opened = 0;
  const session: Omit<Session, 'detect'> = { render: () => [], comments: () => [], check: () => [] };
  const open = (sources: readonly SourceText[]) => {
    opened++;
    const files = sources.map((source) => source.file);
    const found = () => {
      if (breaksOn(files)) throw new RangeError('too deep');
      return [];
    };
    return Promise.resolve({ session: { ...session, detect: found }, skipped: [] });
  };
  return { language: { id: 'x', claims: () => true, open }, opened: () => opened };
}

async function skippedBy(adapter: { language: Language }): Promise<string[]> {
  return (await skippedFilesOf(adapter)).map(({ file, code }) => `${file} ${code}`);
}

async function skippedFilesOf({ language }: { language: Language }): Promise<readonly Skipped[]> {
  const door = { id: 'x', claims: () => true, load: () => Promise.resolve(language) };
  const project = projectOf(Object.fromEntries(NAMES.map((name) => [name, name])));
  return (await detect(NAMES, project, [door], silent)).skipped;
}

test('a file on which the analysis fails is left out, and the others are read', async () => {
  const adapter = fragile((files) => files.includes('file-37.x') || files.includes('file-90.x'));
  expect((await skippedBy(adapter)).sort()).toEqual(['file-37.x adapter-error', 'file-90.x adapter-error']);
  expect(adapter.opened()).toBeLessThan(40);
});

test('where it failed is kept for those who mend it', async () => {
  const [skipped] = await skippedFilesOf(fragile((files) => files.includes('file-37.x')));
  expect(skipped?.trace).toMatch(/^RangeError: too deep\n\s+at /);
});

test('files that fail only together lose one of them', async () => {
  const adapter = fragile((files) => files.includes('file-01.x') && files.includes('file-99.x'));
  expect(await skippedBy(adapter)).toHaveLength(1);
});

test('an adapter that always fails is a failure of the run', async () => {
  await expect(skippedBy(fragile(() => true))).rejects.toThrow('too deep');
});
