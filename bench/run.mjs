// `npm run bench`: the same questions to migrate-llm and to ast-grep over the same corpus. Answers are compared with the
// planted truth first; only then is time taken, in turns, so that a busy machine disturbs all alike.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCorpus } from './corpus.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = join(root, '.bench');
const QUESTIONS = ['import', 'client', 'call', 'model', 'endpoint'];
const SIZES = [
  { name: '2k-dense', files: 2000, share: 0.3 },
  { name: '20k-sparse', files: 20000, share: 0.03 },
];
const ROUNDS = Number(option('rounds') ?? 7);

await main();

async function main() {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) return void (process.exitCode = 3);
  mkdirSync(work, { recursive: true });
  const tools = findTools();
  console.log(
    `node ${process.version}, ${cpus().length} cores, ${ROUNDS} rounds, medians; ${tools.map((tool) => tool.version).join(', ')}`,
  );
  for (const size of SIZES.filter(({ name }) => !option('only') || name === option('only')))
    await measure(size, tools);
}

async function measure(size, tools) {
  const folder = join(work, size.name);
  const truth = writeCorpus(folder, size.files, size.share);
  console.log(
    `\n${size.name}: ${size.files} files, ${(truth.bytes / 1e6).toFixed(1)} MB, ${truth.mentioned} of them planted`,
  );
  if (!tools.map((tool) => answersRight(tool, folder, truth)).every(Boolean))
    return void (process.exitCode = 1);
  const times = new Map(tools.map((tool) => [tool, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const tool of tools) times.get(tool).push(timeOf(tool, folder));
  }
  const ours = median(times.get(tools[0]));
  const table = {};
  for (const tool of tools) {
    const wall = median(times.get(tool));
    const row = { 'wall ms': Math.round(wall), 'peak MB': await peakOf(tool, folder) };
    table[tool.name] = { ...row, 'migrate-llm takes': `${(ours / wall).toFixed(2)} x` };
  }
  console.table(table);
}

function findTools() {
  const entry = join(root, 'bin', 'migrate-llm.js');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const ours = {
    name: 'migrate-llm scan',
    version: `migrate-llm ${version}`,
    command: [process.execPath, entry, 'scan', '--json', '--no-progress'],
    read: readReport,
  };
  return [ours, astGrep(), ripgrep()].filter(Boolean);
}

/** The platform's own binary: the npm wrapper would add the start of a node process. */
function astGrep() {
  const cli = createRequire(join(root, 'package.json')).resolve('@ast-grep/cli/package.json');
  const { optionalDependencies, version } = JSON.parse(readFileSync(cli, 'utf8'));
  const name = process.platform === 'win32' ? 'ast-grep.exe' : 'ast-grep';
  const binary = Object.keys(optionalDependencies)
    .map((dependency) => join(dirname(cli), '..', '..', dependency, name))
    .find((file) => existsSync(file));
  if (!binary) return void console.log('ast-grep has no binary for this platform; it is left out.');
  const config = join(root, 'bench', 'ast-grep', 'sgconfig.yml');
  return {
    name: 'ast-grep scan, 5 rules',
    version: `ast-grep ${version}`,
    command: [binary, 'scan', '--config', config, '--json=stream', '.'],
    read: readMatches,
  };
}

/** Text search answers no question of ours; it stands here as the floor of reading every file once. */
function ripgrep() {
  const { status, stdout } = spawnSync('rg', ['--version'], { encoding: 'utf8' });
  if (status !== 0) return void console.log('ripgrep is not installed; it is left out.');
  return {
    name: 'rg -l (floor)',
    version: stdout.split('\n')[0],
    command: ['rg', '-l', '-i', '-e', 'openai', '-e', 'gpt-', '.'],
  };
}

function readReport(text) {
  const counts = zeros();
  for (const finding of JSON.parse(text).findings) {
    if (!finding.file.endsWith('.ts') || !(finding.kind in counts)) continue;
    // A raw request is found as a call too; ast-grep's question is about the SDK.
    if (finding.kind === 'call' && !finding.text.endsWith('.create')) continue;
    counts[finding.kind] += 1;
  }
  return counts;
}

function readMatches(text) {
  const counts = zeros();
  for (const line of text.split('\n').filter(Boolean)) counts[JSON.parse(line).ruleId] += 1;
  return counts;
}

function zeros() {
  return Object.fromEntries(QUESTIONS.map((question) => [question, 0]));
}

function answersRight(tool, folder, truth) {
  if (!tool.read) return true;
  const out = join(work, 'answer.txt');
  run(tool, folder, out);
  const counts = tool.read(readFileSync(out, 'utf8'));
  const wrong = QUESTIONS.filter((question) => counts[question] !== truth[question]);
  const all = QUESTIONS.map((question) => `${question} ${counts[question]}`).join(', ');
  console.log(`  ${tool.name}: ${all}${wrong.length > 0 ? '' : ' (all as planted)'}`);
  for (const question of wrong)
    console.error(`  WRONG: ${question}: ${truth[question]} planted, ${counts[question]} found`);
  return wrong.length === 0;
}

function timeOf(tool, folder) {
  const startedAt = performance.now();
  run(tool, folder, join(work, 'answer.txt'));
  return performance.now() - startedAt;
}

function run({ command: [program, ...args] }, cwd, file) {
  const out = openSync(file, 'w');
  const { error } = spawnSync(program, args, { cwd, stdio: ['ignore', out, 'ignore'] });
  closeSync(out);
  if (error) throw error;
}

/** Largest resident memory, asked of the kernel while the program runs; Linux only. */
async function peakOf({ command: [program, ...args] }, cwd) {
  if (process.platform !== 'linux') return undefined;
  const child = spawn(program, args, { cwd, stdio: 'ignore' });
  let peak = 0;
  const timer = setInterval(() => {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readStatus(child.pid))?.[1];
    peak = Math.max(peak, Number(kilobytes ?? 0));
  }, 2);
  await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  return Math.round(peak / 1024);
}

function readStatus(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function option(name) {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1];
}
