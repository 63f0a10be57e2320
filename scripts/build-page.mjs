// Bundles the page of the HTML report (page/) into dist/page: one script and one style, which the reporter puts into each report.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

export const PAGE_FILES = ['page.js', 'page.css'];

export async function buildPage(root) {
  const out = join(root, 'dist', 'page');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'page.js'), await script(root));
  writeFileSync(join(out, 'page.css'), style(root));
}

async function script(root) {
  const bundle = await rolldown({
    input: join(root, 'page', 'main.tsx'),
    cwd: root,
    platform: 'browser',
    tsconfig: join(root, 'page', 'tsconfig.json'),
    // Sources name each other as the compiler's output would.
    resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, sourcemap: false });
  await bundle.close();
  const { code } = output[0];
  // The text stands inside a script element: nothing in it may end that, or begin a comment in it. These escapes mean the same in
  // strings and in regular expressions.
  return code
    .replaceAll('</script', '<\\/script')
    .replaceAll('<script', '<\\x73cript')
    .replaceAll('<!--', '<\\x21--');
}

function style(root) {
  const folder = join(root, 'page', 'styles');
  const text = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('');
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n');
}
