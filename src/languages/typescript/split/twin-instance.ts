import { ts } from 'ts-morph';
import { styleOf } from '../program/source-style.js';
import type { Split } from './split.js';
import { ending } from './text-with.js';

/**
 * A ready-made instance (`import { openai }`): the second is made with the package's factory behind the imports, or, where it stays as
 * it is, the instance itself under another name.
 */
export function twinOfInstance(split: Split, use: ts.Identifier): string {
  const { instance } = split.site;
  if (!instance) return split.block(use, 'form');
  return split.once(instance, 'instance', () => {
    const source = instance.getSourceFile();
    const twin = split.named(instance.name.text);
    if (split.construction === '') {
      const imported = (instance.propertyName ?? instance.name).text;
      split.insert(source, instance.parent.elements[0]!.getStart(), `${imported} as ${twin}, `);
      return twin;
    }
    const last = source.statements.filter(ts.isImportDeclaration).at(-1)!;
    const { newline } = styleOf(source);
    const text = `${newline}const ${twin} = ${split.construction}${ending(last)}`;
    split.insert(source, last.getEnd(), text);
    return twin;
  });
}
