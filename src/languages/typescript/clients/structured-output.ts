import type { RequestDescriptor, StructuredDescriptor, StructuredMeans } from '../../../core/sdk.js';
import type { CallUsage } from '../../../core/usage.js';
import type { Known } from '../follow/known.js';
import type { ReadOption } from './options.js';

type Structured = Pick<CallUsage, 'structured'>;

/** By which means a method makes answers fit a schema, and how a tool could do it instead. */
export function structuredByMethod(
  { by, option, values }: StructuredDescriptor,
  options: ReadonlyMap<string, ReadOption>,
): Structured {
  const said = textOf(options.get(option)?.known);
  const tool = Object.entries(values).find(([, means]) => means === 'tool')?.[0];
  return {
    structured: {
      by: (said === undefined ? undefined : values[said]) ?? by,
      ...(tool === undefined ? {} : { tool: { option, value: tool === 'false' ? false : tool } }),
    },
  };
}

/** By which means a request with a schema asks a model for it; nothing where the request carries none. */
export function structuredByModel(
  request: RequestDescriptor,
  options: ReadonlyMap<string, ReadOption>,
  by: StructuredMeans,
): Structured {
  const { structured, schemaOption } = request;
  if (structured) {
    if (textOf(options.get(structured.option)?.known) === structured.plain)
      return { structured: { by: 'json_object' } };
    const mode = textOf(options.get(structured.mode)?.known);
    if (mode === 'tool') return { structured: { by: 'tool' } };
    if (mode === 'json') return { structured: { by: by === 'tool' ? 'json_object' : by } };
    return { structured: { by } };
  }
  return schemaOption !== undefined && options.has(schemaOption)
    ? { structured: { by: by === 'tool' ? 'json_object' : by } }
    : {};
}

function textOf(known: Known | undefined): string | undefined {
  return known?.k === 'literal' && known.value !== null ? String(known.value) : undefined;
}
