import { lineStart } from '../settings/lines.js';
import type { Sheet } from '../settings/sheet.js';
import { defineTextLanguage } from '../settings/text-language.js';

const STORES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:half|sparse)?vec(?:tor)?\s*\(\s*(?<width>1536|3072)\s*\)/dgi, 'pgvector'],
  [/\bF(?:32|64)_BLOB\s*\(\s*(?<width>1536|3072)\s*\)/dgi, 'libsql'],
  [/\bfloat\s*\[\s*(?<width>1536|3072)\s*\]/dgi, 'sqlite-vec'],
  [/\b(?:dims?|dimensions?)\b['"`]?\s*[:=,]?\s*(?<width>1536|3072)\b/dgi, 'index'],
];

/** Schemas that fix how wide stored vectors are: SQL, Prisma. */
export default defineTextLanguage({
  id: 'sql',
  comments: { line: ['--', '//'], block: [['/*', '*/']] },
  claims: (file) => /\.(?:sql|prisma|surql|cypher|cql)$/i.test(file),
  load: () => ({ read: readSchema }),
});

function readSchema(sheet: Sheet): void {
  for (const [pattern, store] of STORES) {
    for (const match of sheet.text.matchAll(pattern)) {
      const at = match.indices?.groups?.['width'];
      const lead = sheet.text.slice(lineStart(sheet.text, match.index), match.index);
      if (!at || /^\s*(?:--|\/\/)/.test(lead)) continue;
      const range = { start: at[0], end: at[1] };
      sheet.add(range, { kind: 'dimension', value: Number(sheet.slice(range)), store });
    }
  }
}
