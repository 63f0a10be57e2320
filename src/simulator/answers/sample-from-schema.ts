import type { Json } from '../../core/change.js';
import { isObject, itemsOf } from '../server/exchange.js';

/** The smallest value that a JSON Schema accepts, with `text` wherever a string may be anything. */
export function sampleFromSchema(schema: unknown, text: string): Json {
  if (!isObject(schema)) return text;
  const fixed = schema['const'] ?? itemsOf(schema['enum'])[0];
  if (fixed !== undefined) return fixed as Json;
  const choice = itemsOf(schema['anyOf'])[0] ?? itemsOf(schema['oneOf'])[0];
  if (choice !== undefined) return sampleFromSchema(choice, text);
  return sampleOfType(schema, text);
}

function sampleOfType(schema: { readonly [key: string]: Json }, text: string): Json {
  const type = Array.isArray(schema['type']) ? (schema['type'] as readonly Json[])[0] : schema['type'];
  switch (type) {
    case 'object':
      return sampleObject(schema, text);
    case 'array':
      return [sampleFromSchema(schema['items'], text)];
    case 'number':
    case 'integer':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return text;
  }
}

function sampleObject(schema: { readonly [key: string]: Json }, text: string): Json {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const entries = Object.entries(properties).map(([name, each]) => [name, sampleFromSchema(each, text)]);
  return Object.fromEntries(entries) as Json;
}
