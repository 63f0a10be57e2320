import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportInput } from '../../src/core/reporter.js';
import { TempProject } from '../temp-project.js';
import { FILES, inputOf, KEY, print, schemaErrors, withFindings } from './sample.js';

let project: TempProject;
let plan: ReportInput;
beforeAll(async () => {
  project = new TempProject(FILES);
  plan = await inputOf(project, 'diff', 'deepseek');
});
afterAll(() => project.remove());

async function sarif(input: ReportInput): Promise<any> {
  return JSON.parse(await print('sarif', input));
}

describe('SARIF 2.1.0', () => {
  test.each([
    ['a plan', async () => plan],
    ['a gate', () => inputOf(project, 'check')],
    ['an inventory', () => inputOf(project, 'scan')],
    ['an empty run', async () => withFindings(plan, [])],
    ['Chinese', async () => ({ ...plan, lang: 'zh' as const })],
  ])('of %s is valid by the official schema', async (_, input) => {
    expect(schemaErrors('sarif-2.1.0', await sarif(await input()))).toEqual([]);
  });

  test('the schema would notice', async () => {
    const log = await sarif(plan);
    log.runs[0].results[0].level = 'loud';
    expect(schemaErrors('sarif-2.1.0', log)).not.toEqual([]);
  });

  test('every result leads to its rule, with a title and help', async () => {
    const { results, tool } = (await sarif(plan)).runs[0];
    expect(results.length).toBe(plan.report.findings.length);
    for (const result of results) {
      const rule = tool.driver.rules[result.ruleIndex];
      expect(rule.id).toBe(result.ruleId);
      expect(rule.shortDescription.text).not.toBe(rule.id);
      expect(rule.help.text.length).toBeGreaterThan(20);
    }
  });

  test('fixes lead from the file as it is to the file as planned', async () => {
    const { results } = (await sarif(plan)).runs[0];
    const file = 'src/shop, 商店: 100%/ask.ts';
    const uri = file.split('/').map(encodeURIComponent).join('/');
    const changes = results
      .flatMap((result: any) => result.fixes ?? [])
      .flatMap((fix: any) => fix.artifactChanges)
      .filter((change: any) => change.artifactLocation.uri === uri)
      .flatMap((change: any) => change.replacements)
      .sort((a: any, b: any) => b.deletedRegion.charOffset - a.deletedRegion.charOffset);
    let text = FILES[file]!;
    for (const { deletedRegion, insertedContent } of changes) {
      const { charOffset, charLength } = deletedRegion;
      text = text.slice(0, charOffset) + insertedContent.text + text.slice(charOffset + charLength);
    }
    const { plan: planned } = await project.run('diff', 'deepseek');
    expect(changes.length).toBeGreaterThan(1);
    expect(text).toBe(planned.files.find((each) => each.before.file === file)?.after);
  });

  test('fingerprints stay when code moves, and differ between results', async () => {
    const before = (await sarif(plan)).runs[0].results;
    const hashes = before.map((result: any) => result.partialFingerprints.primaryLocationLineHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    const moved = new TempProject({ ...FILES, 'src/client.ts': `\n\n// moved\n${FILES['src/client.ts']}` });
    const after = (await sarif(await inputOf(moved, 'diff', 'deepseek'))).runs[0].results;
    moved.remove();
    expect(after.map((result: any) => result.partialFingerprints)).toEqual(
      before.map((result: any) => result.partialFingerprints),
    );
  });

  test('what comments keep is suppressed in source; skipped files and the denominator are notifications', async () => {
    const { results, invocations } = (await sarif(plan)).runs[0];
    const kept = results.filter((result: any) => result.suppressions);
    expect(kept).toHaveLength(1);
    expect(kept[0].suppressions[0]).toMatchObject({ kind: 'inSource' });
    const said = invocations[0].toolExecutionNotifications.map((each: any) => each.message.text);
    expect(said[0]).toMatch(/^4 of 5 files read, 4 with findings, 1 skipped: 1 syntax-error\.$/);
    expect(said).toHaveLength(2);
  });

  test('a gate’s results are errors, a plan’s as loud as a person is needed', async () => {
    const gate = (await sarif(await inputOf(project, 'check'))).runs[0].results;
    expect(gate.filter((result: any) => !result.suppressions).map((result: any) => result.level)).toContain(
      'error',
    );
    const byStatus = new Map(
      (await sarif(plan)).runs[0].results.map((each: any) => [each.properties.status, each.level]),
    );
    expect(byStatus.get('manual')).toBe('error');
    expect(byStatus.get('auto')).toBe('note');
  });

  test('no key', async () => expect(await print('sarif', plan)).not.toContain(KEY));
});
