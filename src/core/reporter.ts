import type { Lang } from './localized.js';
import type { Report } from './report.js';

export interface ReportInput {
  readonly report: Report;
  /** Text lines of the files with findings, for excerpts; secrets masked. Key: `${file}:${line}`. */
  readonly lines: ReadonlyMap<string, string>;
  /** The whole diff with nothing masked; only the patch reporter may use it. */
  readonly patch: string;
  readonly lang: Lang;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** Pure: the same input prints the same text. It writes nowhere and asks nothing. */
export interface Reporter {
  readonly name: string;
  print(input: ReportInput): string;
}
