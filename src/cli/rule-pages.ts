import type { RulePage } from '../core/reporter.js';
import { suppressionRules } from '../messages/suppressions.js';
import { examples } from '../rules/examples.js';
import { rules } from '../rules/index.js';

/** What the rules are about, for reports that explain their findings. */
export function rulePages(): ReadonlyMap<string, RulePage> {
  const own = rules.map(({ id, title, help }): [string, RulePage] => {
    const example = examples[id];
    return [id, { title, help, ...(example ? { example } : {}) }];
  });
  return new Map([...own, ...Object.entries(suppressionRules)]);
}
