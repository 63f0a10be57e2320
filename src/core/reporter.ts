import type { Lang, Localized } from './localized.js';
import type { Report } from './report.js';

/** What a rule is about, for formats that explain their findings. */
export interface RulePage {
  readonly title: Localized;
  readonly help: Localized;
  readonly example?: { readonly before: string; readonly after: string };
}

export interface ReportInput {
  readonly report: Report;
  /** By rule id; holds every rule that can have a finding. */
  readonly rules: ReadonlyMap<string, RulePage>;
  /** Text lines of the files with findings, for excerpts; secrets masked. Key: `${file}:${line}`. */
  readonly lines: ReadonlyMap<string, string>;
  /** The whole diff with nothing masked; only the patch reporter may use it. */
  readonly patch: string;
  readonly lang: Lang;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** True where the terminal makes links of OSC 8 sequences. */
  readonly links?: boolean;
}

/** Pure: the same input prints the same text. It writes nowhere and asks nothing. */
export interface Reporter {
  readonly name: string;
  print(input: ReportInput): string;
  /** Where the format is more than one file, or depends on the file's name: all of them, by path; `print` is for stdout. */
  printFiles?(input: ReportInput, path: string): readonly { readonly path: string; readonly text: string }[];
  /** True where the format has no place for it: what was looked at is then said on stderr. */
  readonly leavesOutDenominator?: true;
}
