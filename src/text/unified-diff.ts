import { structuredPatch } from 'diff';
import type { FilePath } from '../core/source.js';

/** One file's change in the form that `git apply` accepts; '' where nothing changed. */
export function unifiedDiff(file: FilePath, before: string, after: string): string {
  if (before === after) return '';
  const patch = structuredPatch(file, file, before, after, '', '', { context: 3, stripTrailingCr: false });
  const lines: string[] = [];
  for (const hunk of patch.hunks) {
    lines.push(
      `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
      ...hunk.lines,
    );
  }
  return `${header(file)}${lines.join('\n')}\n`;
}

/** The same diff for a file that stands in a further folder. */
export function prefixDiff(diff: string, file: FilePath, folder: string): string {
  const moved = `${folder}/${file}`;
  const body = diff.slice(header(file).length);
  return diff.startsWith(header(file)) ? header(moved) + body : diff;
}

function header(file: FilePath): string {
  return [
    `diff --git ${quote(`a/${file}`)} ${quote(`b/${file}`)}\n`,
    `--- ${quote(`a/${file}`)}${tail(file)}\n`,
    `+++ ${quote(`b/${file}`)}${tail(file)}\n`,
  ].join('');
}

function range(start: number, count: number): string {
  if (count === 1) return String(start);
  // git counts an empty side from the line before it
  return `${start},${count}`;
}

/** git puts a tab behind a name with a blank, so that a time stamp cannot be taken for a part of it. */
function tail(file: string): string {
  return / /.test(file) && quote(file) === file ? '\t' : '';
}

/** git's C-style quoting of names with control characters, quotes, backslashes or bytes beyond ASCII. */
function quote(name: string): string {
  const bytes = Buffer.from(name, 'utf8');
  // eslint-disable-next-line no-control-regex -- control characters are what must be quoted
  if (!/[\x00-\x1f"\\\x7f-\uffff]/.test(name)) return name;
  let quoted = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (character === '"' || character === '\\') quoted += `\\${character}`;
    else if (byte < 0x20 || byte >= 0x7f) quoted += `\\${byte.toString(8).padStart(3, '0')}`;
    else quoted += character;
  }
  return `"${quoted}"`;
}
