import type { FilePath, SourceText, Span } from '../../core/source.js';
import type { Usage } from '../../core/usage.js';
import type { Range, Token } from './styles.js';

type Bare<U> = U extends Usage ? Omit<U, 'id' | 'language' | 'span' | 'inTest'> : never;
/** A usage as a reader states it; the sheet adds what every usage has. */
export type BareUsage = Bare<Usage>;

export interface Replacement extends Range {
  readonly text: string;
}

/** What is needed to write at a usage. Readers fill in what applies; a change that needs more is refused. */
export interface Writers {
  /** The value of a declared variable. */
  readonly token?: Token;
  /** Another variable beside this one; nothing where it is there already, undefined where it cannot be said in the same shape. */
  declare?(name: string, value: string | undefined): readonly Replacement[] | undefined;
  /** The name as it is spelled here, where that is not as a variable: `openai-api-key`. */
  spell?(name: string): string;
  /** True where another entry beside this one has the name already. */
  taken?(name: string): boolean;
  /** Another package in the place of this one; nothing but its removal where the manifest names that one already. */
  setPackage?(name: string, version: string): readonly Replacement[];
  addPackage?(name: string, version: string): readonly Replacement[];
  /** What goes when the entry goes. */
  readonly remove?: Range;
}

export interface Site {
  readonly usage: Usage;
  readonly writers: Writers;
}

const TEST_PATH =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|fixtures|mocks?|cassettes)\/|\.(?:test|spec|stories)\./i;

/** One file while it is read: collects usages, and knows how offsets of the text without byte order mark map to the file's. */
export class Sheet {
  readonly file: FilePath;
  /** Without byte order mark: several parsers count it as a column of the first line. */
  readonly text: string;
  readonly #shift: number;
  readonly #language: string;
  readonly #inTest: boolean;
  readonly #sites = new Map<string, Site>();
  readonly #tokens = new Map<string, Token>();
  readonly #named = new Set<number>();

  constructor(language: string, source: SourceText) {
    this.file = source.file;
    this.#shift = source.text.startsWith('\ufeff') ? 1 : 0;
    this.text = source.text.slice(this.#shift);
    this.#language = language;
    this.#inTest = TEST_PATH.test(source.file);
  }

  get sites(): readonly Site[] {
    return [...this.#sites.values()];
  }

  site(id: string): Site | undefined {
    return this.#sites.get(id);
  }

  slice(range: Range): string {
    return this.text.slice(range.start, range.end);
  }

  span(range: Range): Span {
    return { file: this.file, start: range.start + this.#shift, end: range.end + this.#shift };
  }

  /** The range of this sheet's text that a span of the file covers. */
  range(span: Span): Range {
    return { start: span.start - this.#shift, end: span.end - this.#shift };
  }

  /** Remembers how the token at a range is written, for changes that name it by its span. */
  remember(token: Token): void {
    this.#tokens.set(`${token.at.start}:${token.at.end}`, token);
  }

  /** The remembered token at exactly this range, or else the smallest one around it. */
  tokenAt(range: Range): Token | undefined {
    const exact = this.#tokens.get(`${range.start}:${range.end}`);
    if (exact) return exact;
    const around = [...this.#tokens.values()].filter(
      ({ at }) => at.start <= range.start && range.end <= at.end,
    );
    return around.sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start))[0];
  }

  /** One usage of a kind begins at one place once: what two readings of a file both see is counted once. */
  add(range: Range, usage: BareUsage, writers: Writers = {}): void {
    const id = this.#id(usage.kind, range);
    if (this.#sites.has(id)) return;
    if (usage.kind === 'env') {
      if (this.#named.has(usage.nameAt.start)) return;
      this.#named.add(usage.nameAt.start);
    }
    const base = { id, language: this.#language, span: this.span(range) };
    const whole = { ...usage, ...base, ...(this.#inTest ? { inTest: true } : {}) } as Usage;
    this.#sites.set(id, { usage: whole, writers });
  }

  #id(kind: Usage['kind'], range: Range): string {
    return `${this.file}:${range.start + this.#shift}:${kind}:${range.end - range.start}`;
  }
}
