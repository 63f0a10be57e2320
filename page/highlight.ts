import { diffWordsWithSpace } from 'diff';
import bash from 'highlight.js/lib/languages/bash';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import ini from 'highlight.js/lib/languages/ini';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import type { Entry } from './file-model.js';
import type { Line } from './hunks.js';

/** A piece of a line that looks the same throughout. */
export interface Token {
  readonly text: string;
  readonly look: string;
  readonly isMarked?: boolean;
}

const lowlight = createLowlight({ bash, dockerfile, ini, json, markdown, sql, typescript, xml, yaml });
lowlight.registerAlias({ typescript: ['javascript'] });

const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\.(?:[cm]?[jt]sx?)$/, 'typescript'],
  [/\.(?:vue|svelte|astro|html?|xml)$/, 'xml'],
  [/\.(?:json[c5]?|ipynb)$/, 'json'],
  [/\.ya?ml$/, 'yaml'],
  [/(?:^|\/)\.env|\.(?:env|toml|ini|properties)$/, 'ini'],
  [/(?:^|\/)(?:Dockerfile|Containerfile)|\.dockerfile$/i, 'dockerfile'],
  [/\.(?:sh|bash|zsh)$|(?:^|\/)Makefile$/, 'bash'],
  [/\.mdx?$/, 'markdown'],
  [/\.(?:sql|prisma)$/, 'sql'],
];
const LONGEST = 30_000;
const LONGEST_LINE = 1_000;

/** The lines of an entry in colour; each side of a hunk is read as a whole, so that a text over several lines stays one. */
export function colouredLines(file: string, entry: Entry): ReadonlyMap<Line, readonly Token[]> {
  const lines = entry.blocks.flatMap((block) => block.lines);
  const language = LANGUAGES.find(([pattern]) => pattern.test(file))?.[1];
  const coloured = new Map<Line, readonly Token[]>();
  for (const side of ['+', '-'] as const) {
    const own = lines.filter((line) => line.kind === ' ' || line.kind === side);
    const texts = tokensOf(own.map((line) => line.text).join('\n'), language);
    own.forEach((line, at) => coloured.set(line, texts[at] ?? []));
  }
  return coloured;
}

function tokensOf(text: string, language: string | undefined): readonly (readonly Token[])[] {
  const isPlain = language === undefined || text.length > LONGEST;
  const tokens = isPlain ? [{ text, look: '' }] : flatten(lowlight.highlight(language, text).children, '');
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    token.text.split('\n').forEach((part, at) => {
      if (at > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ ...token, text: part });
    });
  }
  return lines;
}

type Nodes = ReturnType<typeof lowlight.highlight>['children'];

function flatten(nodes: Nodes, look: string): readonly Token[] {
  return nodes.flatMap((node): readonly Token[] => {
    if (node.type === 'text') return [{ text: node.value, look }];
    if (node.type !== 'element') return [];
    const own = ([node.properties['className'] ?? ''].flat() as readonly string[]).join(' ');
    return flatten(node.children, own);
  });
}

/** Which parts of a line are not in the other one. */
export function changedRanges(line: string, other: string): readonly (readonly [number, number])[] {
  if (line.length > LONGEST_LINE || other.length > LONGEST_LINE) return [];
  const parts = diffWordsWithSpace(other, line);
  const kept = parts.filter((part) => !part.added && !part.removed);
  // Where next to nothing is the same, marking all the rest says nothing.
  if (
    kept.reduce((sum, part) => sum + part.value.trim().length, 0) <
    Math.min(line.trim().length, other.trim().length) / 4
  )
    return [];
  const ranges: [number, number][] = [];
  let at = 0;
  for (const part of parts) {
    if (part.removed) continue;
    if (part.added) ranges.push([at, at + part.value.length]);
    at += part.value.length;
  }
  return ranges;
}

/** The tokens cut where marked ranges begin and end. */
export function marked(
  tokens: readonly Token[],
  ranges: readonly (readonly [number, number])[],
): readonly Token[] {
  if (ranges.length === 0) return tokens;
  let at = 0;
  return tokens.flatMap((token) => {
    const start = at;
    at += token.text.length;
    const cuts = [...new Set([start, at, ...ranges.flat().filter((cut) => cut > start && cut < at)])].sort(
      (a, b) => a - b,
    );
    return cuts.slice(1).map((end, index) => {
      const from = cuts[index]!;
      const isMarked = ranges.some(([first, last]) => first <= from && end <= last);
      return { ...token, text: token.text.slice(from - start, end - start), isMarked };
    });
  });
}
