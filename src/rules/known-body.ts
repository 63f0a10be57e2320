import { OPEN, UNKNOWN } from '../core/request-faults.js';
import type { Span } from '../core/source.js';
import type { CallUsage, Value } from '../core/usage.js';

/** The request body that the code shows, with UNKNOWN for what it does not. */
export function knownBody(call: CallUsage): Readonly<Record<string, unknown>> {
  const shown = Object.entries(call.options).map(([name, option]) => [name, known(option.value)] as const);
  const asked = call.api === 'embeddings' ? 'input' : 'messages';
  // What the call may have from elsewhere is no missing field.
  return { [asked]: UNKNOWN, ...Object.fromEntries(shown) };
}

function known(value: Value): unknown {
  switch (value.type) {
    case 'literal':
      return value.value;
    case 'array':
      return [...value.items.map(known), ...(value.open ? [UNKNOWN] : [])];
    case 'object': {
      const entries = Object.entries(value.entries).map(([key, each]) => [key, known(each)] as const);
      return { ...Object.fromEntries(entries), ...(value.open ? { [OPEN]: UNKNOWN } : {}) };
    }
    default:
      return UNKNOWN;
  }
}

/** Where a part of the body stands in the code: the part itself, or the nearest around it that has a place. */
export function placeOf(call: CallUsage, [name, ...path]: readonly (string | number)[]): Span | undefined {
  const option = call.options[String(name)];
  if (!option || path.length === 0) return option?.at;
  let value: Value = option.value;
  for (const step of path) {
    const next: Value | undefined =
      value.type === 'array' && typeof step === 'number'
        ? value.items[step]
        : value.type === 'object'
          ? value.entries[String(step)]
          : undefined;
    if (!next) break;
    value = next;
  }
  return value.at;
}
