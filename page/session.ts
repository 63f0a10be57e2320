import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang, Localized } from '../src/core/localized.js';
import type { PageData, PageFinding } from '../src/reporters/html/page-data.js';
import type { Said, Word } from './decisions.js';
import type { FileModel } from './file-model.js';
import type { Facet, Filters } from './filters.js';

export type View = 'split' | 'unified';

export interface State {
  readonly lang: Lang;
  readonly view: View;
  readonly filters: Filters;
  readonly said: Said;
  /** Decisions before the last change of them. */
  readonly before?: Said;
  /** Fingerprint of the finding that the keyboard is at. */
  readonly current?: string;
  readonly folded: ReadonlySet<string>;
  /** The last thing that happened, for the line below and for screen readers. */
  readonly notice?: Localized;
}

/** What the parts of the page share. */
export interface Session {
  readonly data: PageData;
  readonly state: State;
  /** Findings that pass the filters, in order, and the same by file. */
  readonly visible: readonly PageFinding[];
  readonly visibleIn: ReadonlyMap<string, readonly PageFinding[]>;
  readonly files: readonly FileModel[];
  readonly changes: number;
  readonly isPrinting: boolean;
  countsOf(facet: Facet): ReadonlyMap<string, number>;
  t(words: Localized): string;
  filter(change: Partial<Filters>): void;
  toggle(facet: Facet, value: string): void;
  /** Decides on all of these alike, or takes it back with undefined. */
  decide(findings: readonly PageFinding[], decision: Word['decision'] | undefined): void;
  note(finding: PageFinding, text: string): void;
  undo(): void;
  /** Makes a finding the current one and brings it into view. */
  go(fingerprint: string): void;
  fold(file: string): void;
  setView(view: View): void;
  setLang(lang: Lang): void;
  switchTheme(): void;
  exportDecisions(): void;
  loadDecisions(text: string): void;
  showHelp(): void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session');
  return session;
}
