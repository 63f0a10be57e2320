import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SkipCode, Skipped } from '../../core/language.js';
import type { FilePath, ProjectFiles, SourceText } from '../../core/source.js';
import { skipReason } from '../../messages/skip.js';
import { decodeSource } from '../../text/source-text.js';
import { mayMatter } from '../detect/prefilter.js';

/** Larger sources are generated or vendored; parsing one would cost more than the rest of a project. */
const MAX_BYTES = 2_000_000;
const LONG_LINE = 20_000;
const PROGRAM = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|css)$/;

/** The project's files, read on demand and once. */
export class ProjectTree implements ProjectFiles {
  readonly root: string;
  readonly files: readonly FilePath[];
  readonly skipped: Skipped[] = [];
  readonly #names: ReadonlySet<FilePath>;
  readonly #cache = new Map<FilePath, SourceText | undefined>();
  #candidates: readonly FilePath[] | undefined;

  constructor(root: string, files: readonly FilePath[]) {
    this.root = root;
    this.files = files;
    this.#names = new Set(files);
  }

  has(file: FilePath): boolean {
    return this.#names.has(file);
  }

  /** Reads files of the list, and by name also what the walk leaves out (lock files); never outside the root. */
  read(file: FilePath): SourceText | undefined {
    if (!this.#cache.has(file)) this.#cache.set(file, file.startsWith('../') ? undefined : this.#load(file));
    return this.#cache.get(file);
  }

  /** Files whose text can matter, by the prefilter. */
  candidates(): readonly FilePath[] {
    this.#candidates ??= this.files.filter((file) => this.#passes(file));
    return this.#candidates;
  }

  #passes(file: FilePath): boolean {
    const bytes = this.#bytes(file);
    if (!bytes || (!mayMatter(bytes.toString('latin1')) && !isWide(bytes))) return false;
    const source = this.#cache.has(file) ? this.#cache.get(file) : this.#decode(file, bytes);
    this.#cache.set(file, source);
    return source !== undefined && mayMatter(source.text);
  }

  #load(file: FilePath): SourceText | undefined {
    const bytes = this.#bytes(file);
    return bytes && this.#decode(file, bytes);
  }

  #bytes(file: FilePath): Buffer | undefined {
    const path = join(this.root, file);
    try {
      const { size } = statSync(path);
      if (size > MAX_BYTES) {
        if (this.has(file))
          this.#skip(file, PROGRAM.test(file) && isMinified(readFileSync(path)) ? 'minified' : 'too-large');
        return undefined;
      }
      return readFileSync(path);
    } catch (error) {
      if (this.has(file) && (error as NodeJS.ErrnoException).code !== 'ENOENT')
        this.#skip(file, 'unreadable');
      return undefined;
    }
  }

  #decode(file: FilePath, bytes: Buffer): SourceText | undefined {
    const source = decodeSource(file, bytes);
    if ('problem' in source) {
      this.#skip(file, source.problem);
      return undefined;
    }
    if (this.has(file) && PROGRAM.test(file) && isMinified(bytes)) {
      this.#skip(file, 'minified');
      return undefined;
    }
    return source;
  }

  #skip(file: FilePath, code: SkipCode): void {
    if (!this.skipped.some((each) => each.file === file))
      this.skipped.push({ file, code, reason: skipReason(code) });
  }
}

/** UTF-16 has a NUL in every other byte, so that the raw prefilter cannot see its words. */
function isWide(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** One very long line in a file of few lines. */
function isMinified(bytes: Buffer): boolean {
  if (bytes.length < LONG_LINE) return false;
  let lines = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return bytes.length / lines > 2_000;
}
