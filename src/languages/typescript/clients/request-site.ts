import type { ts } from 'ts-morph';
import type { CallUsage } from '../../../core/usage.js';
import { isTyped } from './clients.js';
import type { ReadOptions } from './options.js';
import type { Site } from './sites.js';

/** A call that asks a model that was made, or named, elsewhere. */
export interface RequestPlace {
  readonly node: ts.CallExpression | ts.NewExpression;
  /** Index of the argument that holds its settings. */
  readonly argument: number;
  /** Written name → OpenAI's own. */
  readonly names: Readonly<Record<string, string>>;
  /** The setting under which everything stands that has no name here. */
  readonly under?: string | undefined;
}

/** Where the settings of such a call are written. */
export function requestSite(
  { node, argument, names, under }: RequestPlace,
  usage: CallUsage,
  read: ReadOptions,
): Site {
  return {
    usage,
    owner: node,
    argument,
    object: read.object,
    ownsObject: read.ownsObject,
    options: read.options,
    writtenName: (name) =>
      Object.entries(names).find(([, canonical]) => canonical === name)?.[0] ??
      (under === undefined ? name : `${under}.${name}`),
    ignored: [],
    typed: isTyped(node),
    convertsWithClient: true,
  };
}
