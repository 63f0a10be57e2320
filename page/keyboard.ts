import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageFinding } from '../src/reporters/html/page-data.js';
import type { Session } from './session.js';

type Action = (session: Session) => void;

const ACTIONS: Readonly<Record<string, Action>> = {
  j: (session) => step(session, 1),
  k: (session) => step(session, -1),
  ']': (session) => stepFile(session, 1),
  '[': (session) => stepFile(session, -1),
  x: (session) => tick(session, 'reject'),
  a: (session) => tick(session, 'accept'),
  z: (session) => session.undo(),
  o: openDetails,
  u: ({ setView, state }) => setView(state.view === 'split' ? 'unified' : 'split'),
  t: (session) => session.switchTheme(),
  l: ({ setLang, state }) => setLang(state.lang === 'en' ? 'zh' : 'en'),
  e: (session) => session.exportDecisions(),
  '?': (session) => session.showHelp(),
};

/** One listener for the whole page; what is typed into a field stays there. */
export function useKeyboard(session: Session, search: RefObject<HTMLInputElement | null>): void {
  const latest = useRef(session);
  latest.current = session;
  // At once, not after the first picture: a reader's first key must not be lost.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target as HTMLElement;
      if (document.querySelector('dialog[open]')) return;
      if (target.matches('input:not([type=checkbox]), textarea, select')) {
        if (event.key === 'Escape') target.blur();
        return;
      }
      if (event.key === '/') search.current?.focus();
      else if (!Object.hasOwn(ACTIONS, event.key)) return;
      else ACTIONS[event.key]!(latest.current);
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function step({ visible, state, go }: Session, by: 1 | -1): void {
  const at = visible.findIndex((finding) => finding.fingerprint === state.current);
  const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by;
  const finding = visible[next];
  if (finding) go(finding.fingerprint);
}

function stepFile({ visible, state, go }: Session, by: 1 | -1): void {
  const firsts = visible.filter((finding, at) => finding.file !== visible[at - 1]?.file);
  const file = visible.find((finding) => finding.fingerprint === state.current)?.file;
  const at = firsts.findIndex((finding) => finding.file === file);
  const finding = firsts[at < 0 ? 0 : at + by];
  if (finding) go(finding.fingerprint);
}

function tick(session: Session, decision: 'accept' | 'reject'): void {
  const finding = current(session);
  if (!finding) return;
  const isSaid = session.state.said.get(finding.fingerprint)?.decision === decision;
  session.decide([finding], isSaid ? undefined : decision);
}

function current({ visible, state }: Session): PageFinding | undefined {
  return visible.find((finding) => finding.fingerprint === state.current);
}

function openDetails({ state }: Session): void {
  const details = document.querySelector<HTMLDetailsElement>(`#f-${state.current} details`);
  if (details) details.open = !details.open;
}
