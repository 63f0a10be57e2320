import { describe, expect, it } from 'vitest';
import { detectVariables } from '../../../src/languages/typescript/variables/env-usages.js';
import {
  change,
  ofKind,
  openProject,
  slice,
  workspaceOf,
  withEdits,
  type Files,
} from './in-memory-project.js';

/** Form and line of each token of a variable. */
function tokensIn(text: string, alsoNames: readonly string[] = []): readonly string[] {
  const usages = detectVariables(workspaceOf({ 'a.tsx': text }), new Set(alsoNames));
  return usages.map((usage) => {
    expect(text.slice(usage.nameAt.start, usage.nameAt.end)).toBe(usage.name);
    return `${usage.form} ${usage.name}`;
  });
}

/** All tokens renamed, as a plan would. */
async function renamed(files: Files, from = 'OPENAI_API_KEY', to = 'NEW_API_KEY'): Promise<Files> {
  const opened = await openProject(files);
  const usages = ofKind(opened, 'env').filter((usage) => usage.name === from);
  const edits = usages.flatMap((usage) => {
    const [rendering] = opened.session.render(usage, [{ type: 'rename-variable', usage: usage.id, to }]);
    return rendering?.ok ? rendering.edits : [];
  });
  return withEdits(files, edits);
}

describe('tokens of variables', () => {
  it.each([
    ['process.env.OPENAI_API_KEY', ['read OPENAI_API_KEY']],
    ['import.meta.env.VITE_OPENAI_API_KEY', ['read VITE_OPENAI_API_KEY']],
    ['c.env.OPENAI_API_KEY', ['read OPENAI_API_KEY']],
    ["process.env['OPENAI_API_KEY']", ['read OPENAI_API_KEY']],
    ["Deno.env.get('OPENAI_API_KEY')", ['read OPENAI_API_KEY']],
    ["config.getOrThrow('OPENAI_API_KEY')", ['read OPENAI_API_KEY']],
    ["'OPENAI_API_KEY' in process.env", ['read OPENAI_API_KEY']],
    ["const required = ['OPENAI_API_KEY']", ['pass OPENAI_API_KEY']],
    ['const { OPENAI_API_KEY: key } = process.env', ['read OPENAI_API_KEY']],
    ['z.object({ OPENAI_API_KEY: z.string() })', ['pass OPENAI_API_KEY']],
    ["z.object({ 'OPENAI_API_KEY': z.string() })", ['pass OPENAI_API_KEY']],
    ['interface ProcessEnv { OPENAI_API_KEY: string }', ['type OPENAI_API_KEY']],
    ["type Key = Env['OPENAI_API_KEY']", ['type OPENAI_API_KEY']],
    ["throw new Error('OPENAI_API_KEY')", ['mention OPENAI_API_KEY']],
    ["throw new Error('set OPENAI_API_KEY first')", ['mention OPENAI_API_KEY']],
    ["console.log('\\nOPENAI_API_KEY is not set\\n')", ['mention OPENAI_API_KEY']],
    ['throw new Error(`set ${x} OPENAI_API_KEY`)', ['mention OPENAI_API_KEY']],
    ['const hint = <p>Set OPENAI_API_KEY first</p>', ['mention OPENAI_API_KEY']],
    ['/^OPENAI_API_KEY=/.test(line)', ['mention OPENAI_API_KEY']],
    ["import { OPENAI_API_KEY } from '$env/static/private'", ['read OPENAI_API_KEY']],
    ["localStorage.getItem('OPENAI_API_KEY')", []],
    ["const OPENAI_API_KEY = localStorage.getItem('openai')", []],
    ["import { OPENAI_API_KEY } from 'some-package'", []],
    ['function f(OPENAI_API_KEY: string) { return OPENAI_API_KEY }', []],
    ['const openaiApiKey = settings.openaiApiKey', []],
  ])('%s', (code, expected) => {
    expect(tokensIn(code)).toEqual(expected);
  });

  it("counts a user's own names only where the environment is read", () => {
    expect(tokensIn('process.env.MODEL; settings.MODEL; const MODEL = 1', ['MODEL'])).toEqual(['read MODEL']);
    expect(tokensIn("const { MODEL } = process.env; config.get('MODEL'); pick('MODEL')", ['MODEL'])).toEqual([
      'read MODEL',
      'read MODEL',
    ]);
    expect(tokensIn('process.env.MODEL')).toEqual([]);
  });
});

describe('a rename', () => {
  it('reaches a local that is read of the variable, and its uses', async () => {
    const { 'a.ts': text } = await renamed({
      'a.ts': [
        'const { OPENAI_API_KEY } = process.env;',
        'if (!OPENAI_API_KEY) throw new Error("OPENAI_API_KEY is missing");',
        'export const settings = { OPENAI_API_KEY, key: OPENAI_API_KEY };',
      ].join('\n'),
    });
    expect(text).not.toContain('OPENAI');
    expect(text).toContain('{ NEW_API_KEY, key: NEW_API_KEY }');
  });

  it('reaches exported constants, re-exports and namespaces in other files', async () => {
    const files = await renamed({
      'env.ts': 'export const OPENAI_API_KEY = process.env.OPENAI_API_KEY;',
      'index.ts': "export { OPENAI_API_KEY } from './env.js';",
      'all.ts': "export * from './index.js';",
      'bound.ts': 'export const { OPENAI_API_KEY } = process.env;',
      'a.ts': "import { OPENAI_API_KEY } from './all.js';\nuse(OPENAI_API_KEY);",
      'b.ts': "import * as env from './env.js';\nuse(env.OPENAI_API_KEY);",
      'c.ts': "import { OPENAI_API_KEY as key } from './bound.js';\nuse(key);",
    });
    for (const text of Object.values(files)) expect(text).not.toContain('OPENAI');
  });

  it("leaves a module's own constant of that name alone, wherever it is read", async () => {
    const before = {
      'keys.ts': "export const OPENAI_API_KEY = readVault('openai');",
      'a.ts': "import { OPENAI_API_KEY } from './keys.js';\nuse(OPENAI_API_KEY);",
      'b.ts': "import * as keys from './keys.js';\nuse(keys.OPENAI_API_KEY);",
      'c.ts': "const { OPENAI_API_KEY } = await import('./keys.js');\nuse(OPENAI_API_KEY);",
    };
    expect(await renamed(before)).toEqual(before);
  });

  it('keeps a local that is not read of the variable, under the new key', async () => {
    const { 'a.ts': text } = await renamed({
      'a.ts':
        'function env(OPENAI_API_KEY: string) {\n  return { OPENAI_API_KEY };\n}\nuse(env("x").OPENAI_API_KEY);',
    });
    expect(text).toBe(
      'function env(OPENAI_API_KEY: string) {\n  return { NEW_API_KEY: OPENAI_API_KEY };\n}\nuse(env("x").NEW_API_KEY);',
    );
  });

  it('is refused where the new name is taken', async () => {
    const opened = await openProject({
      'a.ts': 'const keys = { OPENAI_API_KEY: process.env.OPENAI_API_KEY, NEW_API_KEY: 1 };',
    });
    const [key, read] = ofKind(opened, 'env');
    expect(change(opened, key!, { type: 'rename-variable', to: 'NEW_API_KEY' }).refusals).toHaveLength(1);
    expect(change(opened, read!, { type: 'rename-variable', to: 'NEW_API_KEY' }).refusals).toHaveLength(0);
  });

  it('changes comments that name the variable', async () => {
    const opened = await openProject({ 'a.ts': '// Set OPENAI_API_KEY, or OPENAI_BASE_URL.\nrun();' });
    const [doc] = ofKind(opened, 'doc');
    expect(slice(opened.files, doc!.span)).toBe('// Set OPENAI_API_KEY, or OPENAI_BASE_URL.');
    const { files } = change(opened, doc!, {
      type: 'rename-variable',
      from: 'OPENAI_API_KEY',
      to: 'NEW_API_KEY',
    });
    expect(files['a.ts']).toContain('// Set NEW_API_KEY, or OPENAI_BASE_URL.');
  });
});
