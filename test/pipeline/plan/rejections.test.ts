import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/core/decisions.js';
import type { Finding } from '../../../src/core/report.js';
import { shortly, TempProject } from '../../temp-project.js';

const FILES = {
  'src/client.ts': [
    "import OpenAI from 'openai';",
    'export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });',
    '',
  ].join('\n'),
  'src/ask.ts': [
    "import { client } from './client.js';",
    'export const ask = (content: string) =>',
    '  client.chat.completions.create({',
    "    model: 'gpt-4o',",
    "    messages: [{ role: 'user', content }],",
    '    max_completion_tokens: 100,',
    '  });',
    'export const sum = (content: string) =>',
    '  client.chat.completions.create({',
    "    model: 'gpt-4o',",
    "    messages: [{ role: 'user', content }],",
    '    max_completion_tokens: 100,',
    '  });',
    '',
  ].join('\n'),
  'src/other.ts': [
    "import OpenAI from 'openai';",
    'const judge = new OpenAI();',
    'export const grade = () =>',
    "  judge.chat.completions.create({ model: 'gpt-4o-mini', messages: [], max_completion_tokens: 5 });",
    '',
  ].join('\n'),
  '.env.example': 'OPENAI_API_KEY=\n',
};

async function rejecting(project: TempProject, isMeant: (finding: Finding) => boolean, note?: string) {
  const before = await project.run('diff', 'deepseek');
  const decisions = before.report.findings
    .filter(isMeant)
    .map(({ fingerprint }): Decision => ({ fingerprint, decision: 'reject', ...(note ? { note } : {}) }));
  expect(decisions.length).toBeGreaterThan(0);
  const after = await project.run('diff', 'deepseek', { decisions });
  const changed = Object.fromEntries(after.plan.files.map((file) => [file.before.file, file.after]));
  return { before: before.report.findings, after: after.report.findings, changed, decisions };
}

describe('what a review rejects', () => {
  let project: TempProject;
  afterEach(() => project.remove());
  const fresh = () => (project = new TempProject(FILES));

  test('a client stays with its calls, models and variable; another client moves', async () => {
    const { after, changed } = await rejecting(
      fresh(),
      (finding) => finding.ruleId === 'client/point-at-provider' && finding.file === 'src/client.ts',
      'until the contract ends',
    );
    expect(Object.keys(changed).sort()).toEqual(['.env.example', 'src/other.ts']);
    expect(changed['.env.example']).toBe('OPENAI_API_KEY=\nDEEPSEEK_API_KEY=\n');
    const client = after.find((finding) => finding.file === 'src/client.ts' && finding.kind === 'client');
    expect(client).toMatchObject({
      status: 'info',
      message: 'Left by decision of the review: until the contract ends.',
      suppressed: { reason: 'left by decision: until the contract ends' },
    });
    expect(client?.messages.zh).toContain('按评审决定保持不变');
    const rest = after.filter((finding) => /client|ask/.test(finding.file));
    expect(rest.filter((finding) => finding.status !== 'info')).toEqual([]);
  });

  test('a model keeps its call, which keeps its client and what shares that; the client says so', async () => {
    const { after, changed } = await rejecting(
      fresh(),
      (finding) =>
        finding.ruleId === 'model/map-to-provider' && finding.file === 'src/ask.ts' && finding.line === 4,
    );
    expect(Object.keys(changed).sort()).toEqual(['.env.example', 'src/other.ts']);
    const client = after.find((finding) => finding.file === 'src/client.ts' && finding.kind === 'client');
    expect(client).toMatchObject({ status: 'manual' });
    expect(client?.message).toContain('decision of the review (src/ask.ts:4)');
  });

  test('a parameter is left alone, and the rest moves', async () => {
    const { after, changed } = await rejecting(
      fresh(),
      (finding) => finding.ruleId === 'param/follow-profile' && finding.line === 6,
    );
    const ask = changed['src/ask.ts']!;
    expect(ask.match(/max_completion_tokens: 100/g)).toHaveLength(1);
    expect(ask.match(/max_tokens: 100/g)).toHaveLength(1);
    expect(ask).not.toContain('gpt-4o');
    expect(shortly(after)).toContain('src/ask.ts:6 param/follow-profile info');
  });

  test('a variable that code must keep keeps the client that is given it', async () => {
    const { changed } = await rejecting(
      fresh(),
      (finding) => finding.ruleId === 'env/rename-variable' && finding.file === 'src/client.ts',
    );
    expect(changed['src/client.ts']).toBeUndefined();
    expect(changed['src/ask.ts']).toBeUndefined();
    expect(changed['src/other.ts']).toContain('api.deepseek.com');
  });

  test('findings keep the fingerprints that the review knew them by', async () => {
    const { before, after, decisions } = await rejecting(
      fresh(),
      (finding) => finding.ruleId === 'model/map-to-provider' && finding.line === 10,
    );
    const placeOf = (findings: readonly Finding[], fingerprint: string) =>
      findings.filter((finding) => finding.fingerprint === fingerprint).map(({ file, line }) => [file, line]);
    expect(placeOf(after, decisions[0]!.fingerprint)).toEqual([['src/ask.ts', 10]]);
    for (const { fingerprint } of after) {
      const was = placeOf(before, fingerprint);
      if (was.length > 0) expect(placeOf(after, fingerprint)).toEqual(was);
    }
    expect(new Set(after.map((finding) => finding.fingerprint)).size).toBe(after.length);
  });

  test('accepting everything is the plan as it was; an unknown fingerprint is named', async () => {
    fresh();
    const before = await project.run('diff', 'deepseek');
    const accepted = before.report.findings.map(({ fingerprint }): Decision => ({
      fingerprint,
      decision: 'accept',
    }));
    const gone: Decision = { fingerprint: '0'.repeat(32), decision: 'reject' };
    const after = await project.run('diff', 'deepseek', { decisions: [...accepted, gone] });
    expect(after.patch).toBe(before.patch);
    expect(after.report.findings).toEqual(before.report.findings);
    expect(after.strayDecisions).toEqual([gone]);
  });
});

describe('whatever a review rejects', () => {
  let project: TempProject;
  let findings: readonly Finding[];
  beforeAll(async () => {
    project = new TempProject(FILES);
    findings = (await project.run('diff', 'deepseek')).report.findings;
  });
  afterAll(() => project.remove());

  test('no client moves without its models, and no model without its client', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(findings.map((finding) => finding.fingerprint)), async (rejected) => {
        const decisions = rejected.map((fingerprint): Decision => ({ fingerprint, decision: 'reject' }));
        const { plan, report } = await project.run('diff', 'deepseek', { decisions });
        const text = (file: keyof typeof FILES) =>
          plan.files.find((each) => each.before.file === file)?.after ?? FILES[file];
        const moves = [
          [text('src/client.ts'), text('src/ask.ts')],
          [text('src/other.ts'), text('src/other.ts')],
        ] as const;
        for (const [client, calls] of moves) {
          const isMoved = client.includes('api.deepseek.com');
          expect(calls.includes('gpt-4o')).toBe(!isMoved);
          // OpenAI's key must not travel to the provider, nor the other way round.
          expect(/DEEPSEEK_API_KEY/.test(client)).toBe(isMoved);
        }
        for (const finding of report.findings) {
          if (rejected.includes(finding.fingerprint)) expect(finding.status).toBe('info');
        }
      }),
      { numRuns: 60 },
    );
  });
});
