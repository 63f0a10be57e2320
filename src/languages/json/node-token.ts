import type { Node } from 'jsonc-parser';
import { printJson, type Range, type Token } from '../settings/styles.js';

export function rangeOf(node: Node): Range {
  return { start: node.offset, end: node.offset + node.length };
}

/** The token of a string, number or null; undefined for objects and lists. */
export function tokenOf(node: Node | undefined): Token | undefined {
  if (!node || node.type === 'object' || node.type === 'array' || node.type === 'property') return undefined;
  const at = rangeOf(node);
  const quotes = node.type === 'string' ? 1 : 0;
  const text = node.type === 'string' ? String(node.value) : node.type === 'null' ? '' : String(node.value);
  return { at, inner: { start: at.start + quotes, end: at.end - quotes }, text, style: printJson };
}

/** Key and value of a property; undefined where the source breaks off. */
export function partsOf(
  property: Node,
): { readonly key: Node; readonly value: Node | undefined } | undefined {
  const [key, value] = property.children ?? [];
  return property.type === 'property' && key ? { key, value } : undefined;
}

/** The value under a key of an object. */
export function valueUnder(node: Node | undefined, name: string): Node | undefined {
  if (node?.type !== 'object') return undefined;
  const found = node.children?.map(partsOf).find((parts) => parts?.key.value === name);
  return found?.value;
}
