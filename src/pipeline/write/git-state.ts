import type { FilePath } from '../../core/source.js';
import { git, isWorkTree } from '../git.js';

/** Of the given files, those with changes that git does not have; none where there is no git or no repository. */
export function uncommitted(root: string, files: readonly FilePath[]): FilePath[] {
  if (files.length === 0 || !isWorkTree(root)) return [];
  // The root may be a folder of the repository; git names paths from the repository's top.
  const prefix = git(root, ['rev-parse', '--show-prefix'])?.trim() ?? '';
  const found: FilePath[] = [];
  for (let at = 0; at < files.length; at += 200) {
    const output = git(root, [
      'status',
      '--porcelain=v1',
      '-z',
      '--untracked-files=all',
      '--',
      ...files.slice(at, at + 200).map((file) => `:(literal)${file}`),
    ]);
    found.push(...parse(output ?? '', prefix));
  }
  return found.sort();
}

/** Entries end in NUL; a rename is followed by the old name. */
function parse(output: string, prefix: string): FilePath[] {
  const entries = output.split('\0');
  const files: FilePath[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!;
    if (entry.length < 4) continue;
    if (/^[RC]/.test(entry)) index++;
    const path = entry.slice(3);
    files.push(path.startsWith(prefix) ? path.slice(prefix.length) : path);
  }
  return files;
}
