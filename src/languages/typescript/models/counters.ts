import { ts } from 'ts-morph';
import type { ModelUsage, Reader, TokenizerUsage } from '../../../core/usage.js';
import { literalSpans } from '../follow/values.js';
import type { FoundModel } from './models.js';
import { walk } from '../program/walk.js';

/** Models with the token counters that get their name, however it comes there: a cast, a parameter, a setting. */
export function withCounters(
  models: readonly FoundModel[],
  counters: readonly TokenizerUsage[],
): readonly FoundModel[] {
  return models.map((found) => {
    const { usage: model } = found;
    const readers = counters.flatMap(({ model: given, span, caught }): Reader[] => {
      const isGiven = given && literalSpans(given).some((at) => isSame(at, model.at));
      return isGiven ? [{ at: span, as: 'tokenizer', survives: caught === true }] : [];
    });
    // The token itself may be what is counted: then nothing else reads it.
    const others = model.readers.filter((reader) => reader.as !== 'tokenizer' || readers.length === 0);
    return readers.length === 0 ? found : { ...found, usage: { ...model, readers: [...others, ...readers] } };
  });
}

function isSame(a: ModelUsage['span'], b: ModelUsage['span'] | undefined): boolean {
  return b !== undefined && a.file === b.file && a.start === b.start;
}

/** Inside a `try` that has an answer to what is thrown. */
export function isCaught(node: ts.Node): boolean {
  for (let up = node; up.parent && !ts.isFunctionLike(up); up = up.parent) {
    const around = up.parent;
    if (ts.isTryStatement(around) && around.tryBlock === up && around.catchClause)
      return !rethrows(around.catchClause.block);
  }
  return false;
}

function rethrows(block: ts.Block): boolean {
  let found = false;
  walk(block, (node) => {
    found ||= ts.isThrowStatement(node);
  });
  return found;
}
