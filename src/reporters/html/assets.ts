import { readFileSync } from 'node:fs';

export interface Assets {
  readonly script: string;
  readonly style: string;
}

/** The page's script and style, as the build made them of `page/`. They are a part of the program, as its own modules are. */
export function loadAssets(): Assets {
  // From src and from dist alike, three folders up is the package.
  const read = (name: string) => readFileSync(new URL(`../../../dist/page/${name}`, import.meta.url), 'utf8');
  return { script: read('page.js'), style: read('page.css') };
}
