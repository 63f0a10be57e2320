import type { Session } from '../../core/language.js';
import type { RuleId } from '../../core/rule.js';
import type { FilePath, ProjectFiles, Span } from '../../core/source.js';
import type { Suppression } from '../../core/suppression.js';
import { LineIndex } from '../../text/line-index.js';
import { IGNORE_WORD, readSuppressions } from '../../text/read-suppressions.js';

/** The project's suppressing comments, and which of them were of use. */
export class Suppressions {
  /** In the order of files and lines. */
  readonly all: readonly Suppression[];
  readonly #byLine = new Map<string, Suppression[]>();
  readonly #used = new Set<Suppression>();
  readonly #project: ProjectFiles;
  readonly #indexes = new Map<FilePath, LineIndex>();

  constructor(all: readonly Suppression[], project: ProjectFiles) {
    this.all = all;
    this.#project = project;
    for (const each of all) {
      const key = `${each.file}\0${each.holds}`;
      this.#byLine.set(key, [...(this.#byLine.get(key) ?? []), each]);
    }
  }

  /** The comment that keeps the line on which the span begins, for a rule that is meant. */
  at(span: Span, isMeant: (rule: RuleId) => boolean): Suppression | undefined {
    if (this.all.length === 0) return undefined;
    return this.#onLine(span.file, this.#lineOf(span.file, span.start), isMeant);
  }

  /** The comment that keeps one of the lines that a change would touch. */
  touching(span: Span, rule: RuleId): Suppression | undefined {
    if (this.all.length === 0) return undefined;
    const last = this.#lineOf(span.file, Math.max(span.start, span.end - 1));
    for (let line = this.#lineOf(span.file, span.start); line <= last; line++) {
      const found = this.#onLine(span.file, line, (id) => id === rule);
      if (found) return found;
    }
    return undefined;
  }

  use(suppression: Suppression): void {
    this.#used.add(suppression);
  }

  isUsed(suppression: Suppression): boolean {
    return this.#used.has(suppression);
  }

  #lineOf(file: FilePath, offset: number): number {
    let index = this.#indexes.get(file);
    if (!index) {
      index = new LineIndex(this.#project.read(file)?.text ?? '');
      this.#indexes.set(file, index);
    }
    return index.position(offset).line;
  }

  #onLine(file: FilePath, line: number, isMeant: (rule: RuleId) => boolean): Suppression | undefined {
    return this.#byLine
      .get(`${file}\0${line}`)
      ?.find((each) => each.reason !== '' && each.rules.some(isMeant));
  }
}

/** Reads the comments of those files alone that hold the word. */
export function collectSuppressions(
  files: readonly FilePath[],
  project: ProjectFiles,
  sessionOf: (file: FilePath) => Session | undefined,
): Suppressions {
  const all = files.flatMap((file) => {
    const source = project.read(file);
    if (!source?.text.includes(IGNORE_WORD)) return [];
    return readSuppressions(source, sessionOf(file)?.comments(file) ?? []);
  });
  return new Suppressions(all, project);
}
