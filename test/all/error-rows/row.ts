/** An error that people met when they moved code by URL, key and model alone. */
export interface ErrorRow {
  /** By provider and cause. */
  readonly id: string;
  readonly provider: string;
  /** OpenAI's model in the program, and what a hurried person writes instead. */
  readonly from: string;
  readonly model: string;
  readonly program: string;
  /** Where the hurried person points the program; default: the provider's first region. */
  readonly url?: string;
  /** A key that is not the one that the provider expects. */
  readonly wrongKey?: true;
  /** ISO date on which the provider is played; default: the day on which the catalogue was read. */
  readonly today?: string;
  readonly error: { readonly status: number; readonly code?: string; readonly message: RegExp };
  /** runs: the migrated program meets no refusal · else what the report says beforehand, and at what */
  readonly then: 'runs' | { readonly says: RegExp; readonly at: RegExp };
  readonly packages?: Readonly<Record<string, string>>;
}

export const SAYS = "messages: [{ role: 'user', content: 'Say hello.' }]";
export const TOOLS =
  "tools: [{ type: 'function', function: { name: 'look_up', parameters: { type: 'object', properties: { word: { type: 'string' } } } } }]";
export const HISTORY = `messages: [
    { role: 'user', content: 'What is a lantern?' },
    { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look_up', arguments: '{"word":"lantern"}' } }] },
    { role: 'tool', tool_call_id: 'call_1', content: 'a light in a case' },
  ]`;
export const DEVELOPER =
  "messages: [{ role: 'developer', content: 'Be brief.' }, { role: 'user', content: 'Say hello.' }]";
export const JSON_MODE = "response_format: { type: 'json_object' }";
export const IMAGE = "{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } }";
export const FORCED = `${TOOLS}, tool_choice: { type: 'function', function: { name: 'look_up' } }`;
export const LONG = "messages: [{ role: 'user', content: 'word '.repeat(300_000) }]";

/** A program with one chat call. */
function chat(model: string, fields: string): string {
  return `client.chat.completions.create({ model: '${model}', ${fields} })`;
}

function embed(model: string, fields: string): string {
  return `client.embeddings.create({ model: '${model}', ${fields} })`;
}

interface Short extends Omit<ErrorRow, 'from' | 'program'> {
  readonly fields: string;
  readonly from?: string;
}

export function chatRow({ fields, from = 'gpt-4o', ...row }: Short): ErrorRow {
  return { ...row, from, program: chat(from, fields) };
}

export function embedRow({ fields, from = 'text-embedding-3-small', ...row }: Short): ErrorRow {
  return { ...row, from, program: embed(from, fields) };
}

export const INVALID = 'invalid_request_error';
