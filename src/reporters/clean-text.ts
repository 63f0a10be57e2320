/** Text from the scanned code, without control characters that a terminal or a parser would obey. */
export function cleanText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD')
    .replace(/\t/g, '  ');
}
