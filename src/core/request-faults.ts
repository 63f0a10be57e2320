import type { Fault } from './provider.js';

/** Stands for what is not known of a request that is only read off its source. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** A fault that the request surely has: what is UNKNOWN never makes one. */
export interface FoundFault {
  readonly fault: Fault;
  /** Where it stands in the body. */
  readonly path: readonly (string | number)[];
  /** What an error message may quote. */
  readonly words: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with the body of a chat request for somebody; whether this provider minds, its profile says. */
export function chatFaults(body: Fields): readonly FoundFault[] {
  const messages = listOf(body['messages']);
  return [
    ...fieldFaults(body),
    ...messages.flatMap((message, index) => messageFaults(message, index)),
    ...noUserMessage(body['messages']),
    ...jsonWord(body),
    ...listOf(body['tools']).flatMap((tool, index) => toolFaults(tool, index)),
  ];
}

/** The same for the body of an embeddings request. */
export function embeddingFaults(body: Fields): readonly FoundFault[] {
  const input = listOf(body['input']);
  const isTokens = input.some((each) => typeof each === 'number' || Array.isArray(each));
  return [
    ...(body['input'] === undefined ? [found('missing-field', ['input'], { param: 'input' })] : []),
    ...(isTokens ? [found('token-arrays', ['input'])] : []),
  ];
}

function fieldFaults(body: Fields): readonly FoundFault[] {
  const both = body['reasoning_effort'] !== undefined && body['thinking'] !== undefined;
  return [
    ...(body['messages'] === undefined ? [found('missing-field', ['messages'], { param: 'messages' })] : []),
    ...(both ? [found('effort-and-thinking', ['reasoning_effort'])] : []),
  ];
}

function messageFaults(message: unknown, index: number): readonly FoundFault[] {
  if (!isFields(message)) return [];
  const { role, content } = message;
  const path = ['messages', index, 'content'];
  const words = { index: String(index), role: typeof role === 'string' ? role : '' };
  if (Array.isArray(content)) {
    return [
      ...(content.length === 0 ? [] : [found('content-parts', path, words)]),
      ...partFaults(content, path, words),
    ];
  }
  const isEmpty = content === '' || content === null || content === undefined;
  const says = message['tool_calls'] ?? message['function_call'];
  if (role === 'assistant' && isEmpty && says === undefined && message[OPEN] === undefined)
    return [found('empty-assistant', path, words)];
  return [];
}

/** Set on an object of which not every entry is known. */
export const OPEN = '…';

function partFaults(
  parts: readonly unknown[],
  path: readonly (string | number)[],
  words: FoundFault['words'],
): readonly FoundFault[] {
  const types = parts.map((part) => (isFields(part) ? part['type'] : UNKNOWN));
  const odd = types.flatMap((type, index) =>
    typeof type === 'string' && type !== 'text' && type !== 'image_url'
      ? [found('part-type', [...path, index], { ...words, value: type })]
      : [],
  );
  const alone = types.includes('image_url') && types.every((type) => type === 'image_url');
  return [...odd, ...(alone ? [found('image-alone', path, words)] : [])];
}

function noUserMessage(messages: unknown): readonly FoundFault[] {
  if (!Array.isArray(messages) || messages.length === 0) return [];
  const roles = messages.map((message) => (isFields(message) ? message['role'] : UNKNOWN));
  const isKnown = roles.every((role) => typeof role === 'string');
  return isKnown && !roles.includes('user') ? [found('no-user-message', ['messages'])] : [];
}

function jsonWord(body: Fields): readonly FoundFault[] {
  const format = body['response_format'];
  if (!isFields(format) || format['type'] !== 'json_object') return [];
  const { messages } = body;
  if (!isWhole(messages) || /json/i.test(JSON.stringify(messages))) return [];
  return [found('json-word', ['response_format'])];
}

function toolFaults(tool: unknown, index: number): readonly FoundFault[] {
  if (!isFields(tool)) return [];
  const words = { index: String(index) };
  const { type } = tool;
  if (typeof type === 'string' && type !== 'function')
    return [found('tool-type', ['tools', index], { ...words, value: type })];
  const wanted = tool['function'];
  if (wanted === undefined)
    return tool[OPEN] === undefined && type !== UNKNOWN ? [found('tool-shape', ['tools', index], words)] : [];
  const parameters = isFields(wanted) ? wanted['parameters'] : undefined;
  const properties = isFields(parameters) ? parameters['properties'] : undefined;
  const bare = Object.entries(isFields(properties) ? properties : {}).filter(([, each]) => hasNoType(each));
  return bare.map(([name]) =>
    found('tool-parameter-type', ['tools', index, 'function', 'parameters', 'properties', name], {
      ...words,
      value: name,
    }),
  );
}

function hasNoType(schema: unknown): boolean {
  const telling = ['type', 'anyOf', 'oneOf', 'allOf', '$ref', 'enum', 'const', OPEN];
  return isFields(schema) && !telling.some((key) => schema[key] !== undefined);
}

function found(fault: Fault, path: FoundFault['path'], words: FoundFault['words'] = {}): FoundFault {
  return { fault, path, words };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True where nothing in it is unknown. */
function isWhole(value: unknown): boolean {
  if (value === UNKNOWN) return false;
  if (Array.isArray(value)) return value.every(isWhole);
  return !isFields(value) || (value[OPEN] === undefined && Object.values(value).every(isWhole));
}
