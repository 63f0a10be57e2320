const NEW_LINE = 0x0a;

/** Text from the scanned code, without control characters that a terminal or a parser would obey. */
export function cleanText(text: string): string {
  return [...text.replaceAll('\t', '  ')]
    .map((character) => (isControl(character) ? '\uFFFD' : character))
    .join('');
}

/** C0 and C1 controls, and the marks that turn the direction of text. */
function isControl(character: string): boolean {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return code !== NEW_LINE;
  return (
    (code >= 0x7f && code <= 0x9f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
  );
}
