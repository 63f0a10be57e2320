// `npm run new <what> <name>`: writes the files of a new rule, provider, SDK, language or reporter, with the blanks to fill.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const KEBAB = /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/;

const doors = {
  rule: {
    form: '<kind>/<name>',
    files: ruleFiles,
    then: 'Fill decide(), then the three cases. `npm test` proves them.',
  },
  provider: {
    form: '<id>',
    files: providerFiles,
    then: 'Replace every TODO; each fact needs a source and a date.',
  },
  sdk: { form: '<ecosystem>/<name>', files: sdkFiles, then: 'Name the exports, the options and the calls.' },
  language: {
    form: '<id>',
    files: languageFiles,
    then: 'Add it to the list in src/languages/index.ts; the contract suite in test/languages then runs over it.',
  },
  reporter: { form: '<name>', files: reporterFiles, then: 'Add it to the list in src/reporters/index.ts.' },
};

main(...process.argv.slice(2));

function main(what, name) {
  const door = doors[what];
  if (!door || !name) return fail(`Usage: npm run new <what> <name>\n${usage()}`);
  const parts = name.split('/');
  const wanted = door.form.split('/').length;
  if (parts.length !== wanted || !parts.every((part) => KEBAB.test(part))) {
    return fail(`A ${what} is named ${door.form}, in lower case with hyphens: ${name} is not.`);
  }
  const files = door.files(name);
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) return fail(`${taken} already exists; nothing was written.`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    console.log(`  ${file}`);
  }
  spawnSync(process.execPath, [join(root, 'scripts', 'generate-indexes.mjs')], { stdio: 'inherit' });
  console.log(door.then);
}

function usage() {
  return Object.entries(doors)
    .map(([what, { form }]) => `  npm run new ${what} ${form}`)
    .join('\n');
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 2;
}

function ruleFiles(id) {
  const [kind] = id.split('/');
  const cases = `fixtures/rules/${id}`;
  return {
    [`src/rules/${id}.ts`]: `import { defineRule } from '../../core/rule.js';
import { OWNERS } from '../../core/usage.js';
import { info } from '../decision.js';

export default defineRule({
  id: '${id}',
  kind: '${kind}',
  title: { en: 'TODO: what a migration should do here', zh: 'TODO：迁移在此处应做什么' },
  help: { en: 'TODO: when it applies and why.', zh: 'TODO：何时适用、为什么。' },
  on: '${kind}',
  decide(usage, { target }) {
    if (!target.movesFrom(usage.owner) || usage.owner === OWNERS.untraced) return [];
    return [info({ en: 'TODO: one sentence.', zh: 'TODO：一句话。' })];
  },
});
`,
    [`${cases}/basic.input.ts`]: `import OpenAI from 'openai';\n\n// TODO: the smallest program that the rule changes\nexport const client = new OpenAI();\n`,
    [`${cases}/basic.expected.ts`]: `import OpenAI from 'openai';\n\n// TODO: the same program after the migration\nexport const client = new OpenAI();\n`,
    [`${cases}/not-ours.decoy.ts`]: `// TODO: the nearest program about which the rule must not say a word\nclass OpenAI {}\n\nexport const client = new OpenAI();\n`,
  };
}

function providerFiles(id) {
  const profile = JSON.parse(readFileSync(join(root, 'data/providers/deepseek.json'), 'utf8'));
  const fact = {
    source: 'TODO: https://',
    asOf: new Date().toISOString().slice(0, 10),
    confidence: 'documented',
  };
  const prefix = id.replaceAll('-', '_').toUpperCase();
  const blank = {
    ...(profile.$schema ? { $schema: profile.$schema } : {}),
    id,
    name: { en: 'TODO', zh: 'TODO' },
    aliases: [],
    status: { value: 'active', ...fact },
    regions: [{ name: 'default', url: `https://api.${id}.example/v1`, ...fact }],
    hosts: [`api.${id}.example`],
    auth: { value: 'bearer', ...fact },
    keyEnv: [`${prefix}_API_KEY`],
    endpoints: { 'chat.completions': { value: 'yes', servedHere: true, ...fact } },
  };
  const rest = Object.keys(profile).filter((key) => !(key in blank));
  return {
    [`data/providers/${id}.json`]: `${JSON.stringify({ ...blank, ...emptied(profile, rest) }, null, 1)}\n`,
  };
}

/** The members that every profile has, in their shape, without another provider's facts. */
function emptied(profile, keys) {
  const empty = (value) =>
    Array.isArray(value) ? [] : typeof value === 'object' && value !== null ? {} : 'TODO';
  return Object.fromEntries(keys.map((key) => [key, empty(profile[key])]));
}

function sdkFiles(id) {
  const name = id.split('/').at(-1);
  return {
    [`src/sdks/${id}.ts`]: `import { defineSdk } from '../../core/sdk.js';

export default defineSdk({
  id: '${id}',
  packages: ['${name}'],
  clients: [
    {
      exports: ['TODO'],
      make: 'new',
      family: 'openai',
      options: { apiKey: 'apiKey', baseURL: 'baseURL' },
      ignored: {},
      optionsArgument: 0,
      implicitEnv: { apiKey: ['OPENAI_API_KEY'], baseURL: [] },
      keyFallsBack: true,
      calls: {},
    },
  ],
});
`,
  };
}

function languageFiles(id) {
  return {
    [`src/languages/${id}/index.ts`]: `import { defineTextLanguage } from '../settings/text-language.js';
import type { Sheet } from '../settings/sheet.js';

/** TODO: which files these are. */
export default defineTextLanguage({
  id: '${id}',
  claims: (file) => file.endsWith('.${id}'),
  load: () => ({ read: readFile }),
});

function readFile(_sheet: Sheet): void {
  // TODO: add what stands in the text
}
`,
  };
}

function reporterFiles(name) {
  return {
    [`src/reporters/${name}.ts`]: `import type { Reporter, ReportInput } from '../core/reporter.js';

export default {
  name: '${name}',
  print: ({ report }: ReportInput) => \`\${report.summary.findings}\\n\`,
} satisfies Reporter;
`,
  };
}
