import type { Api } from '../../core/usage.js';
import { isObject, itemsOf, type JsonObject } from '../server/exchange.js';

type Reader = (body: JsonObject) => readonly unknown[];

/** Names in a profile that are no plain field of the request body, and where their values stand. */
const CHAT_READERS: Readonly<Record<string, Reader>> = {
  'messages.role.developer': (body) =>
    messagesOf(body).flatMap((each) => (each['role'] === 'developer' ? ['developer'] : [])),
  'messages.image_url': (body) => partsOf(body, 'image_url').map(imageLink),
  'messages.name': (body) => messagesOf(body).flatMap((each) => present(each['name'])),
  functions: (body) => present(body['functions'] ?? body['function_call']),
  'response_format.json_object': (body) => responseFormat(body, 'json_object'),
  'response_format.json_schema': (body) => responseFormat(body, 'json_schema'),
};

const EMBEDDING_READERS: Readonly<Record<string, Reader>> = {
  'embeddings.input': (body) => present(body['input']),
  'embeddings.encoding_format': (body) => present(body['encoding_format']),
  'embeddings.dimensions': (body) => present(body['dimensions']),
};

/** The values that a request gives to the parameter that a profile speaks of; none where it does not send it. */
export function paramValues(name: string, api: Api, body: JsonObject): readonly unknown[] {
  if (api === 'embeddings') return EMBEDDING_READERS[name]?.(body) ?? [];
  if (api !== 'chat.completions') return [];
  const reader = CHAT_READERS[name];
  return reader === undefined ? present(at(body, name.split('.'))) : reader(body);
}

/** The messages of a chat request. */
export function messagesOf(body: JsonObject): readonly JsonObject[] {
  return itemsOf(body['messages']).filter(isObject);
}

function partsOf(body: JsonObject, type: string): readonly JsonObject[] {
  const parts = messagesOf(body).flatMap((each) => itemsOf(each['content']).filter(isObject));
  return parts.filter((part) => part['type'] === type);
}

function imageLink(part: JsonObject): unknown {
  const image = part['image_url'];
  return isObject(image) ? image['url'] : image;
}

function responseFormat(body: JsonObject, type: string): readonly unknown[] {
  const format = body['response_format'];
  return isObject(format) && format['type'] === type ? [type] : [];
}

function at(body: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), body);
}

/** `null` counts as not sent: SDKs and providers treat it so. */
function present(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : [value];
}
