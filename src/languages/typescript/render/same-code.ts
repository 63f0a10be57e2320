import { ts } from 'ts-morph';

/** `if (url) options.baseURL = url`: it is there. */
export function isTestedBefore(value: ts.Expression): boolean {
  const branch = ts.findAncestor(value, ts.isIfStatement);
  return branch !== undefined && sameCode(branch.expression.getText(), value.getText());
}

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
