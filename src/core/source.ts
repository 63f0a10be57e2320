/** A path relative to the root, with forward slashes on every platform. */
export type FilePath = string;

/** Half-open range of UTF-16 code units in the file as read, byte order mark included. */
export interface Span {
  readonly file: FilePath;
  readonly start: number;
  readonly end: number;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** One file as it was read. `text` keeps the byte order mark and the line ends, so that writing it back restores every byte. */
export interface SourceText {
  readonly file: FilePath;
  readonly text: string;
  /** Hash of the bytes on disk, hexadecimal. */
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly eol: '\n' | '\r\n' | 'mixed';
}

/** What the stages after discovery may ask of the project on disk. */
export interface ProjectFiles {
  /** Absolute path of the root. */
  readonly root: string;
  /** Every discovered text file, sorted by UTF-16 code units. */
  readonly files: readonly FilePath[];
  has(file: FilePath): boolean;
  /** The file's text, or undefined where it cannot be read as text; reads are cached. */
  read(file: FilePath): SourceText | undefined;
}
