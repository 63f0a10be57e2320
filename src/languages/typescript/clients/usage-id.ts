import type { Usage, UsageId } from '../../../core/usage.js';
import type { Span } from '../../../core/source.js';

/** One usage of a kind begins at one place once; `part` tells apart what shares a place. */
export function usageId(kind: Usage['kind'], at: Span, part = ''): UsageId {
  return `${at.file}:${at.start}-${at.end}:${kind}${part && `:${part}`}`;
}
