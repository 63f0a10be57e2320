// `npm run demo`: migrates a copy of fixtures/demo-app with the real program and prints its report.
// `npm run demo -- --to deepseek` picks another provider, `npm run demo -- diff` another command; `--keep` leaves the copy.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const COMMANDS = ['scan', 'diff', 'apply', 'check'];

const keep = process.argv.includes('--keep');
const copy = mkdtempSync(join(realpathSync(tmpdir()), 'shop-assistant-'));
try {
  process.exitCode = migrateCopy(process.argv.slice(2).filter((argument) => argument !== '--keep'));
} finally {
  if (keep) console.error(`The migrated copy: ${copy}`);
  else rmSync(copy, { recursive: true, force: true });
}

function migrateCopy(given) {
  const command = COMMANDS.includes(given[0]) ? given.shift() : 'apply';
  const hasTarget = given.some((argument) => argument === '--to' || argument.startsWith('--to='));
  const wanted = [command, ...(hasTarget || command === 'scan' ? given : ['--to', 'qwen', ...given])];
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) return 3;
  cpSync(join(root, 'fixtures', 'demo-app'), copy, { recursive: true });
  console.error(`In a copy of fixtures/demo-app:\n$ migrate-llm ${wanted.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [join(root, 'bin', 'migrate-llm.js'), ...wanted], {
    cwd: copy,
    stdio: 'inherit',
  });
  return status ?? 3;
}
