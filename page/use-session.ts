import { options } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Localized } from '../src/core/localized.js';
import * as say from '../src/messages/html-report.js';
import type { PageData, PageFinding } from '../src/reporters/html/page-data.js';
import { decidable, exportText, importText, type Said, type Word } from './decisions.js';
import { Memory, read, write } from './memory.js';
import { download } from './download.js';
import { fileModels } from './file-model.js';
import { FACETS, NO_FILTERS, Sieve, type Facet, type Filters } from './filters.js';
import type { Session, State, View } from './session.js';

const VIEW = 'migrate-llm view';
const THEME = 'migrate-llm theme';

/** The state of the page and everything that may happen to it. */
export function useOpenSession(data: PageData, showHelp: () => void): Session {
  const fixed = useMemo(() => fixedParts(data), [data]);
  const [state, setState] = useState<State>(() => firstState(data, fixed.memory));
  const set = (change: Partial<State>) => setState((old) => ({ ...old, ...change }));
  const isPrinting = usePrinting();
  const { filters, said } = state;
  const needsSaid = filters.decision.length > 0 ? said : undefined;
  const visible = useMemo(() => fixed.sieve.passing(filters, said), [filters, needsSaid]);
  const counts = useMemo(() => countsBy(fixed.sieve, filters, said), [filters, said]);
  const visibleIn = useMemo(() => groupByFile(visible), [visible]);
  useEffect(() => fixed.memory.save(data, said), [said]);
  useHash((fingerprint) => {
    if (!data.findings.some((finding) => finding.fingerprint === fingerprint)) return;
    setState((old) => ({ ...old, filters: NO_FILTERS, current: fingerprint }));
  });
  return {
    data,
    state,
    visible,
    visibleIn,
    files: fixed.files,
    changes: fixed.changes,
    isPrinting,
    countsOf: (facet) => counts[facet],
    t: (words) => words[state.lang],
    ...filtering(state, set),
    ...deciding(data, state, set),
    go: (current) => set({ current }),
    fold: (file) => set({ folded: toggled(state.folded, file) }),
    setView: (view) => {
      write(VIEW, view);
      set({ view });
    },
    setLang: (lang) => set({ lang }),
    switchTheme,
    showHelp,
  };
}

function fixedParts(data: PageData) {
  restoreTheme();
  return {
    files: fileModels(data),
    sieve: new Sieve(data),
    memory: new Memory(data),
    changes: decidable(data).size,
  };
}

function firstState(data: PageData, memory: Memory): State {
  const wide = matchMedia('(min-width: 1100px)').matches;
  return {
    lang: data.lang,
    view: (read(VIEW) as View | null) ?? (wide ? 'split' : 'unified'),
    filters: NO_FILTERS,
    said: memory.load(data),
    folded: new Set(),
  };
}

type Set_ = (change: Partial<State>) => void;

function filtering({ filters }: State, set: Set_): Pick<Session, 'filter' | 'toggle'> {
  const filter = (change: Partial<Filters>) => set({ filters: { ...filters, ...change } });
  return {
    filter,
    toggle(facet, value) {
      const now = filters[facet];
      filter({ [facet]: now.includes(value) ? now.filter((each) => each !== value) : [...now, value] });
    },
  };
}

type Deciding = Pick<Session, 'decide' | 'note' | 'undo' | 'exportDecisions' | 'loadDecisions'>;

function deciding(data: PageData, state: State, set: Set_): Deciding {
  const { said } = state;
  const change = (next: Said, notice?: Localized) =>
    set({ said: next, before: said, ...(notice ? { notice } : {}) });
  return {
    decide(findings, decision) {
      const own = findings.filter((finding) => finding.isChange);
      if (own.length === 0) set({ notice: say.nothingToDecide });
      else change(decided(said, own, decision), say.said[decision ?? 'open'](own.length));
    },
    note(finding, note) {
      set({ said: new Map(said).set(finding.fingerprint, { decision: 'reject', note }) });
    },
    undo() {
      const { before } = state;
      if (before) change(before, say.undo);
    },
    exportDecisions() {
      if (said.size === 0) {
        set({ notice: say.noDecisions });
        return;
      }
      download('decisions.json', exportText(data, said));
      const command = `migrate-llm apply ${data.options} --decisions decisions.json`;
      set({ notice: say.exported(command) });
    },
    loadDecisions(text) {
      const loaded = importText(data, text);
      if (!loaded) set({ notice: say.notDecisions });
      else change(loaded.said, say.loaded(loaded.said.size, loaded.unknown));
    },
  };
}

function countsBy(
  sieve: Sieve,
  filters: Filters,
  said: Said,
): Readonly<Record<Facet, ReadonlyMap<string, number>>> {
  const entries = FACETS.map((facet) => [facet, sieve.counts(facet, filters, said)] as const);
  return Object.fromEntries(entries) as Record<Facet, ReadonlyMap<string, number>>;
}

function decided(said: Said, findings: readonly PageFinding[], decision: Word['decision'] | undefined): Said {
  const next = new Map(said);
  for (const { fingerprint } of findings) {
    if (decision)
      next.set(fingerprint, { ...(decision === 'reject' ? said.get(fingerprint) : {}), decision });
    else next.delete(fingerprint);
  }
  return next;
}

function groupByFile(findings: readonly PageFinding[]): ReadonlyMap<string, readonly PageFinding[]> {
  const groups = new Map<string, PageFinding[]>();
  for (const finding of findings) {
    const known = groups.get(finding.file);
    if (known) known.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** Paper shows everything, so it is all drawn before the browser takes its picture. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const rendering = options.debounceRendering;
    const begin = () => {
      options.debounceRendering = (draw) => draw();
      setPrinting(true);
    };
    const end = () => {
      if (rendering) options.debounceRendering = rendering;
      else delete options.debounceRendering;
      setPrinting(false);
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

/** `#f-<fingerprint>` leads to a finding, now and whenever the address changes. */
function useHash(found: (fingerprint: string) => void): void {
  const latest = useRef(found);
  latest.current = found;
  useEffect(() => {
    const look = () => {
      const match = /^#f-([0-9a-f]+)$/.exec(location.hash);
      if (match) latest.current(match[1]!);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
}

function restoreTheme(): void {
  const theme = read(THEME);
  if (theme) document.documentElement.dataset['theme'] = theme;
}

function switchTheme(): void {
  const { dataset } = document.documentElement;
  const isDark = dataset['theme']
    ? dataset['theme'] === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  dataset['theme'] = isDark ? 'light' : 'dark';
  write(THEME, dataset['theme']);
}
