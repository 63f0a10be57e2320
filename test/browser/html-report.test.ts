import { Ajv2020 } from 'ajv/dist/2020.js';
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Decisions } from '../../src/core/decisions.js';
import type { Report } from '../../src/core/report.js';
import { ensureChromium } from '../../scripts/install-chromium.mjs';
import { inputOf, print, withFindings } from '../reporters/sample.js';
import { TempProject } from '../temp-project.js';

const SKIPPED = process.env['MIGRATE_LLM_SKIP_BROWSER'] === '1';
const FILES = 220;
const HOSTILE = '</script><img src=x onerror="window.reached = true">';

let browser: Browser;
const projects: TempProject[] = [];

/** A page with everything noted that a report must not do. */
async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.addInitScript(() => {
    (globalThis as any).violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (globalThis as any).violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('console', (message) => heard.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  page.on('request', (request) => heard.push(`request: ${request.url()}`));
  const address = pathToFileURL(path).href;
  await page.goto(address);
  const complaints = async () => [
    ...heard.filter((each) => each !== `request: ${address}`),
    ...(await page.evaluate(() => (globalThis as any).violations as string[])),
  ];
  return { page, complaints };
}

function fresh(files: Readonly<Record<string, string>>): TempProject {
  const project = new TempProject(files);
  projects.push(project);
  return project;
}

const shown = (page: Page) => page.locator('#findings-title').textContent();

describe.skipIf(SKIPPED)('the HTML report in a browser', () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
  }, 900_000);
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    for (const project of projects) project.remove();
  });

  describe('of a run with thousands of findings', () => {
    let project: TempProject;
    let report: Report;
    let path: string;
    beforeAll(() => {
      project = fresh(manyFiles());
      path = join(project.folder, 'report.html');
      const { code } = project.cli(
        'diff',
        '--to',
        'deepseek',
        '--reporter',
        'html=report.html',
        '--reporter',
        'json=run.json',
      );
      expect(code).toBe(0);
      report = JSON.parse(project.read('run.json')) as Report;
      expect(report.summary.findings).toBeGreaterThan(2_000);
    });

    test('opens from disk at once, draws what is near, and asks nobody', async () => {
      const { page, complaints } = await open(path);
      expect(await shown(page)).toBe(`${report.summary.findings} findings`);
      const painted = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      );
      console.log(`first paint of ${report.summary.findings} findings: ${Math.round(painted ?? 0)} ms`);
      // About 300 ms on an idle machine.
      expect(painted).toBeLessThan(4_000);
      expect(await page.locator('.finding').count()).toBeLessThan(200);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
      await expect.poll(() => page.locator('.finding').count()).toBeGreaterThan(0);
      expect(await complaints()).toEqual([]);
    });

    test('filters by status, kind, rule and file, and searches', async () => {
      const { page, complaints } = await open(path);
      const all = report.findings.length;
      await page.getByRole('checkbox', { name: /^auto/ }).check();
      expect(await shown(page)).toBe(`${report.summary.byStatus.auto} of ${all} findings`);
      await page.getByRole('checkbox', { name: /^model/ }).check();
      expect(await shown(page)).toBe(`${FILES} of ${all} findings`);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByRole('searchbox', { name: 'Search' }).fill('feature-7.ts gpt-4o');
      const hits = report.findings.filter((each) => each.file === 'src/feature-7.ts' && each.model);
      expect(await shown(page)).toBe(`${hits.length} of ${all} findings`);
      expect(await page.locator('.file h3').allTextContents()).toEqual(['src/feature-7.ts']);
      await page.getByRole('searchbox', { name: 'Search' }).fill('no such thing');
      expect(await page.locator('.files .empty').textContent()).toBe('No finding matches these filters.');
      expect(await complaints()).toEqual([]);
    });

    test('switches language and theme, whole', async () => {
      const { page, complaints } = await open(path, { colorScheme: 'light' });
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await page.getByRole('button', { name: '中文' }).click();
      expect(await shown(page)).toBe(`共 ${report.findings.length} 项发现`);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
      expect(await page.locator('.finding .message').first().textContent()).toBe(
        report.findings[0]!.messages.zh,
      );
      // What is left of English are names and what stands in the code.
      expect(
        await page.locator('.bar, .sidebar h2, .sidebar legend, .panel h2, .decide').allTextContents(),
      ).not.toContainEqual(expect.stringMatching(/\b(?:the|Filters|Status|Rule|Models|Export|Side)\b/));
      const light = await background();
      await page.keyboard.press('t');
      expect(await background()).not.toBe(light);
      expect(await complaints()).toEqual([]);
    });

    test('is used by keyboard alone, and what it exports is what apply does', async () => {
      const { page, complaints } = await open(path);
      const current = () => page.locator('[aria-current]');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      expect(await current().getAttribute('id')).toBe(`f-${report.findings[0]!.fingerprint}`);
      await page.keyboard.press(']');
      const second = [...new Set(report.findings.map((finding) => finding.file))][1]!;
      expect(await current().getAttribute('aria-label')).toContain(`${second}:`);
      expect(await page.evaluate(() => document.activeElement?.hasAttribute('aria-current'))).toBe(true);
      await page.keyboard.press('/');
      await page.keyboard.type('param/follow-profile feature-7.ts');
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      expect(await current().count()).toBe(1);
      await page.keyboard.press('x');
      await page.getByPlaceholder('Why?').fill('the old name still works here');
      await page.keyboard.press('Tab');
      await page.keyboard.press('?');
      expect(await page.getByRole('dialog').isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')]);
      expect(download.suggestedFilename()).toBe('decisions.json');
      const file = join(project.folder, 'decisions.json');
      await download.saveAs(file);
      expect(await complaints()).toEqual([]);

      const decisions = JSON.parse(readFileSync(file, 'utf8')) as Decisions;
      expect(decisionErrors(decisions)).toEqual([]);
      const finding = report.findings.find(
        (each) => each.ruleId === 'param/follow-profile' && each.file === 'src/feature-7.ts',
      )!;
      expect(decisions).toMatchObject({
        target: 'deepseek',
        tool: report.tool,
        decisions: [
          { fingerprint: finding.fingerprint, decision: 'reject', note: 'the old name still works here' },
        ],
      });
      const applied = project.cli('apply', '--to', 'deepseek', '--decisions', 'decisions.json', '--json');
      expect(applied).toMatchObject({ code: 0, err: '' });
      expect(project.read('src/feature-7.ts')).toContain('max_completion_tokens');
      expect(project.read('src/feature-7.ts')).toContain('api.deepseek.com');
      expect(project.read('src/feature-8.ts')).not.toContain('max_completion_tokens');
      expect(project.cli('undo').code).toBe(0);
    });

    test('decides by file, by rule and for all that is shown, and takes it back', async () => {
      const { page, complaints } = await open(path);
      const changes = report.findings.filter((finding) => finding.edits);
      const progress = page.locator('.decide .progress');
      await page.getByRole('button', { name: 'Reject the file' }).first().click();
      const ofFile = changes.filter((finding) => finding.file === changes[0]!.file).length;
      expect(await progress.textContent()).toBe(`${ofFile} of ${changes.length} decided`);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await progress.textContent()).toBe(`0 of ${changes.length} decided`);
      await page.getByRole('button', { name: /^Reject this rule everywhere: A model name/ }).click();
      expect(await progress.textContent()).toBe(`${FILES} of ${changes.length} decided`);
      await page.getByRole('button', { name: 'Accept all shown' }).click();
      expect(await progress.textContent()).toBe(`${changes.length} of ${changes.length} decided`);
      await page.reload();
      expect(await progress.textContent()).toBe(`${changes.length} of ${changes.length} decided`);
      expect(await page.locator('[role=status]').getAttribute('aria-live')).toBe('polite');
      expect((await complaints()).filter((each) => !each.startsWith('request: file:'))).toEqual([]);
    });

    test('a link leads to a finding anywhere in it; paper shows all', async () => {
      const last = report.findings.at(-1)!;
      const { page, complaints } = await open(path);
      await page.evaluate((hash) => (location.hash = hash), `#f-${last.fingerprint}`);
      await expect.poll(() => page.locator(`#f-${last.fingerprint}`).isVisible()).toBe(true);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(await page.locator('.finding').count()).toBe(report.findings.length);
      expect(await page.locator('.bar').isVisible()).toBe(false);
      expect(await complaints()).toEqual([]);
    });
  });

  test('what stands in the code stays text, and the policy lets no other script in', async () => {
    const project = fresh({ 'a.ts': "import OpenAI from 'openai';\nexport const a = new OpenAI();\n" });
    const input = await inputOf(project, 'diff', 'deepseek');
    const findings = input.report.findings.map((finding) => ({
      ...finding,
      text: HOSTILE,
      messages: { en: HOSTILE, zh: HOSTILE },
      file: `src/${HOSTILE}.ts`,
      model: { from: HOSTILE, to: HOSTILE },
      facts: [
        {
          about: HOSTILE,
          says: HOSTILE,
          source: 'javascript:window.reached=1',
          asOf: HOSTILE,
          confidence: 'documented' as const,
        },
      ],
    }));
    const hostile = withFindings(input, findings);
    const files = [
      { file: `src/${HOSTILE}.ts`, sha256: '', diff: `@@ -1 +1 @@\n-a ${HOSTILE}\n+b ${HOSTILE}\n` },
    ];
    const skipped = [{ file: HOSTILE, code: 'binary', reason: HOSTILE }];
    project.write(
      'report.html',
      await print('html', { ...hostile, report: { ...hostile.report, files, skipped } }),
    );
    const { page, complaints } = await open(join(project.folder, 'report.html'));
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    expect(await page.locator('.finding .message').first().textContent()).toBe(HOSTILE);
    expect(await page.locator('.diff .removed.code').first().textContent()).toBe(`a ${HOSTILE}`);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    expect(await complaints()).toEqual([]);

    const refused = await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'window.reached = true';
        document.body.append(script);
        document.body.innerHTML = '<img src=x onerror="window.reached = true">';
        return 'let in';
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(refused).toBe('TypeError');
    expect(await page.evaluate(() => (globalThis as any).reached as unknown)).toBeUndefined();
  });

  test.each([
    ['light', 1280],
    ['dark', 800],
  ] as const)('keeps WCAG 2.2 AA, %s at %i px', async (colorScheme, width) => {
    const project = fresh(manyFiles(3));
    project.cli('diff', '--to', 'deepseek', '--reporter', 'html=report.html');
    const { page, complaints } = await open(join(project.folder, 'report.html'), {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as any).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    );
    expect(
      violations.map(
        (each: any) =>
          `${each.id}: ${each.nodes
            .map((node: any) => node.html)
            .slice(0, 3)
            .join(' | ')}`,
      ),
    ).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await complaints()).toEqual([]);
  });
});

function manyFiles(count = FILES): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`src/feature-${at}.ts`, feature(at)]));
}

function feature(at: number): string {
  return [
    "import OpenAI from 'openai';",
    'const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });',
    `export const ask${at} = (content: string) =>`,
    '  client.chat.completions.create({',
    "    model: 'gpt-4o',",
    "    messages: [{ role: 'developer', content: 'Be brief.' }, { role: 'user', content }],",
    `    max_completion_tokens: ${100 + at},`,
    '    logit_bias: { 50256: -100 },',
    '  });',
    '',
  ].join('\n');
}

function decisionErrors(decisions: Decisions): readonly unknown[] {
  const schema = resolve(import.meta.dirname, '../../data/schemas/decisions.schema.json');
  const isValid = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
  return isValid(decisions) ? [] : (isValid.errors ?? []);
}
