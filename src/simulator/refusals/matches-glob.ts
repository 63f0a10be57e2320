/** True where the whole text matches; `*` stands for any run of characters, all else for itself. */
export function matchesGlob(glob: string, text: string): boolean {
  const pieces = glob.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.*')}$`, 'i').test(text);
}
