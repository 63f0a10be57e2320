import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { makeTarget, type TargetChoice } from '../../src/catalog/make-target.js';
import { silent } from '../../src/core/progress.js';
import type { ProviderProfile } from '../../src/core/provider.js';
import type { Report } from '../../src/core/report.js';
import { migrate } from '../../src/pipeline/migration.js';

/** Where capabilities go apart from the rest. */
export type Routes = NonNullable<TargetChoice['routes']>;

const BINARY = resolve(import.meta.dirname, '../../bin/migrate-llm.js');
const catalog = loadCatalog();
const run = promisify(execFile);

/** The shipped profile of a provider. */
export function profileOf(id: string): ProviderProfile {
  const profile = catalog.get(id);
  if (!profile) throw new Error(`no such provider: ${id}`);
  return profile;
}

/** Applies the migration through the pipeline, in this process. */
export async function applyHere(
  folder: string,
  provider: string,
  style: 'compat' | 'native' = 'compat',
  routes: Routes = {},
): Promise<Report> {
  const { report } = await migrate(
    {
      command: 'apply',
      cwd: folder,
      paths: [],
      include: [],
      exclude: ['run/'],
      catalog,
      target: makeTarget(catalog, { provider, from: ['openai'], routes, style }),
      rules: {},
      lang: 'en',
      version: '0.0.0-test',
      allowDirty: true,
    },
    silent,
  );
  return report;
}

/** Applies the migration as a user does. */
export async function applyWithBinary(
  folder: string,
  provider: string,
  style: 'compat' | 'native' = 'compat',
): Promise<Report> {
  const target = ['--to', provider, '--style', style];
  const parameters = ['apply', '.', ...target, '--exclude', 'run/', '--yes', '--json'];
  const { stdout } = await run(process.execPath, [BINARY, ...parameters], {
    cwd: folder,
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout) as Report;
}
