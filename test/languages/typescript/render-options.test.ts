import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../src/core/usage.js';
import { change, ofKind, openProject, type Files } from './in-memory-project.js';

const BASE = { type: 'literal', value: 'https://x.cn/v1' } as const;
const KEY = { type: 'env', name: 'X_API_KEY', fallback: { type: 'literal', value: '' } } as const;
const setBase = { type: 'set-option', name: 'baseURL', value: BASE } as const;
const setKey = { type: 'set-option', name: 'apiKey', value: KEY } as const;
const guardKey = { type: 'guard-option', name: 'apiKey', fallback: { type: 'literal', value: '' } } as const;
const loose = (name: string, value: boolean) =>
  ({ type: 'set-option', name, value: { type: 'json', value }, typed: false }) as const;
const remove = (name: string) => ({ type: 'remove-option', name }) as const;
const rename = (name: string, to: string) => ({ type: 'rename-option', name, to }) as const;

type Changes = readonly Parameters<typeof change>[2][];

async function render(files: Files, kind: 'client' | 'call', changes: Changes) {
  const opened = await openProject(files);
  const [usage] = ofKind(opened, kind) as Usage[];
  if (!usage) throw new Error(`no ${kind}`);
  return change(opened, usage, ...changes);
}

const IMPORT = "import OpenAI from 'openai';\n";

async function client(code: string, ...changes: Changes) {
  const result = await render({ 'a.ts': IMPORT + code }, 'client', changes);
  return { ...result, text: (result.files['a.ts'] ?? '').slice(IMPORT.length) };
}

const CALL = `${IMPORT}const openai = new OpenAI();\n`;

async function call(code: string, ...changes: Changes) {
  const result = await render({ 'a.ts': CALL + code }, 'call', changes);
  return { ...result, text: (result.files['a.ts'] ?? '').slice(CALL.length) };
}

describe('an option is set', () => {
  it.each([
    ["new OpenAI({ apiKey: 'a' });", "new OpenAI({ apiKey: 'a', baseURL: 'https://x.cn/v1' });"],
    ["new OpenAI({ baseURL: 'a', timeout: 1 });", "new OpenAI({ baseURL: 'https://x.cn/v1', timeout: 1 });"],
    [
      'const baseURL = f();\nnew OpenAI({ baseURL });',
      "const baseURL = f();\nnew OpenAI({ baseURL: 'https://x.cn/v1' });",
    ],
    ['new OpenAI();', "new OpenAI({ baseURL: 'https://x.cn/v1' });"],
    ['new OpenAI({});', "new OpenAI({ baseURL: 'https://x.cn/v1' });"],
    ['new OpenAI;', "new OpenAI({ baseURL: 'https://x.cn/v1' });"],
    ['new OpenAI(options());', "new OpenAI({ ...options(), baseURL: 'https://x.cn/v1' });"],
    ['new OpenAI({ ...shared });', "new OpenAI({ ...shared, baseURL: 'https://x.cn/v1' });"],
    ['new OpenAI({ /* none */ });', "new OpenAI({ baseURL: 'https://x.cn/v1', /* none */ });"],
    ['new OpenAI({\n  timeout: 1,\n});', "new OpenAI({\n  baseURL: 'https://x.cn/v1',\n  timeout: 1,\n});"],
    ['new OpenAI({\n\ttimeout: 1\n});', "new OpenAI({\n\tbaseURL: 'https://x.cn/v1',\n\ttimeout: 1\n});"],
    [
      'new OpenAI({\r\n  timeout: 1\r\n});',
      "new OpenAI({\r\n  baseURL: 'https://x.cn/v1',\r\n  timeout: 1\r\n});",
    ],
    [
      'new OpenAI({ // ours\n  // slow\n  timeout: 1,\n});',
      "new OpenAI({ // ours\n  baseURL: 'https://x.cn/v1',\n  // slow\n  timeout: 1,\n});",
    ],
    [
      'new OpenAI({\n  ...shared,\n  timeout: 1,\n});',
      "new OpenAI({\n  ...shared,\n  timeout: 1,\n  baseURL: 'https://x.cn/v1',\n});",
    ],
    [
      'new OpenAI({\r\n\t...shared,\r\n\ttimeout: 1\r\n});',
      "new OpenAI({\r\n\t...shared,\r\n\ttimeout: 1,\r\n\tbaseURL: 'https://x.cn/v1'\r\n});",
    ],
    [
      'new OpenAI({\n  ...shared,\n  timeout: 1, // slow\n});',
      "new OpenAI({\n  ...shared,\n  timeout: 1, // slow\n  baseURL: 'https://x.cn/v1',\n});",
    ],
    [
      'new OpenAI({\n  ...shared,\n  timeout: 1 // slow\n});',
      "new OpenAI({\n  ...shared,\n  timeout: 1, // slow\n  baseURL: 'https://x.cn/v1'\n});",
    ],
    [
      "new OpenAI({ baseURL: 'a', ...(proxy ? { baseURL: proxy } : {}) });",
      "new OpenAI({ ...(proxy ? { baseURL: proxy } : {}), baseURL: 'https://x.cn/v1' });",
    ],
    [
      'new OpenAI({ timeout: 1, } as never);',
      "new OpenAI({ timeout: 1, baseURL: 'https://x.cn/v1', } as never);",
    ],
  ])('%j', async (before, after) => {
    expect((await client(before, setBase)).text).toBe(after);
  });

  it('uses the quotes of the file', async () => {
    const { files } = await render(
      { 'a.ts': 'import OpenAI from "openai";\nnew OpenAI({ apiKey: "a" });\n' },
      'client',
      [setBase],
    );
    expect(files['a.ts']).toContain('new OpenAI({ apiKey: "a", baseURL: "https://x.cn/v1" });');
  });

  it('writes several options of one construction as one object, a line each where one line would be too long', async () => {
    const long = {
      ...setBase,
      value: { type: 'literal', value: 'https://dashscope.aliyuncs.com/compatible-mode/v1' },
    } as const;
    expect((await client('new OpenAI();', setBase, setKey)).text).toBe(
      "new OpenAI({ baseURL: 'https://x.cn/v1', apiKey: process.env.X_API_KEY ?? '' });",
    );
    expect((await client('const openai = new OpenAI();', long, setKey)).text).toBe(
      [
        'const openai = new OpenAI({',
        "  baseURL: 'https://dashscope.aliyuncs.com/compatible-mode/v1',",
        "  apiKey: process.env.X_API_KEY ?? '',",
        '});',
      ].join('\n'),
    );
  });

  it('reads variables as the file does', async () => {
    const { text } = await client('new OpenAI({ apiKey: import.meta.env.VITE_OPENAI_API_KEY });', setKey);
    expect(text).toBe("new OpenAI({ apiKey: import.meta.env.X_API_KEY ?? '' });");
  });

  it('changes nothing where the end is reached already', async () => {
    const code = "new OpenAI({ baseURL: 'https://x.cn/v1', apiKey: process.env.X_API_KEY ?? '' });";
    expect((await client(code, setBase, setKey)).text).toBe(code);
  });

  it('says which comment is lost with a value', async () => {
    const { drops } = await client('new OpenAI({ baseURL: f(/* why */ 1) });', setBase);
    expect(drops).toEqual(['/* why */']);
  });
});

describe('an option that the types do not know', () => {
  const body = "openai.chat.completions.create({ model: 'm', messages: [] });";

  it('is written as a spread, several as one', async () => {
    const { text } = await call(body, loose('enable_thinking', false), loose('enable_search', true));
    expect(text).toBe(
      "openai.chat.completions.create({ model: 'm', messages: [], ...{ enable_thinking: false, enable_search: true } });",
    );
  });

  it('is not added twice', async () => {
    const { text: once } = await call(body, loose('enable_thinking', false));
    expect((await call(once, loose('enable_thinking', false))).text).toBe(once);
    expect((await call(once, loose('enable_thinking', true))).text).toContain('...{ enable_thinking: true }');
    expect((await call(once, loose('enable_search', true))).text).toContain(
      '...{ enable_thinking: false, enable_search: true }',
    );
  });

  it('is a plain property in JavaScript', async () => {
    const { files } = await render({ 'a.js': CALL + body }, 'call', [loose('enable_thinking', false)]);
    expect(files['a.js']).toContain('messages: [], enable_thinking: false });');
  });
});

describe('a value is guarded', () => {
  it.each([
    ['config.key', "config.key ?? ''"],
    ['config.key!', "config.key ?? ''"],
    ['await key()', "await key() ?? ''"],
    ['a || b', "(a || b) ?? ''"],
    ['a && b', "(a && b) ?? ''"],
    ['a ?? b', "a ?? b ?? ''"],
    ['a ? b : c', "(a ? b : c) ?? ''"],
    ['(a || b)', "(a || b) ?? ''"],
    ['key as string', "key as string ?? ''"],
    ['undefined', "''"],
    ["a ?? 'b'", "a ?? 'b'"],
    ["a || 'b'", "a || 'b'"],
    ['`${a}`', '`${a}`'],
    ["'a' + b", "'a' + b"],
    ['async () => key', 'async () => key'],
  ])('%s', async (before, after) => {
    expect((await client(`new OpenAI({ apiKey: ${before}, timeout: 1 });`, guardKey)).text).toBe(
      `new OpenAI({ apiKey: ${after}, timeout: 1 });`,
    );
  });

  it('also where it is a shorthand, and beside an option that is added there', async () => {
    expect((await client('new OpenAI({ apiKey });', guardKey)).text).toBe(
      "new OpenAI({ apiKey: apiKey ?? '' });",
    );
    expect((await client('new OpenAI({ apiKey });', guardKey, setBase)).text).toBe(
      "new OpenAI({ apiKey: apiKey ?? '', baseURL: 'https://x.cn/v1' });",
    );
    expect((await client('new OpenAI({ apiKey });', setBase, guardKey)).text).toBe(
      "new OpenAI({ apiKey: apiKey ?? '', baseURL: 'https://x.cn/v1' });",
    );
  });
});

describe('an option is removed', () => {
  it.each([
    ['{ timeout: 1, organization: o, fetch: f }', '{ timeout: 1, fetch: f }'],
    ['{ organization: o, fetch: f }', '{ fetch: f }'],
    ['{ timeout: 1, organization: o }', '{ timeout: 1 }'],
    ['{ timeout: 1, organization: o, }', '{ timeout: 1, }'],
    ['{ organization: o }', '{}'],
    ['{\n  organization: o,\n}', '{}'],
    ['{\n  timeout: 1,\n  organization: o,\n}', '{\n  timeout: 1,\n}'],
    ['{\n  timeout: 1,\n  organization: o\n}', '{\n  timeout: 1\n}'],
    ['{\n  organization: o,\n  timeout: 1\n}', '{\n  timeout: 1\n}'],
    ['{\n  timeout: 1, organization: o,\n  fetch: f,\n}', '{\n  timeout: 1,\n  fetch: f,\n}'],
    ['{ timeout: 1, ...(o && { organization: o }) }', '{ timeout: 1, ...(o && {}) }'],
  ])('%j', async (before, after) => {
    expect((await client(`new OpenAI(${before});`, remove('organization'))).text).toBe(
      `new OpenAI(${after});`,
    );
  });

  it('several of them', async () => {
    const both = [remove('organization'), remove('project')];
    const cases = [
      ['{ timeout: 1, organization: o, project: p }', '{ timeout: 1 }'],
      ['{ organization: o, timeout: 1, project: p }', '{ timeout: 1 }'],
      ['{ organization: o, project: p, timeout: 1 }', '{ timeout: 1 }'],
      ['{ organization: o, project: p }', '{}'],
      ['{\n  timeout: 1,\n  organization: o,\n  project: p\n}', '{\n  timeout: 1\n}'],
    ];
    for (const [before = '', after = ''] of cases) {
      expect((await client(`new OpenAI(${before});`, ...both)).text).toBe(`new OpenAI(${after});`);
    }
  });

  it('while another is added', async () => {
    const cases = [
      ['{ timeout: 1, organization: o }', "{ timeout: 1, baseURL: 'https://x.cn/v1' }"],
      ['{ organization: o }', "{ baseURL: 'https://x.cn/v1' }"],
      ['{ organization: o, timeout: 1 }', "{ timeout: 1, baseURL: 'https://x.cn/v1' }"],
      [
        '{\n  timeout: 1,\n  // who pays\n  organization: o, // us\n}',
        "{\n  baseURL: 'https://x.cn/v1',\n  timeout: 1,\n}",
      ],
    ];
    for (const [before = '', after = ''] of cases) {
      expect((await client(`new OpenAI(${before});`, remove('organization'), setBase)).text).toBe(
        `new OpenAI(${after});`,
      );
    }
  });

  it('with the comments that are about it, which are named', async () => {
    const { text, drops } = await client(
      'new OpenAI({\n  // slow\n  timeout: 1,\n\n  // who pays\n  organization: o, // us\n  fetch: f,\n});',
      remove('organization'),
    );
    expect(text).toBe('new OpenAI({\n  // slow\n  timeout: 1,\n\n  fetch: f,\n});');
    expect(drops).toEqual(['// who pays', '// us']);
  });

  it('not where others share it', async () => {
    const { refusals, text } = await client(
      'const shared = { organization: o };\nnew OpenAI({ ...shared });\nnew OpenAI({ ...shared });',
      remove('organization'),
    );
    expect(refusals).toHaveLength(1);
    expect(text).toContain('organization: o');
  });
});

describe('an option is renamed', () => {
  it.each([
    ["{ model: 'm', max_completion_tokens: 5 }", "{ model: 'm', max_tokens: 5 }"],
    ["{ model: 'm', 'max_completion_tokens': 5 }", "{ model: 'm', 'max_tokens': 5 }"],
    ["{ model: 'm', max_completion_tokens }", "{ model: 'm', max_tokens: max_completion_tokens }"],
    [
      "{ model: 'm', ...(n ? { max_completion_tokens: n } : {}) }",
      "{ model: 'm', ...(n ? { max_tokens: n } : {}) }",
    ],
  ])('%s', async (before, after) => {
    const { text } = await call(
      `openai.chat.completions.create(${before});`,
      rename('max_completion_tokens', 'max_tokens'),
    );
    expect(text).toBe(`openai.chat.completions.create(${after});`);
  });
});

describe('options under the names of another library', () => {
  const head = "import { ChatOpenAI } from '@langchain/openai';\n";
  const chat = async (code: string, ...changes: Changes) => {
    const { files } = await render({ 'a.ts': head + code }, 'client', changes);
    return (files['a.ts'] ?? '').slice(head.length);
  };

  it.each([
    [
      'new ChatOpenAI({ model });',
      "new ChatOpenAI({ model, configuration: { baseURL: 'https://x.cn/v1' } });",
    ],
    [
      'new ChatOpenAI({ configuration: { timeout: 1 } });',
      "new ChatOpenAI({ configuration: { timeout: 1, baseURL: 'https://x.cn/v1' } });",
    ],
    [
      'new ChatOpenAI({ configuration: config() });',
      "new ChatOpenAI({ configuration: { ...config(), baseURL: 'https://x.cn/v1' } });",
    ],
    [
      'new ChatOpenAI({ configuration });',
      "new ChatOpenAI({ configuration: { ...configuration, baseURL: 'https://x.cn/v1' } });",
    ],
    [
      "new ChatOpenAI({ configuration: { baseURL: 'a' } });",
      "new ChatOpenAI({ configuration: { baseURL: 'https://x.cn/v1' } });",
    ],
    [
      'const base = { configuration: { defaultHeaders: h } };\nnew ChatOpenAI({ ...base, n: 1 });\nnew ChatOpenAI(base);',
      "const base = { configuration: { defaultHeaders: h } };\nnew ChatOpenAI({ ...base, n: 1, configuration: { ...base.configuration, baseURL: 'https://x.cn/v1' } });\nnew ChatOpenAI(base);",
    ],
  ])('%s', async (before, after) => {
    expect(await chat(before, setBase)).toBe(after);
  });

  it('renames to the written name', async () => {
    expect(
      await chat(
        'new ChatOpenAI({ maxCompletionTokens: 5 });',
        rename('max_completion_tokens', 'max_tokens'),
      ),
    ).toBe('new ChatOpenAI({ maxTokens: 5 });');
  });
});
