import { afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.js';
import { TempProject } from '../temp-project.js';

const CLIENT = `import OpenAI from 'openai';

export const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: 9_000 });
`;
const ASK = `import { openai } from './client.js';

export const ask = (content: string) =>
  openai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }] });
`;
const EMBED = `import { openai } from './client.js';

export const embed = (input: string) =>
  openai.embeddings.create({ model: 'text-embedding-3-small', input });
`;
const FILES = {
  'package.json': '{ "name": "tea-shop", "type": "module", "dependencies": { "openai": "^6.0.0" } }\n',
  'src/client.ts': CLIENT,
  'src/ask.ts': ASK,
  'src/embed.ts': EMBED,
  '.env.example': 'OPENAI_API_KEY=\n',
};
const ROUTED = ['--to', 'deepseek', '--to', 'embeddings=qwen'];

let project = new TempProject();
afterEach(() => project.remove());

describe('--to <capability>=<provider>', () => {
  test('splits a shared client, and the gate finds nothing of OpenAI left', () => {
    project = new TempProject(FILES);
    const { code, out } = project.cli('apply', ...ROUTED, '--yes', '--json');
    const report = JSON.parse(out) as Report;
    expect(code).toBe(0);
    expect(report.target).toMatchObject({ provider: 'deepseek', apiKeyEnv: 'DEEPSEEK_API_KEY' });
    expect(report.targets).toEqual({
      embeddings: {
        provider: 'qwen',
        baseURL: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
        apiKeyEnv: 'DASHSCOPE_API_KEY',
      },
    });
    expect(report.setBeforeDeploy?.map(({ name }) => name)).toEqual([
      'DEEPSEEK_API_KEY',
      'DASHSCOPE_API_KEY',
    ]);
    expect(report.summary.byStatus).toMatchObject({ manual: 0, review: 1 });
    expect(project.read('src/client.ts')).toContain('export const openaiEmbeddings = new OpenAI({');
    expect(project.read('src/embed.ts')).toContain('openaiEmbeddings.embeddings.create');
    expect(project.read('.env.example')).toBe('DEEPSEEK_API_KEY=\nDASHSCOPE_API_KEY=\n');
    expect(project.cli('check', ...ROUTED).code).toBe(0);
    expect(project.cli('undo').code).toBe(0);
    expect(project.read('src/client.ts')).toBe(CLIENT);
    expect(project.read('src/embed.ts')).toBe(EMBED);
  });

  test('keeps a capability at OpenAI, with its own key, and the gate counts it', () => {
    project = new TempProject(FILES);
    const kept = ['--to', 'deepseek', '--to', 'embeddings=openai'];
    expect(project.cli('apply', ...kept, '--yes').code).toBe(0);
    const client = project.read('src/client.ts');
    expect(client).toMatch(/openai = new OpenAI\(\{[^}]*DEEPSEEK_API_KEY[^}]*api\.deepseek\.com/);
    expect(client).toContain(
      'openaiEmbeddings = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: 9_000 });',
    );
    expect(project.read('.env.example')).toBe('OPENAI_API_KEY=\nDEEPSEEK_API_KEY=\n');
    expect(project.read('src/embed.ts')).toContain("model: 'text-embedding-3-small'");
    expect(project.cli('check', ...kept).code).toBe(1);
  });

  test('without a route the call stays as it is, and its report says where it goes and what helps', () => {
    project = new TempProject(FILES);
    const report = JSON.parse(project.cli('apply', '--to', 'deepseek', '--yes', '--json').out) as Report;
    const manual = report.findings.filter((finding) => finding.status === 'manual');
    expect(manual.map(({ file, ruleId }) => `${file} ${ruleId}`)).toEqual([
      'src/embed.ts call/unserved-endpoint',
    ]);
    expect(manual[0]?.message).toContain('--to embeddings=openai');
    expect(manual[0]?.message).toContain('fails there');
    expect(project.read('src/embed.ts')).toBe(EMBED);
    expect(project.read('src/client.ts')).toContain('https://api.deepseek.com');
  });

  test('a client without a place for a second stays whole', () => {
    const wrapper = `import type OpenAI from 'openai';

export class Assistant {
  constructor(private readonly client: OpenAI) {}
  ask = (content: string) =>
    this.client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }] });
  embed = (input: string) => this.client.embeddings.create({ model: 'text-embedding-3-small', input });
}
`;
    const main = `import { Assistant } from './assistant.js';
import { openai } from './client.js';

export const assistant = new Assistant(openai);
export const services = [Assistant];
`;
    project = new TempProject({
      'package.json': FILES['package.json'],
      'src/client.ts': CLIENT,
      'src/assistant.ts': wrapper,
      'src/main.ts': main,
    });
    const report = JSON.parse(project.cli('diff', ...ROUTED, '--json').out) as Report;
    const [manual, ...others] = report.findings.filter((finding) => finding.status === 'manual');
    expect(others).toEqual([]);
    expect(manual).toMatchObject({ file: 'src/client.ts', ruleId: 'client/point-at-provider' });
    expect(manual?.messages.en).toContain('src/assistant.ts:4');
    expect(manual?.messages.zh).toContain('src/assistant.ts:4');
    expect(report.files).toEqual([]);
  });

  test('the configuration takes a list or an object, and init writes one', () => {
    project = new TempProject(FILES);
    const plan = project.cli('diff', ...ROUTED, '--reporter', 'patch').out;
    expect(plan).toContain('openaiEmbeddings');
    for (const to of [['deepseek', 'embeddings=qwen'], { default: 'deepseek', embeddings: 'qwen' }]) {
      project.write('migrate-llm.config.json', JSON.stringify({ to }));
      expect(project.cli('diff', '--reporter', 'patch').out).toBe(plan);
    }
    expect(project.cli('init', ...ROUTED, '--force').code).toBe(0);
    expect(JSON.parse(project.read('migrate-llm.config.json'))).toEqual({
      to: ['deepseek', 'embeddings=qwen'],
    });
    expect(project.cli('diff', '--reporter', 'patch').out).toBe(plan);
  });

  test.each([
    [['--to', 'embeddings=qwen'], /stands beside a target/],
    [['--to', 'qwen', '--to', 'songs=qwen'], /Unknown capability "songs"/],
    [['--to', 'qwen', '--to', 'images=qwan'], /Unknown provider "qwan"/],
  ])('%j is wrong usage', (parameters, words) => {
    project = new TempProject(FILES);
    const { code, err } = project.cli('diff', ...parameters);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });
});
