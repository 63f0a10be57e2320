import type { Lang } from './localized.js';
import type { ModelMove } from './model-move.js';
import type { Provenance } from './provider.js';
import type { Status } from './rule.js';
import type { FilePath } from './source.js';
import type { Kind } from './usage.js';

export type CommandName = 'scan' | 'diff' | 'apply' | 'check';

/** The JSON report, word for word what docs and acceptance tests rely on. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'migrate-llm'; readonly version: string };
  readonly command: CommandName;
  readonly root: string;
  readonly target?: { readonly provider: string; readonly baseURL: string; readonly apiKeyEnv: string };
  /** What goes elsewhere, by capability; `openai` where it stays. Absent where nothing is routed apart. */
  readonly targets?: Readonly<
    Record<string, { readonly provider: string; readonly baseURL?: string; readonly apiKeyEnv?: string }>
  >;
  /** The options that chose the target, as they were given; absent where a configuration did. */
  readonly targetOptions?: readonly string[];
  /** check: the one task that was asked for. */
  readonly task?: string;
  /** Set where the report is about a part of the files alone. */
  readonly shard?: { readonly index: number; readonly count: number };
  readonly changedSince?: string;
  /** check: how many uses the baseline accepts, which are not among the findings. */
  readonly baseline?: { readonly accepted: number };
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly skipped: readonly { readonly file: string; readonly code: string; readonly reason: string }[];
  readonly files?: readonly { readonly file: string; readonly sha256: string; readonly diff: string }[];
  /** apply --commit: what was committed, in order. */
  readonly commits?: readonly CommitNote[];
  /** The models that change, each pair once. */
  readonly models?: readonly ReportedMove[];
  /** At what rate the prices in `models` were made comparable. */
  readonly exchangeRate?: ExchangeRate;
  /** What a person must set before the migrated program runs. */
  readonly setBeforeDeploy?: readonly SetUp[];
}

/** A change of models with its reason in the report's language. Prices in CNY per million tokens, windows in tokens. */
export type ReportedMove = Omit<ModelMove, 'reason'> & { readonly reason: string };

export interface ExchangeRate {
  readonly cnyPerUSD: number;
  /** ISO date. */
  readonly asOf: string;
}

export interface Summary {
  /** Files whose text was looked at, skipped ones included. */
  readonly filesScanned: number;
  /** Of those, the files that name anything of OpenAI's and were parsed. */
  readonly filesRead: number;
  readonly filesWithFindings: number;
  readonly findings: number;
  readonly byKind: Readonly<Record<Kind, number>>;
  readonly byStatus: Readonly<Record<Status, number>>;
  readonly durationMs: number;
}

/** What a reviewer looks at in one go. */
export type Concern = 'dependencies' | 'environment' | 'code' | 'docs';

export interface CommitNote {
  readonly id: string;
  readonly concern: Concern;
  readonly title: string;
}

export interface SetUp {
  readonly name: string;
  /** Where it must be set: files and CI systems, in words of the report's language. */
  readonly where: readonly string[];
}

export interface Finding {
  readonly ruleId: string;
  readonly kind: Kind;
  readonly status: Status;
  readonly file: FilePath;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
  readonly message: string;
  readonly api?: string;
  readonly model?: { readonly from: string; readonly to?: string };
  readonly owner?: string;
  /** What the catalogue knows that led to it; for findings that a person has to look at. */
  readonly facts?: readonly ReportedFact[];
  /** Set where a comment in the code (the comment's reason and line) or a reviewer's decision (no line) keeps it. */
  readonly suppressed?: { readonly reason: string; readonly line?: number };
  readonly fingerprint: string;
  readonly messages: { readonly en: string; readonly zh: string };
  readonly edits?: readonly { readonly start: number; readonly end: number; readonly replacement: string }[];
}

interface FactWords {
  /** `endpoint embeddings`, `model gpt-4o`, `parameter logprobs`. */
  readonly about: string;
  readonly says: string;
}

/** A fact of the catalogue, in the report's language; `words` has it in both. */
export interface ReportedFact extends Provenance, FactWords {
  readonly words?: Readonly<Record<Lang, FactWords>>;
}

/** The values of `--to` that give this target: `deepseek`, `embeddings=qwen`. */
export function wantedOf({ target, targets }: Pick<Report, 'target' | 'targets'>): readonly string[] {
  if (!target) return [];
  const routed = Object.entries(targets ?? {}).map(
    ([capability, { provider }]) => `${capability}=${provider}`,
  );
  return [target.provider, ...routed];
}
