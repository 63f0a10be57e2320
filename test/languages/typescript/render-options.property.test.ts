import fc from 'fast-check';
import { expect, it } from 'vitest';
import { change, ofKind, openProject } from './in-memory-project.js';

const NAMES = ['apiKey', 'baseURL', 'organization', 'project', 'timeout', 'maxRetries'] as const;

interface Written {
  readonly name: string;
  readonly style: 'plain' | 'shorthand' | 'spread';
  /** What stands before it. */
  readonly before: string;
  readonly after: string;
}

const gap = fc.constantFrom('', ' ', '\n  ', '\n  // above\n  ', ' /* note */ ', '\r\n\t');
const behind = fc.constantFrom('', ' ', ' /* behind */');
const written = fc.record({
  name: fc.constantFrom(...NAMES),
  style: fc.constantFrom('plain' as const, 'shorthand' as const, 'spread' as const),
  before: gap,
  after: behind,
});
const literal = fc.record({
  parts: fc.uniqueArray(written, { selector: (part) => part.name, maxLength: 5 }),
  comma: fc.boolean(),
  line: fc.constantFrom('', ' ', '\n', ' // end\n'),
});
const wish = fc.record({
  name: fc.constantFrom(...NAMES),
  type: fc.constantFrom('set-option' as const, 'remove-option' as const, 'guard-option' as const),
});

function print({ parts, comma, line }: { parts: readonly Written[]; comma: boolean; line: string }): string {
  const body = parts.map((part) => part.before + one(part) + part.after).join(',');
  return `{${body}${comma && parts.length > 0 ? ',' : ''}${line}}`;
}

function one({ name, style }: Written): string {
  if (style === 'shorthand') return name;
  return style === 'spread' ? `...{ ${name}: 'old' }` : `${name}: 'old'`;
}

/** What the literal comes to, every shorthand being `null`. */
function evaluate(code: string): Record<string, unknown> {
  const locals = NAMES.map((name) => `const ${name} = null;`).join('');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the literal that was just printed
  return new Function(`${locals} return (${code});`)() as Record<string, unknown>;
}

it('any literal with any changes says afterwards what was asked, and so it does when asked again', async () => {
  await fc.assert(
    fc.asyncProperty(
      literal,
      fc.uniqueArray(wish, { selector: (each) => each.name, minLength: 1, maxLength: 5 }),
      async (object, wishes) => {
        const code = print(object);
        const changes = wishes.map(({ name, type }) => {
          const text = { type: 'literal', value: 'new' } as const;
          if (type === 'set-option') return { type, name, value: text };
          return type === 'guard-option' ? { type, name, fallback: text } : { type, name };
        });
        const expected = { ...evaluate(code) };
        for (const { name, type } of wishes) {
          if (type === 'remove-option') delete expected[name];
          else if (type === 'set-option') expected[name] = 'new';
          else if (name in expected) expected[name] ??= 'new';
        }
        const once = await render(code, changes);
        expect(evaluate(once)).toEqual(expected);
        expect(await render(once, changes)).toBe(once);
      },
    ),
    { numRuns: 100 },
  );
});

const HEAD = "import OpenAI from 'openai';\nnew OpenAI(";

async function render(code: string, changes: Parameters<typeof change>[2][]): Promise<string> {
  const opened = await openProject({ 'a.js': `${HEAD}${code});\n` });
  const [client] = ofKind(opened, 'client');
  const result = change(opened, client!, ...changes);
  expect(result.refusals).toEqual([]);
  return (result.files['a.js'] ?? '').slice(HEAD.length, -');\n'.length);
}
