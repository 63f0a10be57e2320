import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { Lang } from '../core/localized.js';

/** What a command may do with the outside: the streams, the folder, the environment. */
export interface Terminal {
  readonly lang: Lang;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Columns, at least 40. */
  readonly width: number;
  readonly color: boolean;
  /** True where the terminal makes links of OSC 8 sequences. */
  readonly links: boolean;
  readonly isInteractive: boolean;
  /** The report. */
  out(text: string): void;
  /** Progress, warnings, errors. */
  err(text: string): void;
}

export function processTerminal(lang: Lang, argv: readonly string[]): Terminal {
  const { env, stdout, stderr } = process;
  const plain = argv.includes('--no-color') || (env['NO_COLOR'] ?? '') !== '';
  const forced = (env['FORCE_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== '0';
  const color = !plain && (forced || stdout.isTTY === true);
  return {
    lang,
    cwd: process.cwd(),
    env,
    width: Math.max(40, stdout.columns ?? 80),
    color,
    links: linksIn(env, color),
    isInteractive: process.stdin.isTTY === true && stderr.isTTY === true && (env['CI'] ?? '') === '',
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
  };
}

/** FORCE_HYPERLINK decides; else where stdout is a terminal with colours that is known to make links. */
function linksIn(env: NodeJS.ProcessEnv, color: boolean): boolean {
  const forced = env['FORCE_HYPERLINK'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return color && process.stdout.isTTY === true && createSupportsHyperlinks(process.stdout);
}
