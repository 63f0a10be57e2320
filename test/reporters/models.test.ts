import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.js';
import { mergeReports } from '../../src/pipeline/report/merge-reports.js';
import { TempProject } from '../temp-project.js';
import { inputOf, print } from './sample.js';

const CODE = `import OpenAI from 'openai';
const client = new OpenAI();
const look = (url: string) =>
  client.chat.completions.create({
    model: 'gpt-4o',
    stream: true,
    messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }],
  });
const act = (content: string, tools: []) =>
  client.chat.completions.create({ model: 'gpt-4o', tools, messages: [{ role: 'user', content }] });
`;

let project: TempProject;
beforeAll(() => {
  project = new TempProject({ 'a.ts': CODE, 'package.json': '{"dependencies":{"openai":"^6.0.0"}}' });
});
afterAll(() => project.remove());

function json(...parameters: string[]): Report {
  return JSON.parse(project.cli(...parameters, '--json').out) as Report;
}

describe('the models of a report', () => {
  test('each pair once, with windows, prices at a stated rate, uses and reason', () => {
    const report = json('diff', '--to', 'qwen');
    expect(report.exchangeRate).toMatchObject({ asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
    expect(report.models).toEqual([
      {
        from: 'gpt-4o',
        to: 'qwen3.7-plus',
        uses: ['images', 'streaming', 'tools'],
        reason: expect.stringContaining('gpt-4o → qwen3.7-plus'),
        contextFrom: 128_000,
        contextTo: 1_000_000,
        priceFrom: { input: expect.any(Number), output: expect.any(Number) },
        priceTo: { input: 2, output: 8 },
        closesOn: '2027-01-14',
      },
    ]);
    expect(report.findings.filter((each) => each.model)[0]?.model).toEqual({
      from: 'gpt-4o',
      to: 'qwen3.7-plus',
    });
  });

  test('--prefer shifts them, and so does the configuration', () => {
    expect(json('scan', '--to', 'glm', '--prefer', 'price').models?.map((each) => each.to)).toContain(
      'glm-5.3-flash',
    );
    project.write('config.json', '{ "to": "qwen", "prefer": "price" }');
    expect(json('scan', '--config', 'config.json').models?.[0]?.to).toBe('qwen3.7-flash');
    const best = json('scan', '--config', 'config.json', '--prefer', 'quality');
    expect(best.models?.[0]?.to).toBe('qwen3.8-max');
    const { code, err } = project.cli('scan', '--to', 'qwen', '--prefer', 'fastest');
    expect([code, err.includes('quality')]).toEqual([2, true]);
  });

  test('a scan without a target says when OpenAI switches a model off', () => {
    const found = json('scan').findings.filter((each) => each.kind === 'model');
    expect(found[0]).toMatchObject({
      status: 'info',
      messages: {
        en: expect.stringContaining('OpenAI switches gpt-4o off on 2027-01-14.'),
        zh: expect.stringContaining('OpenAI 将于 2027-01-14 停用 gpt-4o。'),
      },
    });
  });

  test('stand in the terminal and in Markdown', async () => {
    const input = await inputOf(project, 'diff', 'qwen');
    expect(await print('terminal', input)).toContain('gpt-4o → qwen3.7-plus\n    window (tokens) 128k → 1M;');
    const page = await print('markdown', input);
    expect(page).toMatch(
      /\| `gpt-4o` \| `qwen3.7-plus` \| 128k → 1M \| [\d.]+ \/ [\d.]+ → 2 \/ 8 \| images, streaming, tools \|/,
    );
  });

  test('stay in a report made of several', () => {
    const report = json('scan', '--to', 'qwen');
    const other = { ...report, root: `${report.root}-2` };
    expect(mergeReports([{ report }, { report: other }], 'en').models).toEqual(report.models);
  });
});
