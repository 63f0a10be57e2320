import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulePages } from '../../src/cli/rule-pages.js';
import type { Finding, Report } from '../../src/core/report.js';
import type { ReportInput } from '../../src/core/reporter.js';
import { summarize } from '../../src/pipeline/report/build-report.js';
import { loadReporter } from '../../src/reporters/index.js';
import type { TempProject } from '../temp-project.js';

export const KEY = 'sk-proj-Ab12Cd34Ef56Gh78Ij90Kl12';

/** A project with something of every status, hostile names and texts, and files that cannot be read. */
export const FILES: Readonly<Record<string, string>> = {
  'src/client.ts': [
    "import OpenAI from 'openai';",
    '',
    `export const client = new OpenAI({ apiKey: '${KEY}' });`,
    '// migrate-llm-ignore client/point-at-provider: the </details> & "judge" stays <b>here</b>',
    'export const judge = new OpenAI();',
    '',
  ].join('\n'),
  'src/shop, 商店: 100%/ask.ts': [
    "import { client } from '../client.js';",
    '',
    '/** `</script><img src=x onerror=alert(1)>` @octocat | ``` */',
    'export const ask = (content: string) =>',
    '  client.chat.completions.create({',
    "    model: 'gpt-4o',",
    "    messages: [{ role: 'user', content: `</script>\u202e|${content}` }],",
    '    max_completion_tokens: 300,',
    '    logit_bias: { 50256: -100 },',
    '  });',
    "export const embed = (input: string) => client.embeddings.create({ model: 'text-embedding-3-small', input });",
    '',
  ].join('\r\n'),
  '.env.example': 'OPENAI_API_KEY=\nOPENAI_MODEL=gpt-4o-mini\n',
  'README.md': '# Shop\n\nSet `OPENAI_API_KEY` in `.env`.\n',
  'src/broken.ts': "import OpenAI from 'openai';\nconst = {;\n",
};

/** What a reporter gets for one run over a project. */
export async function inputOf(
  project: TempProject,
  command: Report['command'],
  to?: string,
): Promise<ReportInput> {
  const { report, lines, patch } = await project.run(command, to);
  return { report, lines, patch, lang: 'en', rules: rulePages(), width: 100, color: false };
}

/** The same input with other findings, counted anew. */
export function withFindings(input: ReportInput, findings: readonly Finding[]): ReportInput {
  const { durationMs } = input.report.summary;
  const summary = { ...summarize(findings, input.report.summary), durationMs };
  return { ...input, report: { ...input.report, findings, summary } };
}

export async function print(name: string, input: ReportInput): Promise<string> {
  const reporter = await loadReporter(name);
  if (!reporter) throw new Error(`no reporter ${name}`);
  return reporter.print(input);
}

/** What a value breaks of a kept schema, one line each; none where it is valid. */
export function schemaErrors(schema: string, value: unknown): readonly string[] {
  const text = readFileSync(resolve(import.meta.dirname, '../schemas', `${schema}.json`), 'utf8');
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(text) as object);
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
