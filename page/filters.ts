import type { Localized } from '../src/core/localized.js';
import type { PageData, PageFinding } from '../src/reporters/html/page-data.js';
import type { Said } from './decisions.js';

export const FACETS = ['status', 'decision', 'kind', 'rule', 'file'] as const;
export type Facet = (typeof FACETS)[number];

/** An empty list lets everything through. */
export type Filters = Readonly<Record<Facet, readonly string[]>> & {
  readonly query: string;
  /** One cause of "needs a person". */
  readonly task: string;
};

export const NO_FILTERS: Filters = {
  status: [],
  decision: [],
  kind: [],
  rule: [],
  file: [],
  query: '',
  task: '',
};

export function isFiltered(filters: Filters): boolean {
  return filters.query !== '' || filters.task !== '' || FACETS.some((facet) => filters[facet].length > 0);
}

/** A finding's word in a facet; undefined where it has none (what changes nothing has no decision). */
export function valueOf(finding: PageFinding, facet: Facet, said: Said): string | undefined {
  switch (facet) {
    case 'status':
      return finding.status;
    case 'kind':
      return finding.kind;
    case 'rule':
      return finding.ruleId;
    case 'file':
      return finding.file;
    case 'decision':
      return finding.isChange ? (said.get(finding.fingerprint)?.decision ?? 'open') : undefined;
  }
}

export class Sieve {
  readonly #data: PageData;
  readonly #haystacks = new Map<string, string>();
  readonly #tasks: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(data: PageData) {
    this.#data = data;
    this.#tasks = new Map(data.tasks.map((task) => [task.id, new Set(task.fingerprints)]));
  }

  /** Findings that pass, in the order of the report; one facet may be left out, to count what it would give. */
  passing(filters: Filters, said: Said, without?: Facet): readonly PageFinding[] {
    const words = filters.query.toLowerCase().split(/\s+/).filter(Boolean);
    const task = this.#tasks.get(filters.task);
    const facets = FACETS.filter((facet) => facet !== without && filters[facet].length > 0);
    return this.#data.findings.filter(
      (finding) =>
        (!task || task.has(finding.fingerprint)) &&
        facets.every((facet) => filters[facet].includes(valueOf(finding, facet, said) ?? '')) &&
        words.every((word) => this.#haystack(finding).includes(word)),
    );
  }

  /** How many findings each word of a facet would show, most first where that helps a reader. */
  counts(facet: Facet, filters: Filters, said: Said): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const finding of this.passing(filters, said, facet)) {
      const value = valueOf(finding, facet, said);
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  #haystack(finding: PageFinding): string {
    const known = this.#haystacks.get(finding.fingerprint);
    if (known !== undefined) return known;
    const { messages, text, source, file, ruleId, line, api, model } = finding;
    const title: Localized | undefined = this.#data.rules[ruleId]?.title;
    const made = [
      ...[messages.en, messages.zh, text, source, `${file}:${line}`, ruleId, api],
      ...[model?.from, model?.to, title?.en, title?.zh],
    ]
      .filter((part) => part !== undefined)
      .join('\n')
      .toLowerCase();
    this.#haystacks.set(finding.fingerprint, made);
    return made;
  }
}
