import { execFileSync } from 'node:child_process';

/** What git prints, or undefined where there is no git, no repository, or git refuses. */
export function git(root: string, parameters: readonly string[]): string | undefined {
  try {
    return run(root, parameters);
  } catch {
    return undefined;
  }
}

/** As {@link git}, for commands that must succeed: what git complained of comes back with it. */
export function tryGit(
  root: string,
  parameters: readonly string[],
): { readonly ok: true; readonly output: string } | { readonly ok: false; readonly complaint: string } {
  try {
    return { ok: true, output: run(root, parameters) };
  } catch (error) {
    const stderr = (error as { stderr?: string | Buffer }).stderr?.toString() ?? '';
    return { ok: false, complaint: stderr.trim() || (error as Error).message };
  }
}

function run(root: string, parameters: readonly string[]): string {
  return execFileSync('git', ['-c', 'core.quotepath=off', ...parameters], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function isWorkTree(root: string): boolean {
  return git(root, ['rev-parse', '--is-inside-work-tree'])?.trim() === 'true';
}
