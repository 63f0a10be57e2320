import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/text/apply-edits.js';
import { LineIndex } from '../../src/text/line-index.js';
import { looksLikeKey, maskSecrets } from '../../src/text/mask-secrets.js';
import { decodeSource, encodeSource } from '../../src/text/source-text.js';
import { unifiedDiff } from '../../src/text/unified-diff.js';

describe('bytes and text', () => {
  test('what is decoded comes back byte for byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => {
        const bytes = Buffer.from(raw);
        const source = decodeSource('x', bytes);
        if (!('problem' in source)) expect(encodeSource(source, source.text).equals(bytes)).toBe(true);
      }),
    );
  });

  test('UTF-16 with its mark is read, bytes with NUL are not', () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('OpenAI', 'utf16le')]);
    expect(decodeSource('x', wide)).toMatchObject({ encoding: 'utf-16le', text: '\uFEFFOpenAI' });
    expect(decodeSource('x', Buffer.from([1, 0, 2]))).toEqual({ problem: 'binary' });
  });
});

test('positions count lines and columns from one', () => {
  const index = new LineIndex('\uFEFFone\r\n两行\nthree');
  expect(index.position(1)).toEqual({ line: 1, column: 1 });
  expect(index.position(7)).toEqual({ line: 2, column: 2 });
  expect(index.lineText(2)).toBe('两行');
  expect(index.lineText(9)).toBe('');
});

describe('edits', () => {
  test('are made in one pass, whatever their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (pieces, seed) => {
          const starts = pieces.map((_, index) => pieces.slice(0, index).join('').length);
          const edits = pieces.map((piece, index) => ({
            start: starts[index]!,
            end: starts[index]! + piece.length,
            text: `<${index}>`,
          }));
          const shuffled = [...edits].sort(
            (a, b) => ((a.start * 31 + seed) % 7) - ((b.start * 31 + seed) % 7),
          );
          expect(applyEdits(pieces.join(''), shuffled)).toBe(pieces.map((_, index) => `<${index}>`).join(''));
        },
      ),
    );
  });

  test('that overlap are refused', () => {
    expect(() =>
      applyEdits('abcdef', [
        { start: 0, end: 3, text: '' },
        { start: 2, end: 4, text: '' },
      ]),
    ).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ start: 2, end: 9, text: '' }])).toThrow(RangeError);
  });
});

describe('diffs that git applies', () => {
  test.each([
    ['plain.ts', 'a\nb\nc\n', 'a\nB\nc\n'],
    ['no end.ts', 'a\nb', 'a\nb!'],
    ['gains-end.ts', 'a\nb', 'a\nb\n'],
    ['windows.ts', 'a\r\nb\r\n', 'a\r\nB\r\n'],
    ['中文 名.ts', '你好\n', '您好\n'],
    ['deep/er/x.ts', `${'x\n'.repeat(30)}y\n`, `z\n${'x\n'.repeat(29)}y\ny\n`],
  ])('%s', (file, before, after) => {
    const folder = mkdtempSync(join(tmpdir(), 'migrate-llm-diff-'));
    try {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), before);
      writeFileSync(join(folder, 'p.patch'), unifiedDiff(file, before, after));
      execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn', 'p.patch'], {
        cwd: folder,
      });
      expect(readFileSync(join(folder, file), 'utf8')).toBe(after);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('keys', () => {
  test('are masked wherever they stand', () => {
    const masked = maskSecrets("apiKey: 'sk-proj-Ab12Cd34Ef56Gh78Ij90Kl12', x");
    expect(masked).not.toContain('Ab12Cd34');
    expect(masked).toContain('Kl12');
  });

  test.each([
    'sk-xxxxxxxxxxxxxxxxxxxxxxxx',
    'task-list-with-a-very-long-name-1',
    'sk-your-key-goes-here-1234567',
    'mask-image',
  ])('%s is none', (text) => {
    expect(looksLikeKey(text)).toBe(false);
    expect(maskSecrets(text)).toBe(text);
  });
});
