import { describe, expect, it } from 'vitest';
import dotenv from '../../../src/languages/dotenv/index.js';
import { describeContract } from '../contract.js';
import { envNamed, openText, shortly } from '../open-text.js';

const EXAMPLE = `# Get your OpenAI API key here: https://platform.openai.com/account/api-keys
OPENAI_API_KEY=
export OPENAI_BASE_URL="https://api.openai.com/v1" # optional
# OPENAI_MODEL=gpt-4o
DEFAULT_MODEL = 'gpt-4o-mini'
PORT=3000
`;

describeContract(dotenv, [
  { file: '.env.example', text: EXAMPLE, comment: (words) => `# ${words}\n` },
  { file: 'apps/web/.env.local', text: EXAMPLE, comment: (words) => `# ${words}\n` },
]);

describe('claims', () => {
  it.each([
    '.env',
    '.env.example',
    'a/.env.production.local',
    'prod.env',
    'env.example',
    'example.env',
    '.dev.vars',
    '.flaskenv',
    'app.properties',
  ])('%s', (file) => expect(dotenv.claims(file)).toBe(true));
  it.each(['.env.d.ts', 'env.ts', '.envrc', 'environment.json', 'src/env.mjs', '.env.md'])('not %s', (file) =>
    expect(dotenv.claims(file)).toBe(false),
  );
});

describe('detects', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['a plain key', '.env', 'OPENAI_API_KEY=sk-xxx\n', ['env declare key OPENAI_API_KEY=sk-xxx real']],
    ['an example', '.env.example', 'OPENAI_API_KEY=sk-xxx', ['env declare key OPENAI_API_KEY=sk-xxx']],
    [
      'export, blanks and quotes',
      '.env.test',
      'export OPENAI_KEY = "abc" # mine\n',
      ['env declare key OPENAI_KEY=abc real'],
    ],
    [
      'a commented entry',
      '.env.example',
      '#OPENAI_API_KEY=\n',
      ['env declare key OPENAI_API_KEY= commented'],
    ],
    ['a prefix', '.env.example', 'VITE_OPENAI_API_KEY=\n', ['env declare key VITE_OPENAI_API_KEY=']],
    [
      'a model of a generic name',
      '.env.example',
      'MODEL="gpt-3.5-turbo"\nLLM_MODEL=qwen-plus\nNAME=o1\n',
      ['env declare model MODEL=gpt-3.5-turbo', 'model env gpt-3.5-turbo in MODEL'],
    ],
    [
      'a URL of a generic name',
      '.env.example',
      'BASE_URL=https://api.openai.com\nOTHER_URL=https://api.openai.com.example.org\n',
      ['env declare other BASE_URL=https://api.openai.com', 'endpoint config origin https://api.openai.com'],
    ],
    [
      'an expansion with a default',
      '.env',
      'OPENAI_API_BASE=${OPENAI_BASE_URL:-https://api.openai.com/v1}\n',
      [
        'env declare baseURL OPENAI_API_BASE=${OPENAI_BASE_URL:-https://api.openai.com/v1} real',
        'env pass baseURL OPENAI_BASE_URL',
        'endpoint config base https://api.openai.com/v1',
      ],
    ],
    [
      'a list of models',
      '.env',
      'OPENAI_MODELS=gpt-4o,gpt-4o-mini\n',
      [
        'env declare model OPENAI_MODELS=gpt-4o,gpt-4o-mini real',
        'model list gpt-4o in OPENAI_MODELS',
        'model list gpt-4o-mini in OPENAI_MODELS',
      ],
    ],
    [
      'values over several lines',
      '.env',
      'CERT="one\nOPENAI_API_KEY=no\n"\nOPENAI_ORG_ID=org-1\n',
      ['env declare organization OPENAI_ORG_ID=org-1 real'],
    ],
    [
      'an Azure deployment, which is no model id',
      '.env',
      'AZURE_OPENAI_DEPLOYMENT=gpt-4o\n',
      ['env declare model AZURE_OPENAI_DEPLOYMENT=gpt-4o real'],
    ],
    [
      'a mail address',
      '.env',
      'OPENAI_SUPPORT_EMAIL=help@example.org\n',
      ['env declare other OPENAI_SUPPORT_EMAIL=help@example.org real'],
    ],
    [
      'nothing of others',
      '.env',
      'DEEPSEEK_API_KEY=sk-0123456789abcdef0123456789abcdef\nOPENAPI_URL=/spec\n# about OpenAI\n',
      [],
    ],
    [
      'comments that instruct',
      '.env.example',
      '# Custom base url for OpenAI API. default: https://api.openai.com\n# Your API Key for OpenAI\n# Set OPENAI_API_KEY to your key\n',
      ['doc url', 'doc variable', 'doc variable OPENAI_API_KEY'],
    ],
  ])('%s', async (_name, file, text, expected) => {
    expect(shortly(await openText(dotenv, file, text))).toEqual(expected);
  });

  it('a key in a real env file', async () => {
    const key = ['sk', 'proj', 'Zk39fLq81PmXcVb7Tn2RwYd5'].join('-');
    const opened = await openText(dotenv, '.env', `MY_KEY=${key}\nOPENAI_API_KEY=${key}\n`);
    expect(shortly(opened)).toEqual([
      `env declare other MY_KEY=${key} real`,
      'secret env',
      `env declare key OPENAI_API_KEY=${key} real`,
      'secret env',
    ]);
  });
});

describe('renders', () => {
  it('no second entry of the same name', async () => {
    const opened = await openText(dotenv, '.env.example', 'OPENAI_API_KEY=\nGLM_KEY=\n');
    const usage = envNamed(opened, 'OPENAI_API_KEY');
    const [rendering] = opened.session.render(usage, [
      { type: 'rename-variable', usage: usage.id, to: 'GLM_KEY' },
    ]);
    expect(rendering?.ok).toBe(false);
  });

  it.each([
    ['OPENAI_MODEL="gpt-4o" # best\r\n', 'OPENAI_MODEL="glm-4" # best\r\n'],
    ["OPENAI_MODEL='gpt-4o'\n", "OPENAI_MODEL='glm-4'\n"],
    ['OPENAI_MODEL = gpt-4o # best', 'OPENAI_MODEL = glm-4 # best'],
    ['OPENAI_MODEL=\n', 'OPENAI_MODEL=glm-4\n'],
    ['# OPENAI_MODEL=gpt-4o\n', '# OPENAI_MODEL=glm-4\n'],
    ['OPENAI_MODEL=${OPENAI_MODEL:-gpt-4o}\n', 'OPENAI_MODEL=${OPENAI_MODEL:-glm-4}\n'],
  ])('set-variable in %j', async (text, expected) => {
    const opened = await openText(dotenv, '.env', text);
    const { id } = envNamed(opened, 'OPENAI_MODEL');
    const change = { type: 'set-variable', usage: id, value: 'glm-4' } as const;
    expect(opened.after(change)).toBe(expected);
    const again = await openText(dotenv, '.env', expected);
    expect(again.after({ ...change, usage: envNamed(again, 'OPENAI_MODEL').id })).toBe(expected);
  });

  it('the model usage and the variable give one edit', async () => {
    const opened = await openText(dotenv, '.env', 'OPENAI_MODEL="gpt-4o"\n');
    const model = opened.usages.find(({ kind }) => kind === 'model');
    if (model?.kind !== 'model' || !model.at) throw new Error('no model');
    const { id } = envNamed(opened, 'OPENAI_MODEL');
    const text = opened.after(
      { type: 'set-variable', usage: id, value: 'glm-4' },
      { type: 'set-literal', usage: model.id, at: model.at, value: 'glm-4' },
      { type: 'rename-variable', usage: id, to: 'GLM_MODEL' },
    );
    expect(text).toBe('GLM_MODEL="glm-4"\n');
  });

  it.each([
    ['OPENAI_API_KEY=abc\r\nX=1\r\n', undefined, 'OPENAI_API_KEY=abc\r\nGLM_KEY=\r\nX=1\r\n'],
    [
      'export OPENAI_API_KEY="abc" # mine',
      undefined,
      'export OPENAI_API_KEY="abc" # mine\nexport GLM_KEY=""',
    ],
    ['OPENAI_API_KEY=abc\nGLM_KEY=1\n', undefined, 'OPENAI_API_KEY=abc\nGLM_KEY=1\n'],
    ['OPENAI_API_KEY=abc\n', 'a b', 'OPENAI_API_KEY=abc\nGLM_KEY="a b"\n'],
    ['OPENAI_API_KEY=${MY_KEY:-abc}\n', undefined, 'OPENAI_API_KEY=${MY_KEY:-abc}\nGLM_KEY=${GLM_KEY:-}\n'],
  ])('declare-variable after %j', async (text, value, expected) => {
    const opened = await openText(dotenv, '.env', text);
    const change = {
      type: 'declare-variable',
      usage: envNamed(opened, 'OPENAI_API_KEY').id,
      name: 'GLM_KEY',
      ...(value === undefined ? {} : { value }),
    } as const;
    expect(opened.after(change)).toBe(expected);
    const again = await openText(dotenv, '.env', expected);
    expect(again.after({ ...change, usage: envNamed(again, 'OPENAI_API_KEY').id })).toBe(expected);
  });

  it('remove-option takes the line away', async () => {
    const opened = await openText(dotenv, '.env', 'A=1\nOPENAI_ORG_ID=org-1 # ours\nB=2\n');
    const { id } = envNamed(opened, 'OPENAI_ORG_ID');
    expect(opened.after({ type: 'remove-option', usage: id, name: 'OPENAI_ORG_ID' })).toBe('A=1\nB=2\n');
  });

  it('set-text changes the origin alone', async () => {
    const opened = await openText(dotenv, '.env', 'OPENAI_BASE_URL="https://api.openai.com/v1"\n');
    const endpoint = opened.usages.find(({ kind }) => kind === 'endpoint');
    if (endpoint?.kind !== 'endpoint' || !endpoint.originAt) throw new Error('no endpoint');
    const change = {
      type: 'set-text',
      usage: endpoint.id,
      at: endpoint.originAt,
      text: 'https://api.example.cn',
    } as const;
    expect(opened.after(change)).toBe('OPENAI_BASE_URL="https://api.example.cn/v1"\n');
  });
});
