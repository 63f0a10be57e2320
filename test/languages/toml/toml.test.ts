import { describe, expect, it } from 'vitest';
import toml from '../../../src/languages/toml/index.js';
import { describeContract } from '../contract.js';
import { envNamed, openText, shortly } from '../open-text.js';

const WRANGLER = `name = "worker"
# OPENAI_ORG_ID = "org-1"
[vars]
OPENAI_BASE_URL = "https://api.openai.com/v1" # default
OPENAI_MODEL = 'gpt-4o'

[env.production.vars]
OPENAI_MODEL = "gpt-4o-mini"
limits = { OPENAI_API_KEY = "x", n = 1 }

[template]
required = ["OPENAI_API_KEY"]
command = "OPENAI_MODEL=gpt-4o npm run build"
model = "gpt-4o"
dimensions = 1536
`;

describeContract(toml, [{ file: 'wrangler.toml', text: WRANGLER, comment: (words) => `# ${words}\n` }]);

describe('detects', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'tables, inline tables, lists and commands',
      'wrangler.toml',
      WRANGLER,
      [
        'env declare organization OPENAI_ORG_ID=org-1 commented',
        'env declare baseURL OPENAI_BASE_URL=https://api.openai.com/v1',
        'endpoint config base https://api.openai.com/v1',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'env declare model OPENAI_MODEL=gpt-4o-mini',
        'model env gpt-4o-mini in OPENAI_MODEL',
        'env declare key OPENAI_API_KEY=x',
        'env pass key OPENAI_API_KEY',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'model setting gpt-4o',
        'dimension 1536 settings',
      ],
    ],
    [
      'a redirect',
      'netlify.toml',
      '[[redirects]]\nto = "https://api.openai.com/v1/chat/completions"\n',
      ['endpoint request full https://api.openai.com/v1/chat/completions'],
    ],
    ['Terraform', 'main.tf', 'env {\n  name = "OPENAI_API_KEY"\n}\n', ['env pass key OPENAI_API_KEY']],
    ['nothing of others', 'a.toml', 'title = "about OPENAI"\nmodel = "gpt-oss-20b"\n', []],
  ])('%s', async (_name, file, text, expected) => {
    expect(shortly(await openText(toml, file, text))).toEqual(expected);
  });
});

describe('renders', () => {
  it.each([
    ['OPENAI_MODEL = "gpt-4o" # best\r\n', 'OPENAI_MODEL = "glm-4" # best\r\n'],
    ["OPENAI_MODEL = 'gpt-4o'\n", "OPENAI_MODEL = 'glm-4'\n"],
    ['vars = { OPENAI_MODEL = "gpt-4o" }\n', 'vars = { OPENAI_MODEL = "glm-4" }\n'],
  ])('set-variable in %j', async (text, expected) => {
    const opened = await openText(toml, 'a.toml', text);
    const { id } = envNamed(opened, 'OPENAI_MODEL');
    expect(opened.after({ type: 'set-variable', usage: id, value: 'glm-4' })).toBe(expected);
  });

  it.each([
    [
      '[vars]\nOPENAI_API_KEY = "a"\n[b]\nGLM_KEY = 1\n',
      '[vars]\nOPENAI_API_KEY = "a"\nGLM_KEY = ""\n[b]\nGLM_KEY = 1\n',
    ],
    ['vars = { OPENAI_API_KEY = "a" }', 'vars = { OPENAI_API_KEY = "a", GLM_KEY = "" }'],
  ])('declare-variable after %j', async (text, expected) => {
    const opened = await openText(toml, 'a.toml', text);
    const usage = envNamed(opened, 'OPENAI_API_KEY');
    const change = { type: 'declare-variable', usage: usage.id, name: 'GLM_KEY' } as const;
    expect(opened.after(change)).toBe(expected);
    const again = await openText(toml, 'a.toml', expected);
    expect(again.after({ ...change, usage: envNamed(again, 'OPENAI_API_KEY').id })).toBe(expected);
  });
});
