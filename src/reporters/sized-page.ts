/** A page that is filled piece by piece up to a limit, so that whatever opens is closed and what is left out is counted. */
export class SizedPage {
  #text = '';
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get text(): string {
    return this.#text;
  }

  /** Adds a paragraph; false where it does not fit, and then nothing of it is added. */
  add(block: string): boolean {
    if (block === '') return true;
    const piece = this.#text === '' ? block : `\n\n${block}`;
    if (this.#text.length + piece.length > this.#limit) return false;
    this.#text += piece;
    return true;
  }

  /** Adds a list between its opening and closing lines, as many items as fit; gives the number of items left out. */
  addList(open: string, items: readonly string[], close: string, more: (count: number) => string): number {
    const frame = `\n\n${open}\n`.length + `\n${close}`.length + more(items.length).length + 2;
    let room = this.#limit - this.#text.length - frame;
    const taken: string[] = [];
    for (const item of items) {
      if (item.length + 1 > room) break;
      room -= item.length + 1;
      taken.push(item);
    }
    const left = items.length - taken.length;
    if (taken.length === 0) return left;
    const lines = [open, ...taken, ...(left > 0 ? [more(left)] : []), ...(close === '' ? [] : [close])];
    return this.add(lines.join('\n')) ? left : items.length;
  }
}
