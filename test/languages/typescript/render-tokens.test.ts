import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../src/core/change.js';
import { printExpression } from '../../../src/languages/typescript/render/print-expression.js';
import { replaceLiteral, replaceText } from '../../../src/languages/typescript/render/render-literal.js';
import type { SourceStyle } from '../../../src/languages/typescript/program/source-style.js';
import { change, ofKind, openProject } from './in-memory-project.js';

describe('a class is exchanged', () => {
  it.each([
    [
      "import { AzureOpenAI } from 'openai';\nconst c: AzureOpenAI = new AzureOpenAI({});",
      "import { OpenAI } from 'openai';\nconst c: OpenAI = new OpenAI({});",
    ],
    [
      "import OpenAI, { AzureOpenAI } from 'openai';\nnew AzureOpenAI({}); use(OpenAI);",
      "import OpenAI from 'openai';\nnew OpenAI({}); use(OpenAI);",
    ],
    [
      "import { OpenAI, AzureOpenAI } from 'openai';\nnew AzureOpenAI({}); use(OpenAI);",
      "import { OpenAI } from 'openai';\nnew OpenAI({}); use(OpenAI);",
    ],
    [
      "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({}); use(AzureOpenAI);",
      "import { AzureOpenAI, OpenAI } from 'openai';\nnew OpenAI({}); use(AzureOpenAI);",
    ],
    [
      "import { AzureOpenAI as Client } from 'openai';\nnew Client({});",
      "import { OpenAI as Client } from 'openai';\nnew Client({});",
    ],
    [
      "import * as openai from 'openai';\nnew openai.AzureOpenAI({});",
      "import * as openai from 'openai';\nnew openai.OpenAI({});",
    ],
    [
      "const { AzureOpenAI } = require('openai');\nnew AzureOpenAI({});",
      "const { OpenAI } = require('openai');\nnew OpenAI({});",
    ],
  ])('%s', async (before, after) => {
    const opened = await openProject({ 'a.ts': before });
    const [client] = ofKind(opened, 'client');
    const result = change(opened, client!, { type: 'set-class', to: 'OpenAI' });
    expect(result.refusals).toEqual([]);
    expect(result.files['a.ts']).toBe(after);
  });
});

describe('a literal gets another value', () => {
  const replaced = (token: string, value: string | number | boolean) =>
    replaceLiteral(token, { file: 'a.ts', start: 0, end: token.length }, value)?.text;

  it('in its own quotes, escaped', () => {
    expect(replaced("'gpt-4o'", 'm')).toBe("'m'");
    expect(replaced('"gpt-4o"', 'm')).toBe('"m"');
    expect(replaced('`gpt-4o`', 'a`${b}')).toBe('`a\\`\\${b}`');
    expect(replaced("'a'", "it's")).toBe("'it\\'s'");
    expect(replaced("'a'", 'a')).toBeUndefined();
    expect(replaced('gpt-4', 'm')).toBe('m');
    expect(replaced('1', 0.5)).toBe('0.5');
    expect(replaced('true', false)).toBe('false');
  });

  it('or other text between them', () => {
    const at = { file: 'a.ts', start: 1, end: 4 };
    expect(replaceText("'abc'", at, 'x')?.text).toBe('x');
    expect(replaceText("'abc'", at, 'abc')).toBeUndefined();
    expect(replaceText('`abc`', at, '`${x}')?.text).toBe('\\`\\${x}');
  });
});

describe('an expression is printed', () => {
  const style: SourceStyle = { quote: "'", indent: '  ', newline: '\n', environment: 'process.env' };
  const read: Expression = { type: 'env', name: 'X' };
  it.each<[Expression, string, Partial<SourceStyle>?]>([
    [{ type: 'literal', value: 'a' }, "'a'"],
    [{ type: 'literal', value: 'a' }, '"a"', { quote: '"' }],
    [{ type: 'literal', value: "it's\n" }, "'it\\'s\\n'"],
    [{ type: 'literal', value: null }, 'null'],
    [read, 'process.env.X'],
    [read, 'import.meta.env.X', { environment: 'import.meta.env' }],
    [read, "Deno.env.get('X')", { environment: 'Deno.env' }],
    [{ ...read, fallback: { type: 'literal', value: '' } }, "process.env.X ?? ''"],
    [{ type: 'joined', parts: [read, { type: 'literal', value: '/v1/`' }] }, '`${process.env.X}/v1/\\``'],
    [
      { type: 'json', value: { type: 'disabled', 'a-b': [1, true, null] } },
      "{ type: 'disabled', 'a-b': [1, true, null] }",
    ],
  ])('%j', (expression, text, other = {}) => {
    expect(printExpression(expression, { ...style, ...other })).toBe(text);
  });
});
