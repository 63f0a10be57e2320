import { isScalar, type Scalar } from 'yaml';
import type { Sheet } from '../settings/sheet.js';
import { printYaml, type Range, type Token } from '../settings/styles.js';

/** A scalar as it stands in the file; `text` is what it means. */
export interface ScalarPlace extends Token {
  readonly node: Scalar;
  readonly isBlock: boolean;
}

/** The place of a scalar, or undefined for maps, lists, aliases and what is not written down. */
export function placeOf(sheet: Sheet, node: unknown): ScalarPlace | undefined {
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  const at = { start, end };
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const quotes = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  const text = typeof node.value === 'string' ? node.value : sheet.slice(at);
  const inner = { start: start + quotes, end: end - quotes };
  return { node, isBlock, at, inner: isBlock ? blockBody(sheet, at) : inner, text, style: printYaml };
}

/** The lines below the `|` or `>` of a block. */
function blockBody(sheet: Sheet, at: Range): Range {
  const feed = sheet.text.indexOf('\n', at.start);
  return feed === -1 || feed >= at.end ? { start: at.end, end: at.end } : { start: feed + 1, end: at.end };
}

/** True for values that a template fills in: nothing is known of them, and nothing may be put in their place. */
export function isTemplated(text: string): boolean {
  return /(?<!\$)\{\{/.test(text);
}

/** The token of a value that can be read and replaced; undefined for blocks and templates. */
export function tokenOf(place: ScalarPlace | undefined): Token | undefined {
  if (!place || place.isBlock || place.at.end === place.at.start || isTemplated(place.text)) return undefined;
  const { at, inner, text, style } = place;
  return { at, inner, text, style };
}
