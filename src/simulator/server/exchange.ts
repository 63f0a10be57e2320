import type { IncomingMessage } from 'node:http';
import type { Json } from '../../core/change.js';
import type { Api } from '../../core/usage.js';

/** Why a request was not served, for a log that a person reads. */
export interface Refusal {
  readonly about: 'path' | 'key' | 'body' | 'model' | 'param' | 'api' | 'host';
  /** The parameter, model or path in question. */
  readonly name: string;
  readonly message: string;
}

/** One request as it arrived, and what became of it. */
export interface SimulatedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly host?: string;
  readonly authorization?: string;
  readonly api?: Api;
  /** Parsed JSON, the text of anything else, undefined where there was none. */
  readonly body?: unknown;
  readonly status: number;
  readonly refusal?: Refusal;
  /** What the program was told, where it was refused. */
  readonly error?: Json;
  /** ISO time of arrival. */
  readonly at: string;
}

/** What is sent back: a whole body (none where `json` is missing), or pieces of a stream. */
export type Reply =
  | { readonly status: number; readonly json?: Json; readonly refusal?: Refusal }
  | { readonly status: number; readonly bytes: Buffer; readonly type: string; readonly refusal?: undefined }
  | { readonly status: number; readonly events: readonly string[]; readonly refusal?: undefined };

export type JsonObject = { readonly [key: string]: Json };

export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: unknown;
}

/** Reads the whole request; a body that is no JSON stays text. */
export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString('utf8');
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: request.headers,
    text,
    body: text === '' ? undefined : parseBody(text),
  };
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An object of JSON, and nothing else. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of an array, or none. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
