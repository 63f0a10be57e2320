import type { Reporter } from '../core/reporter.js';

const REPORTERS: Readonly<Record<string, () => Promise<{ readonly default: Reporter }>>> = {
  terminal: () => import('./terminal/index.js'),
  json: () => import('./json.js'),
  html: () => import('./html/index.js'),
  markdown: () => import('./markdown.js'),
  patch: () => import('./patch.js'),
  github: () => import('./github.js'),
  gitlab: () => import('./gitlab.js'),
  junit: () => import('./junit.js'),
  sarif: () => import('./sarif.js'),
  suggestions: () => import('./suggestions.js'),
  tasks: () => import('./tasks/index.js'),
};

export const reporterNames: readonly string[] = Object.keys(REPORTERS);

export async function loadReporter(name: string): Promise<Reporter | undefined> {
  return (await REPORTERS[name]?.())?.default;
}
