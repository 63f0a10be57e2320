import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '../src/catalog/catalog.js';
import { makeTarget } from '../src/catalog/make-target.js';
import { silent } from '../src/core/progress.js';
import { migrate, type Outcome } from '../src/pipeline/migration.js';
import { rules } from '../src/rules/index.js';
import { englishIn } from './english-in.js';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/rules');
/** `npm run fixtures`: writes what the tool does today, for a person to read in the diff. */
const UPDATE = process.env['UPDATE_FIXTURES'] === '1';
const catalog = loadCatalog();
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

interface Case {
  readonly title: string;
  readonly rule: string;
  readonly path: string;
  readonly kind: 'input' | 'manual' | 'decoy';
  readonly extension: string;
  readonly to: string;
  readonly from: readonly ('openai' | 'azure')[];
  readonly style: 'compat' | 'native';
  readonly status: string;
  /** The name that the file has in the project. */
  readonly as: string;
  /** Capabilities that go elsewhere: `routes=embeddings:qwen,moderation:openai`. */
  readonly routes: Readonly<Record<string, string>>;
  /** What else the project holds: a key of {@link BESIDE}. */
  readonly beside: string;
  /** A word that the message must hold. */
  readonly says: string;
  /** Packages that the project installs besides, with their versions: `with=langchain@1.0.0,ai@5.0.0`. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Files that stand beside a case: for those that hold no program themselves, and for what the environment holds. */
const BESIDE: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'azure-key': ['.env.example', 'OPENAI_API_KEY=\nAZURE_OPENAI_API_KEY=\n'],
  'base-url-variable': ['.env.example', 'OPENAI_API_KEY=\nOPENAI_BASE_URL=https://api.openai.com/v1\n'],
  embeddings: [
    'embed.ts',
    `import OpenAI from 'openai';
const client = new OpenAI();
export const embed = (input: string) => client.embeddings.create({ model: 'text-embedding-3-small', input });
`,
  ],
};

const cases = findCases();

describe.each(cases.map((each) => [each.title, each] as const))('%s', (_, each) => {
  test('does what the case says', async () => {
    const { text, outcome } = await planned(each, readFileSync(each.path, 'utf8'));
    const found = outcome.report.findings.filter((finding) => finding.ruleId === each.rule);
    const chinese = outcome.report.findings.flatMap(({ messages: { zh }, facts = [] }) => [
      zh,
      ...facts.map((fact) => fact.words!.zh.says),
    ]);
    expect(chinese.flatMap(englishIn)).toEqual([]);
    if (each.kind === 'decoy') {
      expect(outcome.report.findings.filter((finding) => finding.status !== 'info')).toEqual([]);
      expect(outcome.plan.files).toEqual([]);
      return;
    }
    expect(found.map((finding) => finding.status)).toContain(each.status);
    const messages = found.filter((finding) => finding.status === each.status).map(({ message }) => message);
    expect(messages.join('\n')).toContain(each.says);
    if (each.kind === 'manual') {
      expect(text).toBe(readFileSync(each.path, 'utf8'));
      return;
    }
    const expectedPath = each.path.replace('.input.', '.expected.');
    if (UPDATE) writeFileSync(expectedPath, text);
    const expected = readFileSync(expectedPath, 'utf8');
    expect(text).toBe(expected);
    expect(expected).not.toBe(readFileSync(each.path, 'utf8'));
  });

  test('plans nothing over its own result', async () => {
    if (each.kind !== 'input') return;
    const expected = readFileSync(each.path.replace('.input.', '.expected.'), 'utf8');
    const { outcome } = await planned(each, expected);
    expect(outcome.plan.files.map((file) => file.after)).toEqual([]);
  });
});

test('every rule has a case, and every case a rule', () => {
  const ids = rules.map((rule) => rule.id).sort();
  expect([...new Set(cases.map((each) => each.rule))].sort()).toEqual(ids);
});

test('no expected file is without its input', () => {
  const orphans = filesBelow(FIXTURES).filter(
    (file) => file.includes('.expected.') && !existsSync(file.replace('.expected.', '.input.')),
  );
  expect(orphans).toEqual([]);
});

/** The case's file as the whole of a small project. */
async function planned(each: Case, text: string): Promise<{ text: string; outcome: Outcome }> {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-llm-rule-'));
  folders.push(folder);
  const manifest = {
    name: 'case',
    type: 'module',
    dependencies: { openai: '^6.0.0', langchain: '^0.1.0', '@ai-sdk/openai': '^2.0.0', ...each.packages },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  mkdirSync(dirname(join(folder, each.as)), { recursive: true });
  writeFileSync(join(folder, each.as), text);
  const beside = BESIDE[each.beside];
  if (beside) writeFileSync(join(folder, beside[0]), beside[1]);
  // A client beside the case makes the project one that moves; settings files follow it.
  if (!/\.tsx?$/.test(each.as))
    writeFileSync(
      join(folder, 'client.ts'),
      "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
    );
  const outcome = await migrate(
    {
      command: 'diff',
      cwd: folder,
      paths: [each.as, 'package.json', ...(beside?.[0].startsWith('.env') ? [beside[0]] : [])],
      include: [],
      exclude: [],
      catalog,
      target: makeTarget(catalog, {
        provider: each.to,
        from: each.from,
        routes: each.routes,
        style: each.style,
      }),
      rules: {},
      lang: 'en',
      version: '0.0.0-test',
      allowDirty: true,
    },
    silent,
  );
  const change = outcome.plan.files.find((file) => file.before.file === each.as);
  return { text: change?.after ?? text, outcome };
}

function findCases(): Case[] {
  return filesBelow(FIXTURES).flatMap((path) => {
    const match = /^(.*)\/([^/]+)\.(input|manual|decoy)\.([\w.-]+)$/.exec(relative(FIXTURES, path));
    if (!match) return [];
    const [, rule = '', name = '', kind = '', extension = ''] = match;
    const head = readFileSync(path, 'utf8').split('\n')[0] ?? '';
    const say = (key: string) => new RegExp(`\\b${key}=([\\w.,/@:-]+)`).exec(head)?.[1];
    return [
      {
        title: `${rule} ${name} ${kind}`,
        rule,
        path,
        kind: kind as Case['kind'],
        extension,
        to: say('to') ?? 'deepseek',
        style: say('style') === 'native' ? ('native' as const) : ('compat' as const),
        from: (say('from') ?? 'openai').split(',') as ('openai' | 'azure')[],
        status: say('status') ?? (kind === 'manual' ? 'manual' : 'auto'),
        packages: packagesIn(say('with') ?? ''),
        routes: Object.fromEntries(
          (say('routes') ?? '').split(',').flatMap((each) => (each === '' ? [] : [each.split(':')])),
        ) as Record<string, string>,
        beside: say('beside') ?? '',
        says: say('says') ?? '',
        as: say('as') ?? `src/case.${extension}`,
      },
    ];
  });
}

function packagesIn(list: string): Record<string, string> {
  const named = list.split(',').filter((each) => each !== '');
  return Object.fromEntries(
    named.map((each) => [each.slice(0, each.lastIndexOf('@')), each.slice(each.lastIndexOf('@') + 1)]),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
