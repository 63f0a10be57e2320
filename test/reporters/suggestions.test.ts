import { expect, test } from 'vitest';
import type { ReportInput } from '../../src/core/reporter.js';
import { replacedRuns } from '../../src/reporters/replaced-runs.js';
import { unifiedDiff } from '../../src/text/unified-diff.js';
import { TempProject } from '../temp-project.js';
import { FILES, inputOf, KEY, print } from './sample.js';

interface Comment {
  readonly path: string;
  readonly line: number;
  readonly start_line?: number;
  readonly side: string;
  readonly body: string;
}

async function commentsOf(input: ReportInput): Promise<readonly Comment[]> {
  return JSON.parse(await print('suggestions', input)) as Comment[];
}

/** What GitHub does when every suggestion of a file is committed. */
function commitAll(text: string, comments: readonly Comment[]): string {
  const lines = text.split('\n');
  for (const { line, start_line: start = line, body } of [...comments].sort((a, b) => b.line - a.line)) {
    const [, fence, inside] = /(`{3,})suggestion\n([^]*)\n\1$/.exec(body)!;
    expect(fence).toBeDefined();
    const end = lines[line - 1]!.endsWith('\r') ? '\r' : '';
    lines.splice(start - 1, line - start + 1, ...inside!.split('\n').map((each) => each + end));
  }
  return lines.join('\n');
}

test('committing every suggestion gives the planned file', async () => {
  const project = new TempProject(FILES);
  const input = await inputOf(project, 'diff', 'deepseek');
  const comments = await commentsOf(input);
  const { plan } = await project.run('diff', 'deepseek');
  for (const { before, after } of plan.files) {
    const own = comments.filter((comment) => comment.path === before.file);
    expect(own.length).toBeGreaterThan(0);
    expect(commitAll(before.text, own)).toBe(after);
  }
  for (const { side, line, start_line: start, body } of comments) {
    expect(side).toBe('RIGHT');
    if (start !== undefined) expect(start).toBeLessThan(line);
    expect(body).toMatch(/^- .+\(`[a-z]+\/[a-z-]+`\)/);
  }
  project.remove();
});

test('a line that holds a masked key is not suggested', async () => {
  const project = new TempProject({
    'a.ts': `import OpenAI from 'openai';\nexport const keys = ['${KEY}', process.env.OPENAI_API_KEY];\nexport const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });\n`,
  });
  const input = await inputOf(project, 'diff', 'qwen');
  const text = await print('suggestions', input);
  expect(text).not.toContain('…');
  expect(text).not.toContain(KEY);
  expect(JSON.stringify(input.report.files)).toContain('…');
  project.remove();
});

test.each([
  ['a line added on top', 'b\nc\n', 'a\nb\nc\n', [{ start: 1, end: 1, after: ['a', 'b'] }]],
  ['a line added at the end', 'a\n', 'a\nb\n', [{ start: 1, end: 1, after: ['a', 'b'] }]],
  ['a line removed', 'a\nb\nc\n', 'a\nc\n', [{ start: 2, end: 2, after: [] }]],
  ['a line that begins like a mark', 'a\n-- b\n', 'a\n++ b\n', [{ start: 2, end: 2, after: ['++ b'] }]],
  ['no final line end', 'a', 'b', [{ start: 1, end: 1, after: ['b'] }]],
])('%s', (_, before, after, runs) => {
  expect(replacedRuns(unifiedDiff('f.ts', before, after))).toEqual(runs);
});
