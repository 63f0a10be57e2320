import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../src/core/usage.js';
import { ofKind, openProject, slice } from './in-memory-project.js';

async function found<K extends Usage['kind']>(kind: K, text: string) {
  const opened = await openProject({ 'a.ts': text });
  return ofKind(opened, kind).map((usage) => ({ usage, text: slice(opened.files, usage.span) }));
}

describe('imports', () => {
  it.each([
    ["import OpenAI from 'openai';"],
    ["import {\n  OpenAI,\n  APIError,\n} from 'openai';"],
    ["import * as openai from 'openai';"],
    ["import openai = require('openai');"],
    ["const OpenAI = require('openai');"],
    ["export { OpenAI } from 'openai';"],
    ["import OpenAI from 'npm:openai@6';"],
    ["import OpenAI from 'https://esm.sh/openai@4.20.0';"],
    ["import { Stream } from 'openai/streaming';"],
  ])('%j', async (text) => {
    const [first, ...rest] = await found('import', text);
    expect(first?.text).toBe(text);
    expect(first?.usage).toMatchObject({ package: 'openai', typeOnly: false });
    expect(rest).toEqual([]);
  });

  it.each([
    ["import type OpenAI from 'openai';", "import type OpenAI from 'openai';"],
    ["import { type OpenAI } from 'openai';", "import { type OpenAI } from 'openai';"],
    ["let c: import('openai').OpenAI;", "import('openai').OpenAI"],
    ["type C = typeof import('openai');", "typeof import('openai')"],
  ])('of types: %s', async (text, span) => {
    const [first] = await found('import', text);
    expect(first?.text).toBe(span);
    expect(first?.usage.typeOnly).toBe(true);
  });

  it('says the head of a mock and a dynamic import', async () => {
    expect((await found('import', "vi.mock('openai', () => ({ default: class {} }));"))[0]?.text).toBe(
      "vi.mock('openai'",
    );
    expect((await found('import', "async () => (await import('openai')).default;"))[0]?.text).toBe(
      "import('openai')",
    );
  });

  it("leaves the project's own modules alone", async () => {
    const opened = await openProject({
      'a.ts': "import { openai } from './openai.js';",
      'openai.ts': 'export const openai = 1;',
    });
    expect(ofKind(opened, 'import')).toEqual([]);
  });
});

describe('token counters', () => {
  it('are named with the model that they count for', async () => {
    const usages = await found(
      'tokenizer',
      [
        "import { encoding_for_model, get_encoding } from 'tiktoken';",
        "import GPT3Tokenizer from 'gpt3-tokenizer';",
        "import * as counter from 'gpt-tokenizer';",
        "const MODEL = 'gpt-4';",
        'encoding_for_model(MODEL);',
        "get_encoding('cl100k_base');",
        "new GPT3Tokenizer({ type: 'gpt3' });",
        "counter.encodeChat(chat, 'gpt-4o');",
        "counter.encode('a text about nothing');",
        "const Either = typeof GPT3Tokenizer === 'function' ? GPT3Tokenizer : GPT3Tokenizer.default;",
        'new Either({});',
      ].join('\n'),
    );
    const short = usages.map(({ usage, text }) => [
      text,
      usage.model?.type === 'literal' ? usage.model.value : undefined,
    ]);
    expect(short.slice(3)).toEqual([
      ['encoding_for_model', 'gpt-4'],
      ['get_encoding', undefined],
      ['GPT3Tokenizer', undefined],
      ['counter.encodeChat', 'gpt-4o'],
      ['counter.encode', undefined],
      ['GPT3Tokenizer', undefined],
      ['Either', undefined],
    ]);
  });

  it('are not the methods of others that bear the same name', async () => {
    expect(await found('tokenizer', "const encode = (text: string) => text; encode('a');")).toEqual([]);
  });
});

describe('keys in code', () => {
  const KEY = 'sk-proj-' + 'a1B2c3D4e5F6g7H8i9J0k1L2m3';
  it.each([
    [`new OpenAI({ apiKey: '${KEY}' })`, `'${KEY}'`],
    [`const headers = { Authorization: 'Bearer ${KEY}' }`, `'Bearer ${KEY}'`],
    [`const env = \`OPENAI_API_KEY=${KEY}\nMODE=\${mode}\``, undefined],
  ])('%s', async (text, span) => {
    const secrets = await found('secret', text);
    expect(secrets).toHaveLength(1);
    expect(secrets[0]?.usage.where).toBe('code');
    if (span !== undefined) expect(secrets[0]?.text).toBe(span);
  });

  it.each([
    "'sk-your-api-key-goes-right-here'",
    "'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
    "'task-list-of-something-very-long-1'",
    "'sk-...'",
  ])('not %s', async (text) => {
    expect(await found('secret', `const a = ${text};`)).toEqual([]);
  });
});

describe('widths of vectors', () => {
  it.each([
    ["pinecone.createIndex({ name: 'i', dimension: 1536 })", 'Pinecone'],
    ["qdrant.createCollection('c', { vectors: { size: 1536, distance: 'Cosine' } })", 'Qdrant'],
    [
      "import { vector } from 'drizzle-orm/pg-core'; const c = vector('embedding', { dimensions: 1536 })",
      'pgvector',
    ],
    ['const EMBEDDING_DIM = 1536', 'EMBEDDING_DIM'],
    ['const VECTOR_SIZE = Number(process.env.VECTOR_SIZE ?? 1536)', 'VECTOR_SIZE'],
    ["const VECTOR_SIZE = process.env.VECTOR_SIZE || '3072'", 'VECTOR_SIZE'],
    ['sql`alter table t add column e vector(1536)`', 'pgvector'],
    ['sql`alter table ${t} add column e halfvec(3072)`', 'pgvector'],
    ["const widths = { 'text-embedding-3-small': 1536 }", 'text-embedding-3-small'],
    ['if (embedding.length !== 1536) throw new Error()', 'embedding.length'],
    ['index.query({ vector: new Array(1536).fill(0) })', 'Array'],
    ['const embeddingSize = 768', 'embeddingSize'],
    ['class Store { constructor(private dimensions = 1536) {} }', 'dimensions'],
  ])('%s', async (text, store) => {
    const dimensions = await found('dimension', text);
    expect(dimensions.map(({ usage }) => usage.store)).toEqual([store]);
    expect(dimensions[0]?.text).toContain(String(dimensions[0]?.usage.value));
  });

  it.each([
    "openai.embeddings.create({ model: 'text-embedding-3-large', input, dimensions: 1536 })",
    'const timeout = 1536',
    'const dimensions = { width: 1024 }',
    'const size = 1536',
    'resize({ dimension: 512 })',
  ])('not %s', async (text) => {
    expect(await found('dimension', text)).toEqual([]);
  });
});

describe('comments', () => {
  it('that name a variable or tell a person what to set', async () => {
    const docs = await found(
      'doc',
      [
        '/**',
        ' * Needs OPENAI_API_KEY and OPENAI_BASE_URL.',
        ' * Nothing else.',
        ' */',
        'run({',
        '  a: 1, // or set OPENAI_MODEL',
        '  // const key = process.env.OPENAI_API_KEY;',
        '});',
        '// Get a key at https://platform.openai.com/api-keys',
        '// Set the model to gpt-4o for better answers',
        "// baseURL: 'https://api.openai.com/v1',",
        '// if there is a version in OPENAI_BASE_URL then use it',
        '// gpt-4 is slow, see https://api.openai.com/v1/models',
      ].join('\n'),
    );
    expect(
      docs.map(({ usage, text }) => [
        usage.about,
        usage.mentions.map(({ variable }) => variable).join(),
        text,
      ]),
    ).toEqual([
      ['variable', 'OPENAI_API_KEY,OPENAI_BASE_URL', 'Needs OPENAI_API_KEY and OPENAI_BASE_URL.'],
      ['variable', 'OPENAI_MODEL', '// or set OPENAI_MODEL'],
      ['variable', 'OPENAI_API_KEY', '// const key = process.env.OPENAI_API_KEY;'],
      ['url', '', '// Get a key at https://platform.openai.com/api-keys'],
      ['model', '', '// Set the model to gpt-4o for better answers'],
    ]);
  });

  it('but not slashes in texts', async () => {
    expect(
      await found(
        'doc',
        "const a = 'x // OPENAI_API_KEY'; const b = `/* OPENAI_API_KEY */`; const c = /\\/\\/ OPENAI_API_KEY/;",
      ),
    ).toEqual([]);
    const opened = await openProject({
      'a.tsx': 'const a = <p>// OPENAI_API_KEY <b>x</b> /* OPENAI_MODEL */</p>;',
    });
    expect(ofKind(opened, 'doc')).toEqual([]);
  });
});
