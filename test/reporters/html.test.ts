import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileModels } from '../../page/file-model.js';
import { NO_FILTERS, Sieve } from '../../page/filters.js';
import { hunksOf, pairsOf } from '../../page/hunks.js';
import { exportText, importText, type Said } from '../../page/decisions.js';
import type { ReportInput } from '../../src/core/reporter.js';
import { embeddedJson } from '../../src/reporters/html/embed.js';
import type { PageData } from '../../src/reporters/html/page-data.js';
import { unifiedDiff } from '../../src/text/unified-diff.js';
import { TempProject } from '../temp-project.js';
import { FILES, inputOf, KEY, print, withFindings } from './sample.js';

const ATTACK = '</script><img src=x onerror=alert(1)><!-- \u2028\u2029 & "quoted" \'too\' \u202e';
let project: TempProject;
let input: ReportInput;
beforeAll(async () => {
  project = new TempProject(FILES);
  input = await inputOf(project, 'diff', 'deepseek');
});
afterAll(() => project.remove());

/** What the page reads. */
function dataOf(html: string): PageData {
  const [, json] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)!;
  return JSON.parse(json!) as PageData;
}

describe('the file', () => {
  test('is the same for the same report, whatever it took and in whatever language it opens', async () => {
    const html = await print('html', input);
    const { report } = input;
    const slower = { ...report, summary: { ...report.summary, durationMs: 987_654 } };
    expect(await print('html', { ...input, report: slower })).toBe(html);
    const chinese = await print('html', { ...input, lang: 'zh' });
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(dataOf(chinese)).toEqual({ ...dataOf(html), lang: 'zh' });
  });

  test('holds nothing that loads, and its policy allows its own script and style alone', async () => {
    const html = await print('html', input);
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)!;
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [style] = /(?<=<style>).*?(?=<\/style>)/s.exec(html)!;
    const script = html.slice(html.lastIndexOf('<script>') + 8, html.lastIndexOf('</script>'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hash(script)};`);
    expect(policy).toContain(`style-src ${hash(style)};`);
    expect(policy).not.toContain('unsafe');
    expect(html.match(/<(?:link|img|iframe|object|embed|base|form)\b/g)).toBeNull();
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toMatch(/@import|url\(/);
  });

  test('masks keys, also those in the diff', async () => {
    const html = await print('html', input);
    expect(html).not.toContain(KEY);
    expect(html).toContain('sk-proj-…Kl12');
  });

  test('says what was looked at where nothing was found', async () => {
    const data = dataOf(await print('html', withFindings(input, [])));
    expect(data.nothing?.en).toBe('No use of OpenAI was found.');
    expect(data.denominator.en).toContain('files read');
  });
});

describe('any text stays text', () => {
  test('in JSON that stands in a script', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.string({ unit: 'binary' }), (value, text) => {
        const json = embeddedJson({ value, text, [text]: ATTACK });
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, text, [text]: ATTACK })));
      }),
      { numRuns: 40 },
    );
  });

  test('in every part of a finding, of the run and of a diff', async () => {
    const [first] = input.report.findings;
    const elementsOf = (html: string) => html.match(/<[a-z!/]+/gi);
    const elements = elementsOf(await print('html', withFindings(input, [])));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constant(ATTACK), fc.string({ unit: 'binary', maxLength: 60 })),
        async (text) => {
          const finding = { ...first!, file: text, text, ruleId: text, messages: { en: text, zh: text } };
          const hostile = withFindings(input, [{ ...finding, model: { from: text, to: text } }]);
          const report = {
            ...hostile.report,
            root: text,
            files: [{ file: text, sha256: '', diff: text }],
            skipped: [{ file: text, code: text, reason: text }],
          };
          const html = await print('html', { ...hostile, report });
          expect(dataOf(html).findings[0]).toMatchObject({ file: text, text, messages: { en: text } });
          expect(elementsOf(html)).toEqual(elements);
          expect(html.match(/<script/g)).toHaveLength(2);
          expect(html.match(/<\/script/g)).toHaveLength(2);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the page', () => {
  test('puts each finding below the lines that it is about, and shows each once', async () => {
    const data = dataOf(await print('html', input));
    const placed = fileModels(data).flatMap((model) =>
      model.entries().flatMap((entry) => entry.blocks.flatMap((block) => block.findings)),
    );
    expect(placed.map((finding) => finding.fingerprint).sort()).toEqual(
      data.findings.map((finding) => finding.fingerprint).sort(),
    );
    for (const model of fileModels(data)) {
      for (const { blocks } of model.entries()) {
        for (const { lines, findings } of blocks) {
          for (const finding of findings) expect(lines.map((line) => line.before)).toContain(finding.line);
        }
      }
    }
  });

  test('gives back both sides of any diff', () => {
    const line = fc.constantFrom('a', 'b', '', '-- c', '++ d', '@@ e', '中文', ' f ');
    const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const hunks = hunksOf(unifiedDiff('src/a b.ts', before, after));
        const all = hunks.flatMap((hunk) => hunk.blocks.flatMap((block) => block.lines));
        const lineOf = (source: string, number: number) => source.split('\n')[number - 1];
        for (const each of all) {
          if (each.before !== undefined) expect(each.text).toBe(lineOf(before, each.before));
          if (each.after !== undefined) expect(each.text).toBe(lineOf(after, each.after));
        }
        const paired = hunks.flatMap((hunk) => hunk.blocks.flatMap(pairsOf)).flat();
        expect(new Set(paired.filter(Boolean)).size).toBe(all.length);
      }),
    );
  });

  test('filters by status, kind, rule, file, decision, cause and words, and counts what each would give', async () => {
    const data = dataOf(await print('html', input));
    const sieve = new Sieve(data);
    const said: Said = new Map([
      [data.findings.find((each) => each.isChange)!.fingerprint, { decision: 'reject' }],
    ]);
    const passing = (change: Partial<typeof NO_FILTERS>) => sieve.passing({ ...NO_FILTERS, ...change }, said);
    expect(passing({})).toEqual(data.findings);
    expect(passing({ status: ['manual'] }).every((each) => each.status === 'manual')).toBe(true);
    expect(passing({ status: ['manual'], kind: ['secret'] }).length).toBeLessThan(
      passing({ status: ['manual'] }).length + 1,
    );
    expect(passing({ decision: ['reject'] })).toHaveLength(1);
    expect(passing({ decision: ['open'] })).toHaveLength(
      data.findings.filter((each) => each.isChange).length - 1,
    );
    expect(passing({ query: 'GPT-4o 商店' }).every((each) => each.file.includes('商店'))).toBe(true);
    expect(passing({ query: 'GPT-4o 商店' }).length).toBeGreaterThan(0);
    const [task] = data.tasks;
    expect(passing({ task: task!.id }).map((each) => each.fingerprint)).toEqual(task!.fingerprints);
    for (const [kind, count] of sieve.counts('kind', { ...NO_FILTERS, kind: ['model'] }, said))
      expect(passing({ kind: [kind] })).toHaveLength(count);
  });

  test('writes decisions that it reads back, and leaves out those on other findings', async () => {
    const data = dataOf(await print('html', input));
    const changes = data.findings.filter((each) => each.isChange);
    const said: Said = new Map(
      changes.map(({ fingerprint }, at) => [
        fingerprint,
        at % 2 === 0 ? { decision: 'accept' } : { decision: 'reject', note: `because ${at}` },
      ]),
    );
    const text = exportText(data, said);
    expect(importText(data, text)).toEqual({ said, unknown: 0 });
    expect(importText({ ...data, findings: [] }, text)).toEqual({ said: new Map(), unknown: changes.length });
    expect(importText(data, '{"schemaVersion":2}')).toBeUndefined();
    expect(importText(data, 'no')).toBeUndefined();
  });
});
