import { useMemo, useState } from 'preact/hooks';
import type { Localized } from '../src/core/localized.js';
import * as say from '../src/messages/html-report.js';
import { statusWord } from '../src/messages/report.js';
import { FACETS, isFiltered, NO_FILTERS, type Facet } from './filters.js';
import { useSession, type Session } from './session.js';

const isWide = matchMedia('(min-width: 1001px)').matches;
/** Files named at once; beyond that a reader narrows by typing. */
const FILES_SHOWN = 60;

export function Sidebar() {
  const { t, state, filter, changes } = useSession();
  const facets = FACETS.filter((facet) => facet !== 'decision' || changes > 0);
  return (
    <nav class="sidebar" aria-label={t(say.filters)}>
      <details open={isWide}>
        <summary>
          <h2>{t(say.filters)}</h2>
          {isFiltered(state.filters) && (
            <button type="button" class="plain" onClick={() => filter(NO_FILTERS)}>
              {t(say.clearFilters)}
            </button>
          )}
        </summary>
        {facets.map((facet) => (
          <FacetBox key={facet} facet={facet} />
        ))}
      </details>
    </nav>
  );
}

function FacetBox({ facet }: { readonly facet: Facet }) {
  const { t, state, countsOf } = useSession();
  const [narrow, setNarrow] = useState('');
  const counts = countsOf(facet);
  const chosen = state.filters[facet];
  const values = [...new Set([...ordered(facet, counts), ...chosen])];
  const matching = values.filter((value) => value.toLowerCase().includes(narrow.toLowerCase()));
  const shown = facet === 'file' ? matching.slice(0, FILES_SHOWN) : matching;
  if (values.length === 0) return null;
  return (
    <fieldset class={`facet facet-${facet}`}>
      <legend>{t(say.facet[facet])}</legend>
      {facet === 'file' && values.length > 10 && (
        <input
          type="search"
          aria-label={t(say.narrowFiles)}
          placeholder={t(say.narrowFiles)}
          value={narrow}
          onInput={(event) => setNarrow(event.currentTarget.value)}
        />
      )}
      {shown.map((value) => (
        <Choice key={value} facet={facet} value={value} count={counts.get(value) ?? 0} />
      ))}
      {matching.length > shown.length && <p>{t(say.moreToNarrow(matching.length - shown.length))}</p>}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly facet: Facet;
  readonly value: string;
  readonly count: number;
}

function Choice({ facet, value, count }: ChoiceProps) {
  const session = useSession();
  const { t, state, toggle } = session;
  const rule = facet === 'rule' ? session.data.rules[value] : undefined;
  return (
    <div class="choice">
      <label title={rule ? value : undefined}>
        <input
          type="checkbox"
          checked={state.filters[facet].includes(value)}
          onChange={() => toggle(facet, value)}
        />
        {facet === 'status' && <span class={`dot status-${value}`} />}
        <span class="name">{nameOf(facet, value, session)}</span>
        <span class="count">{count}</span>
      </label>
      {rule && <RuleTicks rule={value} title={t(rule.title)} />}
    </div>
  );
}

function RuleTicks({ rule, title }: { readonly rule: string; readonly title: string }) {
  const { t, data, decide } = useSession();
  const own = useMemo(
    () => data.findings.filter((finding) => finding.ruleId === rule && finding.isChange),
    [rule],
  );
  if (own.length === 0) return null;
  return (
    <span class="ticks">
      <Tick words={say.acceptRule} about={title} sign="✓" onClick={() => decide(own, 'accept')} t={t} />
      <Tick words={say.rejectRule} about={title} sign="✗" onClick={() => decide(own, 'reject')} t={t} />
    </span>
  );
}

interface TickProps {
  readonly words: Localized;
  readonly about: string;
  readonly sign: string;
  readonly onClick: () => void;
  readonly t: Session['t'];
}

function Tick({ words, about, sign, onClick, t }: TickProps) {
  return (
    <button
      type="button"
      class="tick"
      title={t(words)}
      aria-label={`${t(words)}: ${about}`}
      onClick={onClick}
    >
      {sign}
    </button>
  );
}

const ORDERS: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  status: ['manual', 'review', 'auto', 'info'],
  decision: ['open', 'accept', 'reject'],
};

/** Closed words in their own order, files by name, the rest by how many there are. */
function ordered(facet: Facet, counts: ReadonlyMap<string, number>): readonly string[] {
  const order = ORDERS[facet];
  if (order) return order.filter((value) => counts.has(value));
  const values = [...counts.keys()];
  if (facet === 'file') return values.sort((a, b) => (a < b ? -1 : 1));
  return values.sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
}

function nameOf(facet: Facet, value: string, { t, data }: Session): string {
  const words: Localized | undefined = {
    status: () => statusWord[value as keyof typeof statusWord],
    decision: () => say.decisionWord[value as keyof typeof say.decisionWord],
    kind: () => say.kindWord[value as keyof typeof say.kindWord],
    rule: () => data.rules[value]?.title,
    file: () => undefined,
  }[facet]();
  return words ? t(words) : value;
}
