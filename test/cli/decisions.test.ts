import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.js';
import { TempProject } from '../temp-project.js';

const CODE = [
  "import OpenAI from 'openai';",
  'const client = new OpenAI();',
  'export const ask = () =>',
  "  client.chat.completions.create({ model: 'gpt-4o', messages: [], max_completion_tokens: 9 });",
  '',
].join('\n');

let project: TempProject;
afterEach(() => project.remove());

/** A project, and a review of its plan that rejects the findings of one rule. */
function reviewed(ruleId: string) {
  project = new TempProject({ 'a.ts': CODE });
  const report = JSON.parse(project.cli('diff', '--to', 'deepseek', '--json').out) as Report;
  const decisions = report.findings.map(({ fingerprint, ruleId: rule, file, line }) => ({
    fingerprint,
    decision: rule === ruleId ? 'reject' : 'accept',
    file,
    line,
    ruleId: rule,
  }));
  return { schemaVersion: 1, tool: report.tool, target: 'deepseek', decisions };
}

function apply(decisions: unknown, ...more: string[]) {
  const text = typeof decisions === 'string' ? decisions : JSON.stringify(decisions);
  project.write('decisions.json', text);
  return project.cli('apply', '--to', 'deepseek', '--decisions', 'decisions.json', ...more);
}

test('apply leaves what the review rejected and writes the rest; a second apply changes nothing', () => {
  const decisions = reviewed('param/follow-profile');
  expect(apply(decisions)).toMatchObject({ code: 0, err: '' });
  const written = project.read('a.ts');
  expect(written).toContain('max_completion_tokens: 9');
  expect(written).toContain('api.deepseek.com');
  apply(decisions);
  expect(project.read('a.ts')).toBe(written);
  expect(project.cli('undo').code).toBe(0);
  expect(project.read('a.ts')).toBe(CODE);
});

test('diff shows the same plan, with what was rejected and why', () => {
  const decisions = reviewed('client/point-at-provider');
  project.write('decisions.json', JSON.stringify(decisions));
  const { code, out } = project.cli('diff', '--to', 'deepseek', '--decisions', 'decisions.json', '--json');
  expect(code).toBe(0);
  const report = JSON.parse(out) as Report;
  expect(report.files).toEqual([]);
  expect(report.summary.byStatus).toMatchObject({ auto: 0, review: 0, manual: 0 });
  expect(report.findings.find((finding) => finding.kind === 'client')?.suppressed?.reason).toBe(
    'left by decision',
  );
});

test('decisions on findings that are gone are named on stderr, and the rest is applied', () => {
  const decisions = reviewed('param/follow-profile');
  const gone = { fingerprint: 'ab'.repeat(16), decision: 'reject', file: 'src/gone.ts', line: 3 };
  const { code, err } = apply({ ...decisions, decisions: [...decisions.decisions, gone] });
  expect(code).toBe(0);
  expect(err).toContain(`${gone.fingerprint}  reject  src/gone.ts:3`);
  expect(project.read('a.ts')).toContain('max_completion_tokens: 9');
});

test('a review of another plan is said', () => {
  const { err } = apply({ ...reviewed('none'), target: 'qwen' });
  expect(err).toContain('for qwen, and this one is for deepseek');
});

describe('a file that is no review', () => {
  test.each([
    ['not JSON', '{', 'cannot be read'],
    [
      'another schema',
      { schemaVersion: 2, tool: { name: 'migrate-llm', version: '1' }, decisions: [] },
      'schemaVersion',
    ],
    ['another word', { decision: 'maybe' }, 'decisions.0.decision'],
    ['no fingerprint', { fingerprint: 'abc' }, 'decisions.0.fingerprint'],
  ])('%s', (_, broken, says) => {
    const whole = reviewed('none');
    const [first, ...rest] = whole.decisions;
    const isEntry = typeof broken === 'object' && !('decisions' in broken);
    const file = isEntry ? { ...whole, decisions: [{ ...first, ...broken }, ...rest] } : broken;
    const { code, err } = apply(file);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(err).toContain('decisions.json');
    expect(project.read('a.ts')).toBe(CODE);
  });

  test('both ways on one finding, or no file at all', () => {
    const whole = reviewed('none');
    const [first] = whole.decisions;
    const twice = [...whole.decisions, { ...first, decision: 'reject' }];
    expect(apply({ ...whole, decisions: twice })).toMatchObject({ code: 2 });
    expect(project.cli('apply', '--to', 'deepseek', '--decisions', 'nowhere.json')).toMatchObject({
      code: 2,
    });
    expect(project.read('a.ts')).toBe(CODE);
  });
});

test('the published schema takes what the program takes', () => {
  const schema = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../data/schemas/decisions.schema.json'), 'utf8'),
  ) as object;
  const isValid = new Ajv2020({ strict: false }).compile(schema);
  const whole = reviewed('param/follow-profile');
  expect(isValid(whole), JSON.stringify(isValid.errors)).toBe(true);
  expect(isValid({ ...whole, decisions: [{ fingerprint: 'x', decision: 'reject' }] })).toBe(false);
});
