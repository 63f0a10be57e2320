import type { Lang } from '../../core/localized.js';
import type { ModelMove } from '../../core/model-move.js';
import type { PlannedFinding } from '../../core/plan.js';
import type { ReportedMove } from '../../core/report.js';

/** Each pair of models once, with all that the calls which move to it use; sorted by the old name. */
export function modelMoves(findings: readonly PlannedFinding[], lang: Lang): readonly ReportedMove[] {
  return joinMoves(
    findings.flatMap(({ model, status, suppressed }) =>
      model?.move && status !== 'manual' && !suppressed && !isSame(model.move)
        ? [reported(model.move, lang)]
        : [],
    ),
  );
}

/** The moves of several reports as those of one. */
export function joinMoves(moves: readonly ReportedMove[]): readonly ReportedMove[] {
  const pairs = new Map<string, ReportedMove>();
  for (const move of moves) {
    const key = `${move.from}\0${move.to}`;
    const known = pairs.get(key);
    pairs.set(key, known ? { ...known, uses: [...new Set([...known.uses, ...move.uses])] } : move);
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
}

function reported({ reason, ...move }: ModelMove, lang: Lang): ReportedMove {
  return { ...move, reason: reason[lang] };
}

/** Azure serves many of OpenAI's models under OpenAI's names. */
function isSame({ from, to }: ModelMove): boolean {
  return from === to;
}
