// `npm run bench:accuracy -- <checkout>…`: how much of what people labelled in real repositories the tool finds and
// rewrites, and how often it is wrong. Reads the checkouts, writes nothing into them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './accuracy/measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const AIMS = { report: 0.98, precision: 0.98, rewrite: 0.95 };
const COLUMNS = ['inventory', 'report', 'docs', 'rewrite', 'precision', 'strict'];
const USAGE =
  'usage: npm run bench:accuracy -- [--to <provider>] [--labels <folder>] [--misses] [--json] <checkout>…';

main();

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string', default: 'deepseek' },
      labels: { type: 'string', default: resolve(root, '../shared/corpora/truth') },
      misses: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const cases = positionals.map((folder) => ({ folder, labels: labelsOf(folder, values.labels) }));
  const lacking = cases.filter(({ labels }) => labels === undefined);
  for (const { folder } of lacking) console.error(`no labels for ${folder} in ${values.labels}`);
  if (cases.length === 0 || lacking.length > 0) {
    console.error(USAGE);
    return void (process.exitCode = 2);
  }
  build();
  const rows = cases.map(({ folder, labels }) => measure(labels, run(folder, values.to)));
  const total = sum(rows);
  if (values.json) console.log(JSON.stringify({ to: values.to, total, repositories: rows }, null, 2));
  else print(values, [...rows, total]);
  const below = [...rows, total].filter((row) => isBelow(row));
  for (const row of below) console.error(`below the aims: ${row.repo}`);
  process.exitCode = below.length > 0 ? 1 : 0;
}

/** Labels are named after the checkout's folder: `owner+name.json`. */
function labelsOf(folder, labels) {
  const file = join(labels, `${basename(resolve(folder))}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function build() {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(3);
}

/** The inventory without a target, and the plan that moves OpenAI's and Azure's use alike. */
function run(folder, to) {
  return {
    scan: JSON.parse(tool(folder, 'scan', '--json')),
    plan: JSON.parse(tool(folder, 'diff', '--json', '--to', to, '--from', 'openai,azure')),
  };
}

function tool(folder, ...args) {
  const entry = join(root, 'bin', 'migrate-llm.js');
  const done = spawnSync(process.execPath, [entry, ...args, '--no-progress', '--quiet'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 29,
  });
  if (done.status === 0) return done.stdout;
  console.error(`${args[0]} failed in ${folder}: ${done.stderr}`);
  process.exit(3);
}

function sum(rows) {
  const total = { repo: 'all', misses: [] };
  for (const column of [...COLUMNS, 'decoys']) {
    const parts = rows.map((row) => row[column]);
    total[column] = {
      hit: parts.reduce((all, part) => all + part.hit, 0),
      of: parts.reduce((all, part) => all + part.of, 0),
    };
  }
  return total;
}

function isBelow(row) {
  const missed = Object.entries(AIMS).some(([column, aim]) => share(row[column]) < aim);
  return missed || row.decoys.hit > 0;
}

function share({ hit, of }) {
  return of === 0 ? 1 : hit / of;
}

function print({ to, misses }, rows) {
  const width = Math.max(...rows.map((row) => row.repo.length));
  const cell = (part) => (part.of === 0 ? '-' : `${share(part).toFixed(3)} ${part.hit}/${part.of}`);
  const line = (first, cells) => [first.padEnd(width), ...cells.map((each) => each.padEnd(14))].join('  ');
  console.log(`target ${to}\n\n${line('', [...COLUMNS, 'decoys changed'])}`);
  for (const row of rows) {
    const cells = COLUMNS.map((column) => cell(row[column]));
    console.log(line(row.repo, [...cells, `${row.decoys.hit}/${row.decoys.of}`]));
  }
  if (!misses) return;
  for (const row of rows.filter((each) => each.misses.length > 0))
    console.log(`\n${row.repo}\n${row.misses.map((miss) => `  ${miss}`).join('\n')}`);
}
