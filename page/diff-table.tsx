import { useMemo } from 'preact/hooks';
import type { PageFinding } from '../src/reporters/html/page-data.js';
import * as say from '../src/messages/html-report.js';
import type { Entry, Placed } from './file-model.js';
import { FindingCard } from './finding-card.js';
import { changedRanges, colouredLines, marked, type Token } from './highlight.js';
import { pairsOf, type Line } from './hunks.js';
import { useSession } from './session.js';

interface DiffTableProps {
  readonly file: string;
  readonly entry: Entry;
  /** Fingerprints of the findings that pass the filters. */
  readonly shown: ReadonlySet<string>;
}

type Tokens = ReadonlyMap<Line, readonly Token[]>;

/** An excerpt beside hunks in two columns shows its line once. */
type Layout = 'split' | 'unified' | 'excerpt';

const COLUMNS: Readonly<Record<Layout, number>> = { split: 4, unified: 3, excerpt: 2 };

/** A hunk or an excerpt, with each finding below the lines that it is about. */
export function DiffTable({ file, entry, shown }: DiffTableProps) {
  const { state, t } = useSession();
  const tokens = useMemo(() => finishedLines(file, entry), [entry]);
  const isExcerpt = !entry.blocks.some((block) => block.isChange);
  const layout: Layout = state.view === 'unified' ? 'unified' : isExcerpt ? 'excerpt' : 'split';
  // The same elements as before are not looked into again, whatever else happens on the page.
  const rows = useMemo(
    () => entry.blocks.map((block) => <Rows block={block} tokens={tokens} layout={layout} />),
    [tokens, layout],
  );
  return (
    <table class={`diff ${layout}`}>
      <Columns layout={layout} />
      <thead class="hidden">
        <tr>
          <th scope="col" colSpan={layout === 'unified' ? 1 : 2}>
            {t(say.oldLine)}
          </th>
          {layout !== 'excerpt' && (
            <th scope="col" colSpan={2}>
              {t(say.newLine)}
            </th>
          )}
        </tr>
      </thead>
      {entry.blocks.map((block, at) => (
        <tbody key={at}>
          {rows[at]}
          <Notes
            findings={block.findings.filter((each) => shown.has(each.fingerprint))}
            columns={COLUMNS[layout]}
          />
        </tbody>
      ))}
    </table>
  );
}

function Columns({ layout }: { readonly layout: Layout }) {
  return (
    <colgroup>
      <col class="line-number" />
      {layout === 'split' && <col />}
      {layout !== 'excerpt' && <col class="line-number" />}
      <col />
    </colgroup>
  );
}

/** Colours of the language, and within replaced lines what differs. */
function finishedLines(file: string, entry: Entry): Tokens {
  const lines = new Map(colouredLines(file, entry));
  for (const block of entry.blocks) {
    if (!block.isChange) continue;
    for (const [before, after] of pairsOf(block)) {
      if (!before || !after) continue;
      lines.set(before, marked(lines.get(before) ?? [], changedRanges(before.text, after.text)));
      lines.set(after, marked(lines.get(after) ?? [], changedRanges(after.text, before.text)));
    }
  }
  return lines;
}

interface RowsProps {
  readonly block: Placed;
  readonly tokens: Tokens;
}

function Rows({ block, tokens, layout }: RowsProps & { readonly layout: Layout }) {
  return layout === 'split' ? (
    <SplitRows block={block} tokens={tokens} />
  ) : (
    <PlainRows block={block} tokens={tokens} layout={layout} />
  );
}

function PlainRows({ block, tokens, layout }: RowsProps & { readonly layout: Layout }) {
  return (
    <>
      {block.lines.map((line, at) => (
        <tr key={at} class={rowClass(line)}>
          <td class="line-number">{line.before}</td>
          {layout === 'unified' && <td class="line-number">{line.after}</td>}
          <Code line={line} tokens={tokens} />
        </tr>
      ))}
    </>
  );
}

function SplitRows({ block, tokens }: RowsProps) {
  return (
    <>
      {pairsOf(block).map(([before, after], at) => (
        <tr key={at}>
          <td class={`line-number ${rowClass(before)}`}>{before?.before}</td>
          <Code line={before} tokens={tokens} />
          <td class={`line-number ${rowClass(after)}`}>{after?.after}</td>
          <Code line={after} tokens={tokens} />
        </tr>
      ))}
    </>
  );
}

function Code({ line, tokens }: { readonly line: Line | undefined; readonly tokens: Tokens }) {
  if (!line) return <td class="code absent" />;
  return (
    <td class={`code ${rowClass(line)}`} data-sign={line.kind}>
      {(tokens.get(line) ?? []).map(({ text, look, isMarked }, at) =>
        isMarked ? (
          <mark key={at} class={look}>
            {text}
          </mark>
        ) : look === '' ? (
          text
        ) : (
          <span key={at} class={look}>
            {text}
          </span>
        ),
      )}
    </td>
  );
}

function rowClass(line: Line | undefined): string {
  if (!line) return 'absent';
  return line.kind === '+' ? 'added' : line.kind === '-' ? 'removed' : '';
}

function Notes({
  findings,
  columns,
}: {
  readonly findings: readonly PageFinding[];
  readonly columns: number;
}) {
  if (findings.length === 0) return null;
  return (
    <tr class="notes">
      <td colSpan={columns}>
        {findings.map((finding) => (
          <FindingCard key={finding.fingerprint} finding={finding} />
        ))}
      </td>
    </tr>
  );
}
