import type { PageData } from '../src/reporters/html/page-data.js';
import { exportText, importText, type Said, type Word } from './decisions.js';

/** Ticks survive a closed window where the browser lets a page from disk remember; elsewhere they last as long as it is open. */
export class Memory {
  readonly #key: string;

  constructor(data: PageData) {
    this.#key = `migrate-llm ${data.root} ${data.target?.provider ?? ''}`;
  }

  load(data: PageData): Said {
    const text = read(this.#key);
    return (text === null ? undefined : importText(data, text)?.said) ?? new Map<string, Word>();
  }

  save(data: PageData, said: Said): void {
    write(this.#key, said.size === 0 ? null : exportText(data, said));
  }
}

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // A browser may forbid it, or be full; the export is what counts.
  }
}
