/** Offsets (UTF-16 code units) of a text as lines and columns, both counted from 1. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  position(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const bom = low === 0 && this.#text.startsWith('\uFEFF') ? 1 : 0;
    return { line: low + 1, column: Math.max(1, offset - this.#starts[low]! + 1 - bom) };
  }

  /** Offset of the line's first character; undefined for a line that does not exist. */
  lineStart(line: number): number | undefined {
    return this.#starts[line - 1];
  }

  /** The line's text without its line end; '' for a line that does not exist. */
  lineText(line: number): string {
    const start = this.#starts[line - 1];
    if (start === undefined) return '';
    const end = this.#starts[line] ?? this.#text.length + 1;
    return this.#text
      .slice(start, end - 1)
      .replace(/\r$/, '')
      .replace(/^\uFEFF/, '');
  }
}
