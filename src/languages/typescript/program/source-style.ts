import { type ts } from 'ts-morph';

type Environment = 'process.env' | 'import.meta.env' | 'Deno.env';

/** How a file is written, so that what is added looks like what is there. */
export interface SourceStyle {
  readonly quote: "'" | '"';
  /** One step of indentation. */
  readonly indent: string;
  readonly newline: '\n' | '\r\n';
  /** The object that variables of the environment are read from. */
  readonly environment: Environment;
}

const styles = new WeakMap<ts.SourceFile, SourceStyle>();

export function styleOf(file: ts.SourceFile): SourceStyle {
  let style = styles.get(file);
  if (!style) styles.set(file, (style = measure(file.text)));
  return style;
}

function measure(text: string): SourceStyle {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const indent = /^(\t| {2,8})\S/m.exec(text)?.[1] ?? '  ';
  return {
    quote: count(/"[^"'\n]*"/g) > count(/'[^'"\n]*'/g) ? '"' : "'",
    indent: indent === '\t' ? '\t' : indent.length >= 4 ? '    ' : '  ',
    newline: count(/\r\n/g) > count(/(?<!\r)\n/g) ? '\r\n' : '\n',
    environment: environmentOf(count),
  };
}

/** The way that the file reads variables most often. */
function environmentOf(count: (pattern: RegExp) => number): Environment {
  const uses: readonly (readonly [Environment, number])[] = [
    ['process.env', count(/process\.env\b/g)],
    ['import.meta.env', count(/import\.meta\.env\b/g)],
    ['Deno.env', count(/\bDeno\.env\b/g)],
  ];
  return uses.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
