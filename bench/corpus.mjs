// Writes a TypeScript code base of any size, the same on every machine: real source files of packages that ship
// theirs, with OpenAI code planted among them. What was planted is the truth that every tool's answer is held against.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SEEDS = ['rxjs/src', 'zod/src'];
const FILES_PER_FOLDER = 25;
const FOLDERS_PER_PACKAGE = 16;

/** Each plant: the share of plants it takes, its text, and how often it answers each question. */
const PLANTS = [
  {
    name: 'own-client',
    share: 3,
    holds: { import: 1, client: 1, call: 1, model: 1 },
    text: (n) => `import OpenAI from 'openai';

const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: ${1000 + n} });

export async function answer${n}(question: string): Promise<string> {
  const completion = await client.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: question }],
    max_tokens: ${100 + (n % 900)},
  });
  return completion.choices[0]?.message.content ?? '';
}
`,
  },
  {
    name: 'class-with-client',
    share: 2,
    holds: { import: 1, client: 1, call: 1, model: 1 },
    text: (n) => `import { OpenAI } from 'openai';

export class Writer${n} {
  private readonly client = new OpenAI();

  async draft(topic: string): Promise<string> {
    const { choices } = await this.client.chat.completions.create({
      model: "gpt-4o-mini",
      temperature: 0.${n % 10},
      messages: [{ role: 'system', content: 'Write a draft.' }, { role: 'user', content: topic }],
    });
    return choices[0]?.message?.content ?? '';
  }
}
`,
  },
  {
    name: 'raw-request',
    share: 1,
    holds: { endpoint: 1, model: 1 },
    text: (n) => `export async function translate${n}(text: string): Promise<unknown> {
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` },
    body: JSON.stringify({ model: 'gpt-4-turbo', messages: [{ role: 'user', content: text }] }),
  });
  return response.json();
}
`,
  },
  {
    name: 'mention',
    share: 2,
    holds: {},
    text: (n) => `// The first version of this used OpenAI; see the notes of release ${n}.
export const note${n} = 'We no longer send anything to OpenAI.';
`,
  },
];

/** A linear congruential generator: the same numbers on every machine. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Writes `files` files below `folder`, `share` of them planted, and returns how often each question is answered there. */
export function writeCorpus(folder, files, share) {
  rmSync(folder, { recursive: true, force: true });
  const random = randomNumbers(files);
  const seeds = readSeeds();
  const lottery = PLANTS.flatMap((plant) => Array(plant.share).fill(plant));
  const truth = { import: 0, client: 0, call: 0, model: 0, endpoint: 0, mentioned: 0, bytes: 0 };
  for (let n = 0; n < files; n += 1) {
    const isPlanted = random() < share;
    const drawn = random();
    const plant = lottery[Math.floor(drawn * lottery.length)];
    const text = isPlanted ? plant.text(n) : seeds[Math.floor(drawn * seeds.length)];
    write(join(folder, pathOf(n)), text);
    truth.bytes += text.length;
    if (!isPlanted) continue;
    truth.mentioned += 1;
    for (const [question, count] of Object.entries(plant.holds)) truth[question] += count;
  }
  const manifest = { name: 'corpus', private: true, type: 'module', dependencies: { openai: '^6.0.0' } };
  write(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return truth;
}

function pathOf(n) {
  const folder = Math.floor(n / FILES_PER_FOLDER);
  const name = `packages/p${Math.floor(folder / FOLDERS_PER_PACKAGE)}/src/part-${folder % FOLDERS_PER_PACKAGE}`;
  return `${name}/file-${n}.ts`;
}

function readSeeds() {
  return SEEDS.flatMap((seed) => {
    const folder = join(root, 'node_modules', seed);
    return readdirSync(folder, { recursive: true })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .filter((text) => text.length < 300_000 && !/openai|gpt-/i.test(text));
  });
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
