// Runs the programs that a file lists, one after the other, and writes down what each did.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const [, , file] = process.argv;
const ran = JSON.parse(readFileSync(file, 'utf8')).map(({ name, main, cwd, env }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { name, code: status, stdout, stderr: stderr.slice(-2_000) };
});
writeFileSync(`${file}.out`, JSON.stringify(ran));
