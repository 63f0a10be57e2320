import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/v4';
import type { Decision, Decisions } from '../core/decisions.js';
import { UsageError } from '../core/errors.js';
import { brokenDecisions } from '../messages/decisions.js';
import { noSuchPath } from '../messages/skip.js';

/** `decisions.json`, as the HTML report exports it. What else an entry holds is for readers and kept out of the way. */
export const decisionsSchema = z.looseObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  tool: z.looseObject({ name: z.literal('migrate-llm'), version: z.string() }),
  target: z.string().optional().describe('The provider that the reviewed plan moves to.'),
  decisions: z.array(
    z.looseObject({
      fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
      decision: z.enum(['accept', 'reject']),
      note: z.string().max(2_000).optional().describe('Why; becomes the reason in the report.'),
      file: z.string().optional(),
      line: z.int().min(1).optional(),
      ruleId: z.string().optional(),
    }),
  ),
});

/** Throws a UsageError for a file that is not there, not of this shape, or that decides on one finding both ways. */
export function readDecisions(file: string): Decisions {
  if (!existsSync(file)) throw new UsageError(noSuchPath(file));
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(brokenDecisions(file, (error as Error).message), { cause: error });
  }
  const parsed = decisionsSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(brokenDecisions(file, `${issue!.path.join('.') || 'the whole'}: ${issue!.message}`));
  }
  const decisions = value as Decisions;
  const twice = contradicted(decisions.decisions);
  if (twice) throw new UsageError(brokenDecisions(file, `${twice} is accepted and rejected`));
  return decisions;
}

function contradicted(decisions: readonly Decision[]): string | undefined {
  const said = new Map<string, Decision['decision']>();
  return decisions.find(({ fingerprint, decision }) => {
    const before = said.get(fingerprint);
    said.set(fingerprint, decision);
    return before !== undefined && before !== decision;
  })?.fingerprint;
}
