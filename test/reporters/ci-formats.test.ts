import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportInput } from '../../src/core/reporter.js';
import { TempProject } from '../temp-project.js';
import { FILES, inputOf, KEY, print, withFindings } from './sample.js';

let project: TempProject;
let plan: ReportInput;
let gate: ReportInput;
beforeAll(async () => {
  project = new TempProject(FILES);
  plan = await inputOf(project, 'diff', 'deepseek');
  gate = await inputOf(project, 'check');
});
afterAll(() => project.remove());

describe('GitHub annotations', () => {
  const COMMAND =
    /^::(error|warning|notice) (?:file=([^,:]*),line=(\d+),endLine=(\d+)(?:,col=(\d+),endColumn=(\d+))?,)?title=([^,:]*)::(.+)$/;
  const decode = (text: string) =>
    text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0A', '\n').replaceAll('%25', '%');

  test('one well-formed command a line, the denominator first, then the loudest', async () => {
    const lines = (await print('github', plan)).trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(COMMAND);
    expect(lines[0]).toBe(
      '::notice title=migrate-llm::4 of 5 files read, 4 with findings, 1 skipped: 1 syntax-error.',
    );
    const levels = lines.slice(1).map((line) => COMMAND.exec(line)![1]!);
    const rank = ['error', 'warning', 'notice'];
    expect(levels).toEqual([...levels].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)));
    expect(new Set(levels)).toEqual(new Set(rank));
    const shown = plan.report.findings.filter((finding) => finding.status !== 'info');
    expect(levels).toHaveLength(shown.length);
    const files = new Set(lines.slice(1).map((line) => decode(COMMAND.exec(line)![2]!)));
    expect(files).toContain('src/shop, 商店: 100%/ask.ts');
  });

  test('what fails a gate is an error', async () => {
    const text = await print('github', gate);
    expect(text).toContain('::error file=src/client.ts,line=3');
    expect(text).not.toContain('file=src/client.ts,line=5');
  });

  test('nothing found over nothing looked at is said', async () => {
    const empty = withFindings(gate, []);
    expect(await print('github', empty)).toContain('No use of OpenAI was found.');
    const summary = { ...empty.report.summary, filesScanned: 0, filesRead: 0 };
    const nothing = { ...empty, report: { ...empty.report, summary } };
    expect(await print('github', nothing)).toContain('No file was looked at');
  });
});

describe('GitLab Code Quality', () => {
  test('the fields that GitLab documents, and fingerprints of their own', async () => {
    const issues = JSON.parse(await print('gitlab', plan)) as any[];
    for (const issue of issues) {
      expect(Object.keys(issue).sort()).toEqual([
        'check_name',
        'description',
        'fingerprint',
        'location',
        'severity',
      ]);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
      expect(issue.location.path).not.toMatch(/^\.?\//);
      expect(issue.location.lines.begin).toBeGreaterThan(0);
      expect(issue.location.lines.end).toBeGreaterThanOrEqual(issue.location.lines.begin);
      expect(issue.description).not.toBe('');
    }
    expect(new Set(issues.map((issue) => issue.fingerprint)).size).toBe(issues.length);
    expect(new Set(issues.map((issue) => issue.severity))).toEqual(new Set(['info', 'minor', 'major']));
  });

  test('an empty list is valid', async () => {
    expect(JSON.parse(await print('gitlab', withFindings(plan, [])))).toEqual([]);
  });
});

describe('JUnit', () => {
  const LIST = ['testsuite', 'testcase', 'property'];
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => LIST.includes(name),
    processEntities: { enabled: true, maxTotalExpansions: 100_000 },
  });
  /** Attributes and children that CI systems read, by the JUnit format as Jenkins and GitLab document it. */
  const KNOWN: Readonly<Record<string, readonly string[]>> = {
    testsuites: ['name', 'tests', 'failures', 'errors', 'skipped', 'testsuite'],
    testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'properties', 'testcase'],
    testcase: ['classname', 'name', 'file', 'line', 'failure', 'skipped', 'system-out', '#text'],
    failure: ['message', 'type', '#text'],
  };

  test.each([
    ['a plan', () => plan],
    ['a gate', () => gate],
    ['nothing', () => withFindings(plan, [])],
  ])('%s is well-formed, and its counts are those of its cases', async (_, input) => {
    const xml = await print('junit', input());
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = parser.parse(xml);
    expect(KNOWN['testsuites']).toEqual(expect.arrayContaining(Object.keys(testsuites)));
    let [tests, failures, skipped] = [0, 0, 0];
    for (const suite of testsuites.testsuite) {
      expect(KNOWN['testsuite']).toEqual(expect.arrayContaining(Object.keys(suite)));
      for (const each of suite.testcase) {
        expect(KNOWN['testcase']).toEqual(expect.arrayContaining(Object.keys(each)));
        if (each.failure) expect(KNOWN['failure']).toEqual(expect.arrayContaining(Object.keys(each.failure)));
      }
      const count = (key: string) => suite.testcase.filter((each: any) => key in each).length;
      expect(Number(suite.tests)).toBe(suite.testcase.length);
      expect(Number(suite.failures)).toBe(count('failure'));
      expect(Number(suite.skipped)).toBe(count('skipped'));
      tests += suite.testcase.length;
      failures += count('failure');
      skipped += count('skipped');
    }
    expect([testsuites.tests, testsuites.failures, testsuites.skipped].map(Number)).toEqual([
      tests,
      failures,
      skipped,
    ]);
  });

  test('names and texts come back as they were, but for what XML cannot hold', async () => {
    const { testsuites } = parser.parse(await print('junit', plan));
    const names = testsuites.testsuite.map((suite: any) => suite.name);
    expect(names).toContain('src/shop, 商店: 100%/ask.ts');
    const hostile = withFindings(plan, [
      { ...plan.report.findings[0]!, message: 'a\u0000b\u202e<&"\ud800>' },
    ]);
    const text = await print('junit', hostile);
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).toContain('a\ufffdb\ufffd&lt;&amp;&quot;\ufffd&gt;');
  });

  test('a run that looked at nothing is skipped, not green', async () => {
    const empty = withFindings(plan, []);
    const summary = { ...empty.report.summary, filesScanned: 0 };
    const xml = await print('junit', { ...empty, report: { ...empty.report, summary, skipped: [] } });
    expect(xml).toContain('tests="1" failures="0" errors="0" skipped="1"');
  });
});

test.each(['github', 'gitlab', 'junit', 'markdown', 'suggestions', 'tasks', 'json', 'terminal'])(
  '%s holds no key',
  async (name) => expect(await print(name, plan)).not.toContain(KEY),
);
