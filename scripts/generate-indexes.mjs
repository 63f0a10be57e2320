// Writes the index of each door whose entries are files in a folder: rules and SDK descriptors.
// `--check` writes nothing and fails where an index is stale.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));

const doors = [
  {
    index: 'src/rules/index.ts',
    type: 'Rule',
    from: '../core/rule.js',
    list: 'rules',
    isEntry: (path) => path.includes('/'),
    skip: new Set(['param/circumstances']),
  },
  {
    index: 'src/sdks/index.ts',
    type: 'SdkDescriptor',
    from: '../core/sdk.js',
    list: 'sdks',
    isEntry: (path) => path.includes('/'),
    skip: new Set(['npm/openai-calls']),
  },
];

let stale = false;
for (const door of doors) {
  const text = await write(door);
  const file = join(root, door.index);
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== text) {
      console.error(`${door.index} is stale: run "npm run generate"`);
      stale = true;
    }
  } else writeFileSync(file, text);
}
process.exitCode = stale ? 1 : 0;

async function write(door) {
  const folder = join(root, door.index, '..');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/').slice(0, -3))
    .filter((path) => door.isEntry(path) && !door.skip.has(path))
    .sort();
  const imports = entries.map((path) => `import ${nameOf(path)} from './${path}.js';`);
  const source = [
    '// Written by scripts/generate-indexes.mjs from the files beside it; run `npm run generate` after adding one.',
    `import type { ${door.type} } from '${door.from}';`,
    ...imports,
    '',
    `export const ${door.list}: readonly ${door.type}[] = [${entries.map(nameOf).join(', ')}]${door.list === 'rules' ? ' as readonly Rule[]' : ''};`,
    '',
  ].join('\n');
  const options = await prettier.resolveConfig(join(root, door.index));
  return prettier.format(source, { ...options, parser: 'typescript' });
}

function nameOf(path) {
  return path.replace(/[/-](\w)/g, (_, letter) => letter.toUpperCase());
}
