import type { FilePath } from '../../../core/source.js';

const SCRIPT = /\.(?:[cm]?[jt]sx?)$/;
const CONTAINER = /\.(?:vue|svelte|astro)$/;

export function isScript(file: FilePath): boolean {
  return SCRIPT.test(file) || CONTAINER.test(file);
}

/**
 * The JavaScript or TypeScript of a file, at the offsets that it has in the file: in a component everything but the scripts is
 * blanked, so that positions need no translation. Undefined where a component has no script.
 */
export function scriptText(
  file: FilePath,
  text: string,
): { readonly text: string; readonly extension: string } | undefined {
  if (!CONTAINER.test(file)) {
    return { text: text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text, extension: '' };
  }
  const blocks = file.endsWith('.astro') ? frontmatter(text) : scriptBlocks(text);
  if (blocks.length === 0) return undefined;
  let result = '';
  let at = 0;
  for (const block of blocks) {
    result += blank(text.slice(at, block.start)) + text.slice(block.start, block.end);
    at = block.end;
  }
  const typed = file.endsWith('.astro') || blocks.some((block) => block.typed);
  const jsx = blocks.some((block) => block.jsx);
  return { text: result + blank(text.slice(at)), extension: (typed ? '.ts' : '.js') + (jsx ? 'x' : '') };
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly typed: boolean;
  readonly jsx: boolean;
}

function frontmatter(text: string): Block[] {
  const open = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(text);
  const blocks = scriptBlocks(text);
  if (!open) return blocks;
  const close = text.indexOf('\n---', open[0].length - 1);
  if (close < 0) return blocks;
  const header = { start: open[0].length, end: close + 1, typed: true, jsx: false };
  return [header, ...blocks.filter((block) => block.start > header.end)];
}

function scriptBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const opening = /<script\b([^>]*)>/gi;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const attributes = match[1] ?? '';
    const start = match.index + match[0].length;
    const end = text.slice(start).search(/<\/script\s*>/i);
    if (end < 0) break;
    opening.lastIndex = start + end;
    if (/\btype\s*=\s*["']?(?:application\/(?:ld\+)?json|text\/(?:template|x-))/i.test(attributes)) continue;
    blocks.push({
      start,
      end: start + end,
      typed: /\blang\s*=\s*["']?tsx?/i.test(attributes),
      jsx: /\blang\s*=\s*["']?[jt]sx/i.test(attributes),
    });
  }
  return blocks;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
