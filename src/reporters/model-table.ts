import type { Lang } from '../core/localized.js';
import type { Report, ReportedMove } from '../core/report.js';
import * as say from '../messages/model-moves.js';
import { codeSpan, escapeMarkdown } from './markdown-text.js';

/** More rows say nothing that a person reads. */
const MOST = 40;

/** The models that change, as a Markdown table; empty where none does. */
export function modelTable({ models = [], exchangeRate }: Report, lang: Lang): string {
  if (models.length === 0) return '';
  const { from, to, window, price, uses, reason } = say.columns;
  const head = [from, to, window, price, uses, reason].map((column) => column[lang]);
  const rows = models.slice(0, MOST).map((move) => row(move, lang));
  const more = models.length > MOST ? [`… (${models.length})`] : [];
  const lines = [line(head), line(head.map(() => '---')), ...rows.map(line), ...more];
  const rate = exchangeRate ? `\n\n${escapeMarkdown(say.atRate(exchangeRate)[lang])}` : '';
  return `**${say.columns.models[lang]}**\n\n${lines.join('\n')}${rate}`;
}

function row(move: ReportedMove, lang: Lang): readonly string[] {
  const plain = [say.windows(move), say.prices(move), say.uses(move)[lang], reasonOf(move)];
  return [codeSpan(move.from), codeSpan(move.to), ...plain.map(escapeMarkdown)];
}

/** Without the pair of names, which stands in the row already. */
export function reasonOf({ from, to, reason }: ReportedMove): string {
  const pair = `${from} → ${to}`;
  return reason.startsWith(pair) ? reason.slice(pair.length).replace(/^[:：,，]\s*/, '') : reason;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
