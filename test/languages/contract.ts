import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/core/change.js';
import type { Language } from '../../src/core/language.js';
import type { Span } from '../../src/core/source.js';
import type { Usage } from '../../src/core/usage.js';
import { isOpenAIVariable } from '../../src/core/variables.js';
import { applyEdits, editsOf, openText, shortly, sourceOf, type Opened } from './open-text.js';

export interface Sample {
  readonly file: string;
  readonly text: string;
  /** A line that may stand in front of everything without changing its meaning; '' where the syntax has none. */
  readonly comment: (words: string) => string;
}

/** What every adapter of settings files promises, whatever its syntax. */
export function describeContract(language: Language, samples: readonly Sample[]): void {
  describe.each(samples)(`${language.id} keeps the contract for $file`, (sample) => {
    it('reports text that stands where it says', async () => {
      const opened = await openText(language, sample.file, sample.text);
      expect(opened.usages.length).toBeGreaterThan(0);
      for (const usage of opened.usages) expectExact(opened, usage);
    });

    it.each([
      ['a byte order mark', (text: string) => `\ufeff${text}`],
      ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
      ['CJK and emoji in front', (text: string) => sample.comment('配置 🚀 说明 👩‍💻') + text],
      [
        'all of these',
        (text: string) => `\ufeff${sample.comment('密钥 🗝️') + text}`.replaceAll('\n', '\r\n'),
      ],
    ])('sees the same with %s', async (_what, change) => {
      const plain = await openText(language, sample.file, sample.text);
      const changed = await openText(language, sample.file, change(sample.text));
      const expected = shortly(plain).map((line) => line.replaceAll('\n', '\r\n'));
      expect(shortly(changed)).toEqual(expected);
      for (const usage of changed.usages) expectExact(changed, usage);
    });

    it('gives each usage an id of its own and its own language', async () => {
      const { usages } = await openText(language, sample.file, sample.text);
      expect(new Set(usages.map(({ id }) => id)).size).toBe(usages.length);
      expect(usages.every((usage) => usage.language === language.id)).toBe(true);
    });

    it('does not throw on broken syntax', async () => {
      for (let length = 0; length < sample.text.length; length += 3) {
        const source = sourceOf(sample.file, sample.text.slice(0, length) + '"{[\'');
        const { session, skipped } = await language.open([source], noProject);
        expect(skipped).toEqual([]);
        session.detect();
      }
    });

    it('sets and declares variables once', async () => {
      const { usages } = await openText(language, sample.file, sample.text);
      for (const usage of usages) {
        if (usage.kind !== 'env' || usage.form !== 'declare') continue;
        await expectOnce(language, sample, usage, {
          type: 'set-variable',
          value: 'https://api.example.cn/v1',
        });
        await expectOnce(language, sample, usage, {
          type: 'declare-variable',
          name: 'QUITE_NEW',
          value: 'glm-4',
        });
        await expectOnce(language, sample, usage, { type: 'declare-variable', name: 'QUITE_NEW' });
      }
    });

    it('renames without touching any other byte, once', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'grapheme', maxLength: 20 }),
          fc.boolean(),
          fc.boolean(),
          async (words, hasMark, hasReturns) => {
            const lead = sample.comment(words.replace(/[^\p{L}\p{N} \p{Emoji}]/gu, '').replace(/OPEN/gi, ''));
            const text = (hasMark ? '\ufeff' : '') + lead + sample.text;
            await expectCleanRename(language, sample.file, hasReturns ? text.replaceAll('\n', '\r\n') : text);
          },
        ),
        { numRuns: 30 },
      );
    });
  });
}

type Bare<C> = C extends Change ? Omit<C, 'usage'> : never;

/** Renders a change, applies it, reads the file anew and renders it again: the second time gives nothing. */
async function expectOnce(
  language: Language,
  sample: Sample,
  usage: Usage,
  bare: Bare<Change>,
): Promise<void> {
  const before = await openText(language, sample.file, sample.text);
  const [first] = before.session.render(usage, [{ ...bare, usage: usage.id }]);
  if (!first?.ok) return;
  const after = applyEdits(sample.text, first.edits);
  expect(before.session.check(sample.file, after)).toEqual([]);
  const again = await openText(language, sample.file, after);
  const same = again.usages.find(
    (other) => other.kind === 'env' && usage.kind === 'env' && other.nameAt.start === usage.nameAt.start,
  );
  if (usage.kind === 'env' && !isOpenAIVariable(usage.name) && !same) return; // its value alone made it OpenAI's
  expect(same).toBeDefined();
  if (!same) return;
  expect(again.session.render(same, [{ ...bare, usage: same.id }])).toEqual([
    { ok: true, edits: [], drops: [] },
  ]);
}

const noProject = { root: '/project', files: [], has: () => false, read: () => undefined };

const unquoted = (text: string): string => text.replace(/^(["'`])([\s\S]*)\1$/, '$2');

function expectExact({ slice, text }: Opened, usage: Usage): void {
  expect(usage.span.start).toBeLessThan(usage.span.end);
  expect(usage.span.end).toBeLessThanOrEqual(text.length);
  const pairs: (readonly [Span | undefined, string])[] = [];
  if (usage.kind === 'env') pairs.push([usage.nameAt, usage.name]);
  if (usage.kind === 'model') pairs.push([usage.at, usage.value]);
  if (usage.kind === 'endpoint') {
    pairs.push([usage.span, usage.value], [usage.versionAt, '/v1']);
    if (usage.originAt) expect(slice(usage.originAt).toLowerCase()).toContain(usage.host);
  }
  if (usage.kind === 'doc') pairs.push(...usage.mentions.map(({ at, variable }) => [at, variable] as const));
  if (usage.kind === 'dimension') pairs.push([usage.span, String(usage.value)]);
  for (const [at, expected] of pairs) if (at) expect(unquoted(slice(at))).toBe(expected);
}

function renames(usages: readonly Usage[], to: (name: string) => string): readonly Change[] {
  return usages.flatMap((usage): readonly Change[] => {
    if (usage.kind === 'env' && !usage.fixed) {
      return [{ type: 'rename-variable', usage: usage.id, to: to(usage.name) }];
    }
    if (usage.kind !== 'doc') return [];
    const names = [...new Set(usage.mentions.map(({ variable }) => variable))];
    return names.map((from) => ({ type: 'rename-variable', usage: usage.id, from, to: to(from) }));
  });
}

const other = (name: string): string => name.replace(/OPEN_?AI/, 'QUITE_ANOTHER');

async function expectCleanRename(language: Language, file: string, text: string): Promise<void> {
  const before = await openText(language, file, text);
  const edits = editsOf(before.session, before.usages, renames(before.usages, other));
  const after = applyEdits(text, edits);
  // Putting the old names back must give the old file: nothing else was touched.
  let shift = 0;
  let restored = after;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const start = edit.start + shift;
    const old = text.slice(edit.start, edit.end);
    expect(old).toMatch(/^\w+$/);
    expect(other(old)).toBe(edit.text);
    restored = restored.slice(0, edit.start) + old + restored.slice(edit.start + edit.text.length);
    expect(after.slice(start, start + edit.text.length)).toBe(edit.text);
    shift += edit.text.length - (edit.end - edit.start);
  }
  expect(restored).toBe(text);
  expect(before.session.check(file, after)).toEqual([]);
  const again = await openText(language, file, after);
  expect(editsOf(again.session, again.usages, renames(again.usages, other))).toEqual([]);
}
