import { findVectorWidths } from '../../core/vector-widths.js';
import { lineStart } from '../settings/lines.js';
import type { Sheet } from '../settings/sheet.js';
import { defineTextLanguage } from '../settings/text-language.js';

/** Schemas that fix how wide stored vectors are: SQL, Prisma. */
export default defineTextLanguage({
  id: 'sql',
  comments: { line: ['--', '//'], block: [['/*', '*/']] },
  claims: (file) => /\.(?:sql|prisma|surql|cypher|cql)$/i.test(file),
  load: () => ({ read: readSchema }),
});

function readSchema(sheet: Sheet): void {
  for (const width of findVectorWidths(sheet.text)) {
    const lead = sheet.text.slice(lineStart(sheet.text, width.start), width.start);
    if (/^\s*(?:--|\/\/)/.test(lead)) continue;
    const range = { start: width.numberStart, end: width.numberStart + String(width.value).length };
    sheet.add(range, { kind: 'dimension', value: width.value, store: width.store });
  }
}
