import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadCatalog } from '../src/catalog/catalog.js';
import { makeTarget } from '../src/catalog/make-target.js';
import { silent } from '../src/core/progress.js';
import type { Finding } from '../src/core/report.js';
import { migrate, type Outcome, type Request } from '../src/pipeline/migration.js';

const BINARY = resolve(import.meta.dirname, '../bin/migrate-llm.js');
const catalog = loadCatalog();

/** A folder of its own with these files; `remove` it when done. */
export class TempProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'migrate-llm-project-'));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** One run of the pipeline in this process. */
  run(command: Request['command'], to?: string, more: Partial<Request> = {}): Promise<Outcome> {
    return migrate(
      {
        command,
        cwd: this.folder,
        paths: [],
        include: [],
        exclude: [],
        catalog,
        ...(to === undefined ? {} : { target: makeTarget(catalog, { provider: to, from: ['openai'] }) }),
        rules: {},
        lang: 'en',
        version: '0.0.0',
        allowDirty: true,
        ...more,
      },
      silent,
    );
  }

  /** The real binary, in this folder. */
  cli(...parameters: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, ...parameters], {
      cwd: this.folder,
      env: { ...process.env, LC_ALL: 'C', NO_COLOR: '1', CI: '1' },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** git with an identity of its own and nothing of this machine's configuration. */
  git(...parameters: string[]): string {
    return execFileSync('git', parameters, {
      cwd: this.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_AUTHOR_NAME: 'Lin',
        GIT_AUTHOR_EMAIL: 'lin@example.com',
        GIT_COMMITTER_NAME: 'Lin',
        GIT_COMMITTER_EMAIL: 'lin@example.com',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  commitAll(message: string): void {
    this.git('add', '-A');
    this.git('commit', '-qm', message);
  }
}

/** Findings in one short line each: `a.ts:3 client/point-at-provider info`. */
export function shortly(findings: readonly Finding[]): string[] {
  return findings.map(({ file, line, ruleId, status }) => `${file}:${line} ${ruleId} ${status}`);
}
