import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/catalog.js';
import { makeTarget } from '../../../src/catalog/make-target.js';
import { silent } from '../../../src/core/progress.js';
import { migrate } from '../../../src/pipeline/migration.js';

const catalog = loadCatalog();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-llm-conversion-'));
  writeFileSync(
    join(folder, 'package.json'),
    '{"name":"p","type":"module","dependencies":{"openai":"^6.0.0"}}',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const gap = fc.constantFrom('', ' ', '\n    ', '\n    // above\n    ', ' /* note */ ', '\r\n\t');
const INPUTS = [
  '`Say ${question}`',
  "'Say ' + question",
  "question ? 'yes' : 'no'",
  "[{ role: 'user', content: 'Hi' }]",
  "[\n      { role: 'developer', content: `Be ${question}` },\n      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hi' }] },\n    ]",
  'turns',
];
const SETTINGS = [
  "instructions: 'Be brief.'",
  'instructions: rule',
  'max_output_tokens: 5000',
  "reasoning: { effort: 'low' }",
  "text: { format: { type: 'json_object' } }",
  "truncation: 'disabled'",
  'metadata: { a: 1 }',
  "tools: [{ type: 'function', name: 'f', parameters: {} }]",
  "tools: [{\n      name: 'f',\n      type: 'function',\n      parameters: {\n        type: 'object',\n      },\n    }]",
];
const READS = [
  'response.output_text',
  'response.output_text.length + 1',
  "response.output_text || 'none'",
  '`<${response.output_text}>`',
  '[response.output_text, response.usage.input_tokens]',
  'response.output_text ? response.output_text.trim() : 0',
  '((text) => text)(response.output_text)',
];

const program = fc
  .record({
    input: fc.constantFrom(...INPUTS),
    settings: fc.uniqueArray(fc.constantFrom(...SETTINGS), {
      selector: (setting) => /^\w+/.exec(setting)![0],
      maxLength: 5,
    }),
    at: fc.nat(5),
    gaps: fc.array(gap, { minLength: 8, maxLength: 8 }),
    comma: fc.boolean(),
    read: fc.constantFrom(...READS),
  })
  .map(({ input, settings, at, gaps, comma, read }) => {
    const all = ["model: 'gpt-4o'", ...settings];
    all.splice(at % (all.length + 1), 0, `input: ${input}`);
    const body = all.map((each, index) => gaps[index % gaps.length]! + each).join(',');
    return [
      "import OpenAI from 'openai';",
      'const client = new OpenAI();',
      'export async function run(question, rule) {',
      "  const turns = [{ role: 'user', content: 'First' }];",
      "  turns.push({ role: 'assistant', content: 'Second' });",
      `  const response = await client.responses.create({${body}${comma ? ',' : ''} });`,
      `  return ${read};`,
      '}',
      '',
    ].join('\n');
  });

it('a converted call asks the same, reads the same, and is not converted again', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (before) => {
      const after = await migrated(before);
      expect(after).toContain('client.chat.completions.create');
      expect(await migrated(after)).toBe(after);
      const [old, now] = [await run(before), await run(after)];
      expect(now.answer).toEqual(old.answer);
      expect(now.request['messages']).toEqual(messagesFor(old.request));
      expect(Object.keys(now.request)).not.toContain('input');
      expect(now.request['max_tokens']).toBe(old.request['max_output_tokens']);
      expect(toolNames(now.request)).toEqual(toolNames(old.request));
    }),
    { numRuns: 60, seed: 7 },
  );
}, 120_000);

async function migrated(text: string): Promise<string> {
  writeFileSync(join(folder, 'main.js'), text);
  const { plan } = await migrate(
    {
      command: 'diff',
      cwd: folder,
      paths: [],
      include: [],
      exclude: [],
      catalog,
      target: makeTarget(catalog, { provider: 'deepseek', from: ['openai'] }),
      rules: {},
      lang: 'en',
      version: '0.0.0-test',
      allowDirty: true,
    },
    silent,
  );
  return plan.files.find((file) => file.before.file === 'main.js')?.after ?? text;
}

type Request = Record<string, any>;

/** Runs the program with a client that remembers what it was asked and gives a short answer in either form. */
async function run(code: string): Promise<{ request: Request; answer: unknown }> {
  let request: Request = {};
  const answering = (answer: object) => ({
    create: async (asked: Request) => {
      request = asked;
      return answer;
    },
  });
  class OpenAI {
    responses = answering({ output_text: ' fine ', usage: { input_tokens: 3 } });
    chat = {
      completions: answering({
        choices: [{ message: { content: ' fine ' } }],
        usage: { prompt_tokens: 3 },
      }),
    };
  }
  const body = code.replace(/^import.*$/m, '').replace('export ', '');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the program that was just printed
  const make = new Function('OpenAI', 'process', `${body}\nreturn run;`) as (...given: unknown[]) => any;
  const answer: unknown = await make(OpenAI, { env: {} })('x', 'A rule.');
  return { request, answer };
}

/** What the messages must be, worked out from the request as it was. */
function messagesFor({ input, instructions }: Request): unknown {
  const items = typeof input === 'string' ? [{ role: 'user', content: input }] : (input as Request[]);
  const turns = items.map(({ role, content }) => ({
    role: role === 'developer' ? 'system' : role,
    content: Array.isArray(content) ? content.map((part: Request) => ({ ...part, type: 'text' })) : content,
  }));
  return instructions === undefined ? turns : [{ role: 'system', content: instructions }, ...turns];
}

function toolNames({ tools }: Request): unknown {
  return (tools as Request[] | undefined)?.map((tool) => tool['name'] ?? tool['function'].name);
}
