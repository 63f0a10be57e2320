import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/v4';
import { UsageError } from '../core/errors.js';
import type { Report } from '../core/report.js';
import { brokenRun } from '../messages/cli.js';
import { noSuchPath } from '../messages/skip.js';

const place = z.looseObject({
  ruleId: z.string(),
  kind: z.string(),
  status: z.enum(['auto', 'review', 'manual', 'info']),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  fingerprint: z.string(),
  messages: z.object({ en: z.string(), zh: z.string() }),
});

/** As much of a report as merging relies on; what stands beside it is kept. */
const runSchema = z.looseObject({
  schemaVersion: z.literal(1),
  tool: z.looseObject({ name: z.literal('migrate-llm'), version: z.string() }),
  command: z.enum(['scan', 'diff', 'apply', 'check']),
  root: z.string(),
  shard: z.object({ index: z.int(), count: z.int() }).optional(),
  summary: z.looseObject({ filesScanned: z.number(), durationMs: z.number() }),
  findings: z.array(place),
  skipped: z.array(z.looseObject({ file: z.string(), code: z.string(), reason: z.string() })),
});

/** The JSON report in a file. Throws a UsageError where there is none. */
export function readRun(file: string): Report {
  if (!existsSync(file)) throw new UsageError(noSuchPath(file));
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(brokenRun(file, (error as Error).message), { cause: error });
  }
  const parsed = runSchema.safeParse(value);
  if (parsed.success) return value as Report;
  const [issue] = parsed.error.issues;
  throw new UsageError(brokenRun(file, `${issue!.path.join('.') || 'the whole'}: ${issue!.message}`));
}
