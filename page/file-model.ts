import type { PageData, PageFinding } from '../src/reporters/html/page-data.js';
import { hunksOf, type Block, type Hunk } from './hunks.js';

/** What stands together in one file: a hunk of the diff, or the one line that findings outside the diff are about. */
export interface Entry {
  readonly key: string;
  readonly blocks: readonly Placed[];
  /** In pixels, before it was ever drawn. */
  readonly height: number;
}

/** A block of lines and the findings that stand below it. */
export interface Placed extends Block {
  readonly findings: readonly PageFinding[];
}

export interface FileModel {
  readonly file: string;
  readonly findings: readonly PageFinding[];
  readonly isChanged: boolean;
  /** Made when they are first asked for. */
  readonly entries: () => readonly Entry[];
}

const LINE_HEIGHT = 20;
const CARD_HEIGHT = 92;

/** The files of a report in its order, each with its findings. */
export function fileModels(data: PageData): readonly FileModel[] {
  const byFile = new Map<string, PageFinding[]>();
  for (const finding of data.findings) {
    const known = byFile.get(finding.file);
    if (known) known.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  const diffs = new Map(data.files.map(({ file, diff }) => [file, diff]));
  const names = [...new Set([...byFile.keys(), ...diffs.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return names.map((file) => {
    const findings = byFile.get(file) ?? [];
    const diff = diffs.get(file);
    return {
      file,
      findings,
      isChanged: diff !== undefined,
      entries: once(() => entriesOf(findings, diff === undefined ? [] : hunksOf(diff))),
    };
  });
}

function entriesOf(findings: readonly PageFinding[], hunks: readonly Hunk[]): readonly Entry[] {
  const outside = new Map<number, PageFinding[]>();
  const inside = new Map<Block, PageFinding[]>();
  for (const finding of findings) {
    const block = blockAt(finding.line, hunks);
    if (block) inside.set(block, [...(inside.get(block) ?? []), finding]);
    else outside.set(finding.line, [...(outside.get(finding.line) ?? []), finding]);
  }
  const entries = [
    ...hunks.map((hunk) => ({ line: hunk.start, entry: hunkEntry(hunk, inside) })),
    ...[...outside].map(([line, own]) => ({ line, entry: excerptEntry(line, own) })),
  ];
  return entries.sort((a, b) => a.line - b.line).map((each) => each.entry);
}

/** The block that holds a line as it was before the change. */
function blockAt(line: number, hunks: readonly Hunk[]): Block | undefined {
  const hunk = hunks.find(({ start, end }) => start <= line && line <= end);
  return hunk?.blocks.find((block) => block.lines.some((each) => each.before === line));
}

function hunkEntry(hunk: Hunk, inside: ReadonlyMap<Block, readonly PageFinding[]>): Entry {
  const blocks = hunk.blocks.map((block) => ({ ...block, findings: inside.get(block) ?? [] }));
  return { key: `h${hunk.start}`, blocks, height: heightOf(blocks) };
}

function excerptEntry(line: number, findings: readonly PageFinding[]): Entry {
  const [first] = findings as readonly [PageFinding, ...PageFinding[]];
  const text = first.source ?? first.text.split('\n')[0] ?? '';
  const blocks = [{ isChange: false, lines: [{ kind: ' ' as const, before: line, text }], findings }];
  return { key: `l${line}`, blocks, height: heightOf(blocks) };
}

function heightOf(blocks: readonly Placed[]): number {
  return blocks.reduce(
    (sum, { lines, findings }) => sum + lines.length * LINE_HEIGHT + findings.length * CARD_HEIGHT,
    16,
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
