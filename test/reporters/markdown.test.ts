import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportInput } from '../../src/core/reporter.js';
import { TempProject } from '../temp-project.js';
import { FILES, inputOf, print, withFindings } from './sample.js';

let project: TempProject;
let plan: ReportInput;
beforeAll(async () => {
  project = new TempProject(FILES);
  plan = await inputOf(project, 'diff', 'deepseek');
});
afterAll(() => project.remove());

const count = (text: string, part: string | RegExp) => text.split(part).length - 1;

/** The page without its code blocks, in which nothing is markup. */
function prose(text: string): string {
  return text.replace(/^(`{3,})diff\n[^]*?\n\1$/gm, '');
}

function expectClosed(text: string): void {
  const words = prose(text);
  expect(count(words, /<details[ >]/)).toBe(count(words, '</details>'));
  expect(words).not.toMatch(/^`{3,}/m);
}

test('what was looked at stands on top, what needs a person before what does not', async () => {
  const text = await print('markdown', plan);
  expect(text).toContain('4 of 5 files read, 4 with findings, 1 skipped: 1 syntax-error.');
  expect(text.indexOf('<summary>manual')).toBeLessThan(text.indexOf('<summary>auto'));
  expectClosed(text);
});

test('nothing from the scanned code is markup, mentions anybody, or opens a tag', async () => {
  const message = 'a </details> <img src=x onerror=alert(1)> | `code` @octocat ``` [x](http://e) **b**';
  const text = await print(
    'markdown',
    withFindings(plan, [{ ...plan.report.findings[0]!, message, file: 'a`b|@c.ts' }]),
  );
  expect(text).toContain('\\<img src=x onerror=alert(1)\\>');
  expect(prose(text)).not.toMatch(/[^\\]<img|@octocat/);
  expectClosed(text);
});

test.each([5_000, 40_000])(
  '%i findings stay below GitHub’s limit, closed, with what is left out counted',
  async (total) => {
    const [first] = plan.report.findings;
    const findings = Array.from({ length: total }, (_, at) => ({
      ...first!,
      status: (['manual', 'review', 'auto', 'info'] as const)[at % 4]!,
      file: `src/feature-${at}/${'long-'.repeat(at % 7)}name.ts`,
      message: `替换为新厂商的模型 ${'x'.repeat(at % 300)}`,
    }));
    const files = Array.from({ length: 300 }, (_, at) => ({
      file: `f${at}.ts`,
      sha256: '',
      diff: `--- a\n+++ b\n@@ -1 +1 @@\n-${'`'.repeat(at % 9)}\n+b\n`,
    }));
    const input = withFindings(plan, findings);
    const text = await print('markdown', { ...input, report: { ...input.report, files } });
    expect(text.length).toBeLessThan(65_536);
    expect(text.length).toBeGreaterThan(50_000);
    expectClosed(text);
    const shown = count(text, /^- `src\/feature/m);
    const [, left] = /Cut to fit a comment: (\d+) lines and \d+ diffs are left out/.exec(text)!;
    expect(shown + Number(left)).toBe(total);
  },
);

test('one endless message does not fill the page', async () => {
  const message = 'y'.repeat(200_000);
  const text = await print('markdown', withFindings(plan, [{ ...plan.report.findings[0]!, message }]));
  expect(text.length).toBeLessThan(40_000);
  expect(text).toContain('yyy…');
});

test('a gate without findings names its baseline, and never says done over nothing', async () => {
  const empty = withFindings(await inputOf(project, 'check'), []);
  const accepted = { ...empty, report: { ...empty.report, baseline: { accepted: 3 } } };
  expect(await print('markdown', accepted)).toContain('Nothing beyond the baseline, which accepts 3 uses');
  const summary = { ...empty.report.summary, filesScanned: 0, filesRead: 0 };
  const nothing = { ...empty, report: { ...empty.report, summary } };
  expect(await print('markdown', nothing)).toContain('No file was looked at, so this says nothing');
});
