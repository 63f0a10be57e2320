import type { PlannedFinding } from '../../core/plan.js';
import type { Rule } from '../../core/rule.js';
import type { FilePath } from '../../core/source.js';
import type { Suppression } from '../../core/suppression.js';
import * as say from '../../messages/suppressions.js';
import type { RuleOverrides } from './decide.js';
import type { Suppressions } from './suppressions.js';

export interface UnusedRequest {
  readonly suppressions: Suppressions;
  readonly rules: readonly Rule[];
  readonly overrides: RuleOverrides;
  /** False for an inventory, in which only some rules speak. */
  readonly hasTarget: boolean;
  readonly reportable: (file: FilePath) => boolean;
}

/** Comments that keep nothing: written for a line that is clean by now, without a reason, or for a rule that does not exist. */
export function unusedSuppressions(request: UnusedRequest): readonly PlannedFinding[] {
  const ids = new Set(request.rules.map((rule) => rule.id));
  return request.suppressions.all
    .filter((each) => request.reportable(each.file))
    .flatMap((each): readonly PlannedFinding[] => {
      const unknown = each.rules.filter((id) => !ids.has(id));
      if (each.rules.length === 0 || unknown.length > 0)
        return [found(each, 'suppression/invalid', say.unknownRules(unknown), request)];
      if (each.reason === '') return [found(each, 'suppression/invalid', say.needsReason, request)];
      if (request.suppressions.isUsed(each) || !each.rules.every((id) => isAsked(id, request))) return [];
      return [found(each, 'suppression/unused', say.unused(each.rules, each.holds), request)];
    });
}

/** A rule that was not asked cannot say that it has nothing to say. */
function isAsked(id: string, { rules, overrides, hasTarget }: UnusedRequest): boolean {
  if (overrides[id] === 'off') return false;
  return hasTarget || rules.some((rule) => rule.id === id && rule.describe !== undefined);
}

function found(
  suppression: Suppression,
  ruleId: string,
  message: PlannedFinding['message'],
  { hasTarget }: UnusedRequest,
): PlannedFinding {
  return {
    ruleId,
    kind: 'doc',
    status: hasTarget ? 'review' : 'info',
    span: suppression.at,
    message,
    usage: `${suppression.file}:${suppression.at.start}:suppression`,
    counts: false,
    edits: [],
  };
}
