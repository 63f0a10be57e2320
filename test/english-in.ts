/** English sentences inside Chinese words: four plain words in a row. What is quoted or code may be English. */
export function englishIn(text: string): readonly string[] {
  const own = text.replace(/"[^"]*"|`[^`]*`|'[^']*'/g, ' ');
  return own.match(/\b[A-Za-z][a-z]*(?:[,;:]? +[a-z]+){3,}\b/g) ?? [];
}
