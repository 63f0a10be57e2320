/** True where two texts of code differ at most in blanks, commas at the end, and the kind of quotes. */
export function sameCode(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(code: string): string {
  return code
    .replace(/\s+/g, '')
    .replaceAll('"', "'")
    .replace(/,(?=[}\])])/g, '');
}
