// Compiles src into dist, and the page of the HTML report. Does nothing where dist is already newer than everything it is made from, so that
// tests and scripts may call it freely. Types are not checked here: that is `npm run typecheck`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPage, PAGE_FILES } from './build-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const cache = join(root, 'node_modules', '.cache', 'migrate-llm');
const buildInfo = join(cache, 'build.tsbuildinfo');
const stamp = join(cache, 'built');

const sources = filesBelow(join(root, 'src')).filter((file) => file.endsWith('.ts'));
if (process.argv.includes('--force') || !isFresh()) await build();

async function build() {
  const startedAt = new Date();
  mkdirSync(cache, { recursive: true });
  rmSync(stamp, { force: true });
  // Without the output the compiler's memory of it would make it skip files.
  if (!existsSync(join(dist, 'index.js'))) rmSync(buildInfo, { force: true });
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const args = ['-p', 'tsconfig.build.json', '--noCheck', '--incremental', '--tsBuildInfoFile', buildInfo];
  const { status } = spawnSync(process.execPath, [tsc, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
  removeLeftovers();
  await buildPage(root);
  // Dated by the start, so that what is saved while the compiler runs counts as newer.
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

function isFresh() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  const inputs = [
    ...sources,
    ...filesBelow(join(root, 'page')),
    join(root, 'scripts', 'build-page.mjs'),
    ...['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((file) => join(root, file)),
  ];
  if (inputs.some((file) => existsSync(file) && statSync(file).mtimeMs > built)) return false;
  return outputs().every((file) => existsSync(file)) && unexpected().length === 0;
}

function outputs() {
  const compiled = sources.flatMap((file) => {
    const base = join(dist, relative(join(root, 'src'), file).replace(/\.ts$/, ''));
    return [`${base}.js`, `${base}.d.ts`];
  });
  return [...compiled, ...PAGE_FILES.map((file) => join(dist, 'page', file))];
}

/** Files in dist whose source is gone. */
function unexpected() {
  const expected = new Set(outputs());
  return existsSync(dist) ? filesBelow(dist).filter((file) => !expected.has(file)) : [];
}

function removeLeftovers() {
  for (const file of unexpected()) rmSync(file, { force: true });
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
