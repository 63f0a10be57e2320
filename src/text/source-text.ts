import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import type { Encoding, FilePath, SourceText } from '../core/source.js';

/** Bytes as text, such that `encodeSource` gives the same bytes back; or why that is not possible. */
export function decodeSource(
  file: FilePath,
  bytes: Buffer,
): SourceText | { readonly problem: 'binary' | 'encoding' } {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return { problem: bytes.includes(0) ? 'binary' : 'encoding' };
  const text = decode(bytes, encoding);
  // Valid UTF-8 comes back as it was; the others have to show it.
  if (encoding !== 'utf-8' && !encode(text, encoding).equals(bytes)) return { problem: 'encoding' };
  return new DecodedSource(file, text, encoding);
}

/** Hash and line ends are asked of few files out of many, so that they are worked out when they are asked for. */
class DecodedSource implements SourceText {
  readonly file: FilePath;
  readonly text: string;
  readonly encoding: Encoding;

  constructor(file: FilePath, text: string, encoding: Encoding) {
    this.file = file;
    this.text = text;
    this.encoding = encoding;
  }

  get sha256(): string {
    return sha256(encode(this.text, this.encoding));
  }

  get eol(): SourceText['eol'] {
    return lineEnds(this.text);
  }
}

/** Text as the bytes of the encoding that the file had when it was read. */
export function encodeSource(like: Pick<SourceText, 'encoding'>, text: string): Buffer {
  return encode(text, like.encoding);
}

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function encodingOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.includes(0)) return undefined;
  // GB18030 is the encoding of Chinese files that are not UTF-8; the round trip settles it.
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-8') return bytes.toString('utf8');
  return iconv.decode(bytes, encoding, { stripBOM: false });
}

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  return iconv.encode(text, encoding, { addBOM: false });
}

function lineEnds(text: string): SourceText['eol'] {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  if (windows === 0) return '\n';
  return windows === all ? '\r\n' : 'mixed';
}
