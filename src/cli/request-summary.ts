import type { Lang } from '../core/localized.js';
import * as say from '../messages/simulate.js';
import type { SimulatedRequest } from '../simulator/simulator.js';
import { maskSecrets } from '../text/mask-secrets.js';
import { table } from './table.js';

/** How many requests came, what was refused and why; equal refusals are counted together. */
export function requestSummary(requests: readonly SimulatedRequest[], lang: Lang): string {
  const refused = requests.filter((request) => request.refusal !== undefined);
  const head = requests.length === 0 ? say.noRequest : say.summary(requests.length, refused.length);
  if (refused.length === 0) return `${head[lang]}\n`;
  const groups = new Map<string, { row: readonly string[]; times: number }>();
  for (const request of refused) {
    const row = rowOf(request);
    const key = JSON.stringify(row);
    groups.set(key, { row, times: (groups.get(key)?.times ?? 0) + 1 });
  }
  const { times, request, host, status, about, said } = say.columns;
  const columns = [times, request, host, status, about, said].map((each) => each[lang]);
  const rows = [...groups.values()].map((group) => [String(group.times), ...group.row]);
  return `${head[lang]}\n\n${say.refusedTitle[lang]}\n${table(columns, rows)}`;
}

function rowOf({ method, path, host, status, refusal, error }: SimulatedRequest): readonly string[] {
  const told = error === undefined ? (refusal?.message ?? '') : messageOf(error);
  const line = maskSecrets(told).replace(/\s+/g, ' ').slice(0, 300);
  const where = (path.split('?', 1)[0] ?? '').slice(0, 120);
  return [`${method} ${where}`, host ?? '', String(status), refusal?.name.slice(0, 60) ?? '', line];
}

/** The message inside an error's body, whatever the provider wraps it in. */
function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { error: inner, message, msg } = error as Record<string, unknown>;
  if (typeof inner === 'object' && inner !== null) return messageOf(inner);
  const text = message ?? msg ?? inner;
  return typeof text === 'string' ? text : JSON.stringify(error);
}
