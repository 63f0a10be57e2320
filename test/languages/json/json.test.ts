import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../src/core/usage.js';
import json from '../../../src/languages/json/index.js';
import { describeContract } from '../contract.js';
import { envNamed, openText, shortly, sourceOf } from '../open-text.js';

const PACKAGE = `{
  "name": "openai-shop",
  "description": "set OPENAI_API_KEY",
  "keywords": ["openai", "gpt-4o"],
  "scripts": {
    "dev": "OPENAI_MODEL=gpt-4o next dev",
    "check": "node -e \\"process.env.OPENAI_API_KEY\\""
  },
  "dependencies": {
    "openai": "^4.79.2",
    "client": "npm:openai@^5.1.0",
    "@ai-sdk/openai": "1.1.0",
    "react": "19.0.0"
  },
  "devDependencies": { "gpt3-tokenizer": "^1.1.5" }
}
`;

const TURBO = `{
  // what the build may see
  "globalEnv": ["OPENAI_API_KEY", "OPENAI_*"],
  "tasks": {
    "build": {
      "env": [
        "NODE_ENV",
        "OPENAI_BASE_URL"
      ],
    }
  }
}
`;

const WRANGLER = `{
  "name": "worker",
  "vars": { "OPENAI_BASE_URL": "https://api.openai.com/v1", "MODEL": "gpt-4o-mini" },
  "env": {
    "OPENAI_API_KEY": { "description": "Your OpenAI key", "required": true }
  },
  "defaultModel": "gpt-4o",
  "headers": { "Content-Security-Policy": "connect-src 'self' https://api.openai.com" }
}
`;

describeContract(json, [
  { file: 'package.json', text: PACKAGE, comment: () => '' },
  { file: 'turbo.json', text: TURBO, comment: (words) => `// ${words}\n` },
  { file: 'wrangler.jsonc', text: WRANGLER, comment: (words) => `/* ${words} */\n` },
]);

describe('claims', () => {
  it.each(['package.json', 'a/turbo.json', 'wrangler.jsonc', 'batch/requests.jsonl', 'shop.code-workspace'])(
    '%s',
    (file) => expect(json.claims(file)).toBe(true),
  );
  it.each([
    'package-lock.json',
    'locales/en.json',
    'i18n/shop.json',
    'zh-CN.json',
    'cspell.json',
    'a.ts',
    'datasets/a.jsonl',
  ])('not %s', (file) => expect(json.claims(file)).toBe(false));
});

describe('detects', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'packages and scripts of package.json, not its words',
      'package.json',
      PACKAGE,
      [
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'env pass key OPENAI_API_KEY',
        'dependency openai@^4.79.2',
        'dependency openai@^5.1.0',
        'dependency @ai-sdk/openai@1.1.0',
        'tokenizer gpt3-tokenizer',
      ],
    ],
    [
      'lists of variables',
      'turbo.json',
      TURBO,
      ['env pass key OPENAI_API_KEY', 'env pass other OPENAI_*', 'env pass baseURL OPENAI_BASE_URL'],
    ],
    [
      'variables, settings and policies',
      'wrangler.jsonc',
      WRANGLER,
      [
        'env declare baseURL OPENAI_BASE_URL=https://api.openai.com/v1',
        'endpoint config base https://api.openai.com/v1',
        'env declare model MODEL=gpt-4o-mini',
        'model env gpt-4o-mini in MODEL',
        'env declare key OPENAI_API_KEY',
        'model setting gpt-4o',
        'endpoint list origin https://api.openai.com',
      ],
    ],
    [
      'names of variables as values',
      'config/custom-environment-variables.json',
      '{ "openai": { "key": "OPENAI_API_KEY" }, "provider": "AZURE_OPENAI" }',
      ['env pass key OPENAI_API_KEY'],
    ],
    [
      'permissions of an extension',
      'src/manifest.json',
      '{ "host_permissions": ["https://*.openai.com/", "https://api.openai.com/*"], "matches": ["https://chat.openai.com/*"] }',
      ['endpoint list origin https://*.openai.com/', 'endpoint list full https://api.openai.com/*'],
    ],
    [
      'a proxy rule',
      'vercel.json',
      '{ "rewrites": [{ "source": "/v1/:path*", "destination": "https://api.openai.com/v1/:path*" }] }',
      ['endpoint request full https://api.openai.com/v1/:path*'],
    ],
    [
      'requests of a batch, one a line',
      'batch/requests.jsonl',
      '{"url": "/v1/chat/completions", "body": {"model": "gpt-4o-mini"}}\n{"url": "/v1/chat/completions", "body": {"model": "qwen-plus"}}\n{"messages": [], "model": "gpt-4o"}\n',
      ['model value gpt-4o-mini'],
    ],
    ['an index', 'index.json', '{ "dimension": 1536, "width": 1536 }', ['dimension 1536 settings']],
    ['a recorded answer', 'answer.json', '{ "model": "gpt-4o", "usage": { "prompt_tokens": 3 } }', []],
    [
      'tables of models, by name and by key',
      'models.json',
      '[{ "id": "gpt-4o", "name": "GPT-4o" }, { "id": "gpt-4" }, { "id": "gpt-4.1" }, { "prices": { "gpt-4": 1, "o1": 2 } }]',
      ['model list gpt-4o', 'model list gpt-4', 'model list gpt-4.1', 'model key gpt-4'],
    ],
    [
      'a table of prices',
      'prices.json',
      '[{ "model": "gpt-4o", "price": 1 }, { "model": "gpt-4", "price": 2 }, { "model": "gpt-4.1", "price": 3 }]',
      ['model key gpt-4o', 'model key gpt-4', 'model key gpt-4.1'],
    ],
    [
      'two of the same in a list are settings',
      'agents.json',
      '[{ "id": "gpt-4o", "model": "gpt-4o" }, { "model": "gpt-4" }]',
      ['model setting gpt-4o', 'model setting gpt-4'],
    ],
    [
      'words of an editor',
      '.vscode/settings.json',
      '{ "cSpell.words": ["OPENAI", "davinci"], "x": ["OPENAI"] }',
      [],
    ],
    [
      'settings that an editor extension offers',
      'package.json',
      '{ "contributes": { "properties": { "shop.model": { "default": "gpt-4o", "enum": ["gpt-4o", "gpt-4"] } } } }',
      ['model setting gpt-4o', 'model list gpt-4o', 'model list gpt-4'],
    ],
    ['open weights', 'a.json', '{ "model": "gpt-oss-20b", "modelName": "openai/gpt-oss-20b" }', []],
  ])('%s', async (_name, file, text, expected) => {
    expect(shortly(await openText(json, file, text))).toEqual(expected);
  });
});

describe('renders', () => {
  it('a literal that a program elsewhere reads', async () => {
    const text = '{ "anything": "gpt-4o" }';
    const { session } = await openText(json, 'settings.json', text);
    const at = { file: 'settings.json', start: text.indexOf('"gpt'), end: text.length - 2 };
    const program = { kind: 'model', span: { file: 'a.ts', start: 0, end: 1 }, id: 'a' } as unknown as Usage;
    const [rendering] = session.render(program, [{ type: 'set-literal', usage: 'a', at, value: 'glm-4' }]);
    expect(rendering).toMatchObject({
      ok: true,
      edits: [{ start: at.start + 1, end: at.end - 1, text: 'glm-4' }],
    });
  });

  it('no second entry of the same name', async () => {
    const opened = await openText(json, 'turbo.json', '{ "env": ["OPENAI_API_KEY", "GLM_KEY"] }');
    const usage = envNamed(opened, 'OPENAI_API_KEY');
    const [rendering] = opened.session.render(usage, [
      { type: 'rename-variable', usage: usage.id, to: 'GLM_KEY' },
    ]);
    expect(rendering?.ok).toBe(false);
  });

  it('the model in a batch line', async () => {
    const text = '{"url":"/v1/embeddings","body":{"model":"text-embedding-3-small"}}\n';
    const opened = await openText(json, 'r.jsonl', text);
    const [model] = opened.usages;
    if (model?.kind !== 'model' || !model.at) throw new Error('no model');
    expect(opened.after({ type: 'set-literal', usage: model.id, at: model.at, value: 'embedding-3' })).toBe(
      '{"url":"/v1/embeddings","body":{"model":"embedding-3"}}\n',
    );
  });

  it.each([
    ['{ "OPENAI_API_KEY": "a" }', 'b"c', '{ "OPENAI_API_KEY": "a", "GLM_KEY": "b\\"c" }'],
    [
      '{\r\n  "A": 1,\r\n  "OPENAI_API_KEY": "a"\r\n}',
      undefined,
      '{\r\n  "A": 1,\r\n  "OPENAI_API_KEY": "a",\r\n  "GLM_KEY": ""\r\n}',
    ],
    [
      '{\n  "OPENAI_API_KEY": "@openai_key", // ours\n  "B": 1\n}',
      'x',
      '{\n  "OPENAI_API_KEY": "@openai_key",\n  "GLM_KEY": "x", // ours\n  "B": 1\n}',
    ],
    ['{"env":["OPENAI_API_KEY","B"]}', undefined, '{"env":["OPENAI_API_KEY","GLM_KEY","B"]}'],
    [
      '{\n  "env": [\n    "A",\n    "OPENAI_API_KEY"\n  ]\n}',
      undefined,
      '{\n  "env": [\n    "A",\n    "OPENAI_API_KEY",\n    "GLM_KEY"\n  ]\n}',
    ],
    [
      '{ "OPENAI_API_KEY": { "required": true } }',
      undefined,
      '{ "OPENAI_API_KEY": { "required": true }, "GLM_KEY": { "required": true } }',
    ],
  ])('declare-variable after %j', async (text, value, expected) => {
    const opened = await openText(json, 'a.jsonc', text);
    const change = {
      type: 'declare-variable',
      usage: envNamed(opened, 'OPENAI_API_KEY').id,
      name: 'GLM_KEY',
      ...(value === undefined ? {} : { value }),
    } as const;
    expect(opened.after(change)).toBe(expected);
    expect(opened.session.check('a.jsonc', expected)).toEqual([]);
    const again = await openText(json, 'a.jsonc', expected);
    expect(again.after({ ...change, usage: envNamed(again, 'OPENAI_API_KEY').id })).toBe(expected);
  });

  it('a wildcard gets a neighbour and keeps its name', async () => {
    const opened = await openText(json, 'turbo.json', '{ "globalEnv": ["OPENAI_*"] }');
    const usage = envNamed(opened, 'OPENAI_*');
    expect(opened.after({ type: 'declare-variable', usage: usage.id, name: 'GLM_KEY' })).toBe(
      '{ "globalEnv": ["OPENAI_*", "GLM_KEY"] }',
    );
    const [rendering] = opened.session.render(usage, [{ type: 'rename-variable', usage: usage.id, to: 'X' }]);
    expect(rendering?.ok).toBe(false);
  });

  it.each([
    ['{ "OPENAI_ORG_ID": "o", "B": 1 }', '{ "B": 1 }'],
    ['{ "A": 1, "OPENAI_ORG_ID": "o" }', '{ "A": 1 }'],
    ['["OPENAI_ORG_ID", "B"]', '["B"]'],
  ])('remove-option takes an entry out of %j', async (text, expected) => {
    const opened = await openText(json, 'a.json', text);
    const { id } = envNamed(opened, 'OPENAI_ORG_ID');
    expect(opened.after({ type: 'remove-option', usage: id, name: 'OPENAI_ORG_ID' })).toBe(expected);
  });

  it('says which syntax errors are new', async () => {
    const project = { root: '/', files: [], has: () => false, read: () => undefined };
    const { session } = await json.open([sourceOf('a.json', '{ "a": 1 }')], project);
    expect(session.check('a.json', '{ "a": 1 "b" }').length).toBeGreaterThan(0);
    expect(session.check('a.json', '{ "a": 2 }')).toEqual([]);
  });
});
