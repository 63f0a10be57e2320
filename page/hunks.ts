import { parsePatch } from 'diff';
import { cleanText } from '../src/reporters/clean-text.js';

export interface Line {
  readonly kind: ' ' | '-' | '+';
  /** Numbers of the line in the file before and after the change. */
  readonly before?: number;
  readonly after?: number;
  readonly text: string;
}

/** Lines that belong together: a run of removed and added ones, or a single one that stays. */
export interface Block {
  readonly isChange: boolean;
  readonly lines: readonly Line[];
}

export interface Hunk {
  /** First and last line before the change. */
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly Block[];
}

/** The hunks of one file's unified diff. */
export function hunksOf(diff: string): readonly Hunk[] {
  const [patch] = parsePatch(diff);
  return (patch?.hunks ?? []).map((hunk) => ({
    start: hunk.oldStart,
    end: hunk.oldStart + Math.max(1, hunk.oldLines) - 1,
    blocks: blocksOf(numbered(hunk.lines, hunk.oldStart, hunk.newStart)),
  }));
}

function numbered(lines: readonly string[], oldStart: number, newStart: number): Line[] {
  let [before, after] = [oldStart, newStart];
  return lines.flatMap((line): Line[] => {
    const text = cleanText(line.slice(1).replace(/\r$/, ''));
    switch (line[0]) {
      case '-':
        return [{ kind: '-', before: before++, text }];
      case '+':
        return [{ kind: '+', after: after++, text }];
      case ' ':
        return [{ kind: ' ', before: before++, after: after++, text }];
      default:
        return []; // "No newline at end of file"
    }
  });
}

function blocksOf(lines: readonly Line[]): readonly Block[] {
  const blocks: { isChange: boolean; lines: Line[] }[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const isChange = line.kind !== ' ';
    if (isChange && last?.isChange) last.lines.push(line);
    else blocks.push({ isChange, lines: [line] });
  }
  return blocks;
}

/** Removed lines beside the added ones that replace them. */
export function pairsOf(block: Block): readonly (readonly [Line | undefined, Line | undefined])[] {
  if (!block.isChange) return block.lines.map((line) => [line, line] as const);
  const removed = block.lines.filter((line) => line.kind === '-');
  const added = block.lines.filter((line) => line.kind === '+');
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, at) => [removed[at], added[at]]);
}
