import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../..');
const BINARY = join(ROOT, 'bin', 'migrate-llm.js');

export function readYaml(file: string): any {
  return parse(readFileSync(join(ROOT, file), 'utf8'));
}

/** A runner's surroundings: its temporary files, and a PATH on which npx is this checkout and gh writes down what it is asked. */
export class Runner {
  readonly folder = mkdtempSync(join(tmpdir(), 'migrate-llm-runner-'));
  readonly env: Record<string, string>;

  constructor() {
    for (const each of ['bin', 'temp']) mkdirSync(join(this.folder, each));
    this.#tool(
      'npx',
      `[ "$1" = --yes ] && shift\ncase "$1" in migrate-llm@*) shift ;; *) exit 9 ;; esac\nexec '${process.execPath}' '${BINARY}' "$@"`,
    );
    this.#tool('migrate-llm', `exec '${process.execPath}' '${BINARY}' "$@"`);
    this.env = {
      PATH: `${join(this.folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      HOME: this.folder,
      LC_ALL: 'C.UTF-8',
      CI: 'true',
      RUNNER_TEMP: join(this.folder, 'temp'),
      GITHUB_OUTPUT: join(this.folder, 'output'),
      GITHUB_STEP_SUMMARY: join(this.folder, 'summary'),
      GITHUB_REPOSITORY: 'shop/web',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Lin',
      GIT_AUTHOR_EMAIL: 'lin@example.com',
      GIT_COMMITTER_NAME: 'Lin',
      GIT_COMMITTER_EMAIL: 'lin@example.com',
    };
  }

  /** gh: its arguments go into `gh.log`, one call a line; then this script. */
  gh(script: string): void {
    this.#tool(
      'gh',
      `printf '%s ' "$@" >> '${this.folder}/gh.log'; echo >> '${this.folder}/gh.log'\n${script}`,
    );
  }

  #tool(name: string, script: string): void {
    const path = join(this.folder, 'bin', name);
    writeFileSync(path, `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /** A `run:` as GitHub runs it with `shell: bash`. */
  bash(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
    const file = join(this.folder, 'step.sh');
    writeFileSync(file, script);
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
      cwd,
      encoding: 'utf8',
      env: { ...this.env, ...env },
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** `name=value` lines that steps have set. */
  outputs(): Record<string, string> {
    return Object.fromEntries(
      this.read('output')
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  }

  read(file: string): string {
    const path = join(this.folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** `${{ … }}` in the texts of an `env:`, from a table; an expression that the table lacks fails the test. */
export function resolved(
  env: Readonly<Record<string, unknown>> = {},
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, text]) => [
      name,
      String(text).replace(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => {
        const value = values[expression];
        if (value === undefined) throw new Error(`no value for ${expression}`);
        return value;
      }),
    ]),
  );
}
