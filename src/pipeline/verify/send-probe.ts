import type { ProbeRequest } from './probe-request.js';
import type { Probe } from './wanted-probes.js';

/** Where and with what key to ask. */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly baseURL: string;
  readonly key: string;
  readonly auth: 'bearer' | 'api-key';
  /** Milliseconds after which a request counts as failed. */
  readonly timeout: number;
}

/** What came back. */
export interface ProbeResult {
  readonly ok: boolean;
  /** Undefined where no answer came. */
  readonly status?: number;
  readonly latencyMs: number;
  /** The provider's own words where it refused, ours where the answer is not what was asked for. Never holds the key. */
  readonly message?: string;
}

/** Sends one request and judges the answer. Never throws. */
export async function sendProbe(
  probe: Probe,
  request: ProbeRequest,
  endpoint: Endpoint,
): Promise<ProbeResult> {
  const startedAt = performance.now();
  const took = (): number => Math.round(performance.now() - startedAt);
  try {
    const response = await fetch(`${endpoint.baseURL}/${request.path}`, initOf(request, endpoint));
    const text = await response.text();
    const latencyMs = took();
    const { status } = response;
    const fault = response.ok ? faultOf(probe, text) : messageOf(text, response.statusText);
    return {
      ok: fault === undefined,
      status,
      latencyMs,
      ...(fault === undefined ? {} : { message: hide(fault, endpoint.key) }),
    };
  } catch (error) {
    return { ok: false, latencyMs: took(), message: hide(reasonOf(error), endpoint.key) };
  }
}

function initOf({ json, form }: ProbeRequest, { key, auth, timeout }: Endpoint): RequestInit {
  const headers: Record<string, string> =
    auth === 'api-key' ? { 'api-key': key } : { authorization: `Bearer ${key}` };
  const common = { headers, signal: AbortSignal.timeout(timeout), redirect: 'error' as const };
  if (json !== undefined) {
    headers['content-type'] = 'application/json';
    return { ...common, method: 'POST', body: JSON.stringify(json) };
  }
  if (form === undefined) return common;
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === 'string') body.set(name, value);
    else body.set(name, value, 'silence.wav');
  }
  return { ...common, method: 'POST', body };
}

/** What is wrong with an answer of status 200; undefined where it is what was asked for. */
function faultOf(probe: Probe, text: string): string | undefined {
  if (probe.feature === 'speech') return text === '' ? 'empty answer' : undefined;
  if (probe.feature === 'stream')
    return /^data:/m.test(text) ? undefined : `no event stream: ${text.slice(0, 200)}`;
  const answer = parse(text);
  if (typeof answer !== 'object' || answer === null) return `no JSON: ${text.slice(0, 200)}`;
  // Some gateways answer 200 and put the error into the body.
  const { error } = answer as { error?: unknown };
  if (error !== undefined && error !== null) return messageOf(text, '');
  return shapeFault(probe, answer as Record<string, unknown>);
}

function shapeFault(probe: Probe, answer: Record<string, unknown>): string | undefined {
  if (probe.feature === 'embeddings') {
    const [first] = listOf(answer['data']);
    const width = listOf((first as { embedding?: unknown } | undefined)?.embedding).length;
    if (width === 0) return 'no vector';
    const wanted = probe.dimensions;
    return wanted === undefined || width === wanted ? undefined : `${width} numbers instead of ${wanted}`;
  }
  if (probe.api !== 'chat.completions') return undefined;
  const [choice] = listOf(answer['choices']);
  const message = (choice as { message?: Record<string, unknown> } | undefined)?.message;
  if (message === undefined) return 'no choices';
  if (probe.feature === 'tools')
    return listOf(message['tool_calls']).length > 0 ? undefined : 'answered without calling the tool';
  const isJson = probe.feature === 'json_object' || probe.feature === 'json_schema';
  const { content } = message;
  const isObject = typeof content === 'string' && typeof parse(content) === 'object';
  return isJson && !isObject ? 'the content is no JSON' : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The message inside an error's body, with its code; the body itself where it has none. */
function messageOf(text: string, fallback: string): string {
  const body = parse(text);
  const error = (body as { error?: unknown } | undefined)?.error ?? body;
  if (typeof error === 'object' && error !== null) {
    const { message, msg, code } = error as { message?: unknown; msg?: unknown; code?: unknown };
    const words = message ?? msg;
    const name = typeof code === 'string' || typeof code === 'number' ? `${code}: ` : '';
    if (typeof words === 'string') return `${name}${words}`;
  }
  return text.trim() === '' ? fallback : text.trim().slice(0, 500);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  const reason = cause instanceof Error ? `: ${code ?? cause.message}` : '';
  return `${error.message}${reason}`;
}

/** An answer may quote the key, whole or without its ends. */
function hide(text: string, key: string): string {
  if (key.length < 8) return text.replaceAll(key, '***');
  const middle = key.slice(3, -4);
  return text.replaceAll(key, `***${key.slice(-4)}`).replaceAll(middle.length >= 8 ? middle : key, '***');
}
