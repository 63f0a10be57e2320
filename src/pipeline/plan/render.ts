import type { Change, Edit } from '../../core/change.js';
import type { Rendering, Session } from '../../core/language.js';
import type { Localized } from '../../core/localized.js';
import type { FilePath, Span } from '../../core/source.js';
import type { ResolvedUsage, UsageId } from '../../core/usage.js';
import type { Decided } from './decide.js';

/** A decision with the text that it comes to. */
export interface Rendered extends Decided {
  readonly edits: readonly Edit[];
  /** Comments that the edits would take with them. */
  readonly drops: readonly Span[];
  readonly refusal?: Localized;
}

/** All changes of one usage are rendered together, so that two options added to one construction give one object. */
export function render(
  decided: readonly Decided[],
  byId: (id: UsageId) => ResolvedUsage | undefined,
  sessionOf: (file: FilePath) => Session | undefined,
): readonly Rendered[] {
  const groups = new Map<
    string,
    { usage: ResolvedUsage; file: FilePath; changes: { change: Change; from: number }[] }
  >();
  decided.forEach(({ decision, usage }, from) => {
    for (const change of decision.changes) {
      const owner = byId(change.usage) ?? usage;
      // A constant's literal may stand in another file, and in another language, than the usage that it is changed for.
      const file = 'at' in change ? change.at.file : owner.span.file;
      const key = `${owner.id}\0${file}`;
      const group = groups.get(key) ?? { usage: owner, file, changes: [] };
      group.changes.push({ change, from });
      groups.set(key, group);
    }
  });
  const results = decided.map(() => ({
    edits: [] as Edit[],
    drops: [] as Span[],
    refusal: undefined as Localized | undefined,
  }));
  for (const group of groups.values()) {
    const renderings = renderGroup(
      sessionOf(group.file),
      group.usage,
      group.changes.map((each) => each.change),
    );
    group.changes.forEach(({ from }, index) => collect(results[from]!, renderings[index]));
  }
  return decided.map((each, index) => withResult(each, results[index]!));
}

function renderGroup(
  session: Session | undefined,
  usage: ResolvedUsage,
  changes: readonly Change[],
): readonly Rendering[] {
  if (session) return session.render(usage, changes);
  const reason = { en: 'the file could not be read', zh: '文件无法读取' };
  return changes.map(() => ({ ok: false, reason }));
}

function collect(
  result: { edits: Edit[]; drops: Span[]; refusal: Localized | undefined },
  rendering: Rendering | undefined,
): void {
  if (!rendering) return;
  if (!rendering.ok) {
    result.refusal = rendering.reason;
    return;
  }
  result.edits.push(...rendering.edits);
  result.drops.push(...rendering.drops);
}

function withResult(
  decided: Decided,
  result: { edits: Edit[]; drops: Span[]; refusal: Localized | undefined },
): Rendered {
  const { refusal } = result;
  // A finding is written whole or not at all.
  return {
    ...decided,
    edits: refusal ? [] : result.edits,
    drops: refusal ? [] : result.drops,
    ...(refusal ? { refusal } : {}),
  };
}
