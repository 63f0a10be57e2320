import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import type { Encoding, FilePath, SourceText } from '../core/source.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text, such that `encodeSource` gives the same bytes back; or why that is not possible. */
export function decodeSource(
  file: FilePath,
  bytes: Buffer,
): SourceText | { readonly problem: 'binary' | 'encoding' } {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return { problem: bytes.includes(0) ? 'binary' : 'encoding' };
  const text = decode(bytes, encoding);
  if (!encode(text, encoding).equals(bytes)) return { problem: 'encoding' };
  return { file, text, sha256: sha256(bytes), encoding, eol: lineEnds(text) };
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
  try {
    utf8.decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030'; // the encoding of Chinese files that are not UTF-8; the round trip in decodeSource settles it
  }
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
