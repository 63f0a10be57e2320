import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { wrap } from '../../src/text/wrap.js';

test('words stay whole, and Chinese counts double', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('客户端改为连接百炼', 8)).toEqual(['客户端改', '为连接百', '炼']);
});

test('no line begins with a closing mark', () => {
  expect(wrap('索引维度因此不变；但其内容仍需重建。', 34)).toEqual([
    '索引维度因此不变；但其内容仍需重',
    '建。',
  ]);
  expect(wrap('连接阿里云（通义千问）。', 12)).toEqual(['连接阿里云', '（通义千', '问）。']);
});

test('nothing is lost, and no line is too wide', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('模', '型', '，', '。', '（', '）', 'word', ' ', 'gpt-4o'), { maxLength: 60 }),
      (parts) => {
        const text = parts.join('');
        const lines = wrap(text, 12);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(12);
      },
    ),
  );
});
