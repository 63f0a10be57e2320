import type { Api, EndpointUsage } from './usage.js';

const DATE = '(?:-\\d{4}-\\d{2}-\\d{2}|-\\d{4})?';

/** One pattern per family, each for the whole text. Open weights (gpt-oss, gpt2, gpt-neo, gpt-j) are nobody's API. */
const MODEL_FAMILIES = [
  'gpt-3\\.5-turbo(?:-(?:16k|instruct|preview|\\d{4}))*',
  'gpt-4(?:\\.\\d+)?o?(?:-(?:turbo|vision|preview|mini|nano|pro|32k|audio|realtime|search|tts|transcribe|diarize|latest|all|\\d{4}|\\d{2}))*',
  'gpt-[5-9](?:\\.\\d+)?(?:-[a-z]+){0,3}' + DATE,
  'gpt-(?:image|audio|realtime|live|daybreak|rosalind)(?:-[a-z\\d.]+)*|gpt-transcribe(?:-[a-z\\d.]+)*',
  'chatgpt-(?:4o|image)-latest|chat-latest',
  'o[134](?:-mini)?(?:-(?:preview|pro|high|low|deep-research))?' + DATE,
  '(?:codex-mini-latest|computer-use-preview)' + DATE,
  'text-embedding-(?:ada-002|3-small|3-large)',
  'text-(?:davinci|curie|babbage|ada)-(?:edit-)?\\d{3}|code-(?:davinci|cushman)-(?:edit-)?\\d{3}|(?:davinci|babbage)-002',
  'dall-e-[23]|whisper-1|tts-1(?:-hd)?(?:-1106)?|sora-2(?:-pro)?' + DATE,
  '(?:omni|text)-moderation-(?:latest|stable|\\d{3}|\\d{4}-\\d{2}-\\d{2})',
  'ft:[a-z][a-z\\d.-]*(?::[^\\s:]*)*|(?:ada|babbage|curie|davinci):ft-[^\\s]+',
];
const MODEL = new RegExp(`^(?:${MODEL_FAMILIES.join('|')})$`);

/** True where the whole text is a model id in OpenAI's own spelling. It says nothing of where the id is sent. */
export function looksLikeOpenAIModel(text: string): boolean {
  return MODEL.test(text);
}

const NAMED_FOR: readonly (readonly [RegExp, Api])[] = [
  [/embedding/, 'embeddings'],
  [/moderation/, 'moderations'],
  [/^(?:dall-e|(?:chat)?gpt-image)/, 'images.generations'],
  [/whisper|transcribe/, 'audio.transcriptions'],
  [/^tts-|-tts\b/, 'audio.speech'],
  [/^sora-/, 'videos'],
];

/** The API that one of OpenAI's models is asked through; undefined for other texts. */
export function apiOfModel(id: string): Api | undefined {
  if (!looksLikeOpenAIModel(id)) return undefined;
  return NAMED_FOR.find(([pattern]) => pattern.test(id))?.[1] ?? 'chat.completions';
}

/** The hosts that serve OpenAI's API, regional ones included. */
export const OPENAI_HOSTS: readonly string[] = [
  'api.openai.com',
  ...['us', 'eu', 'ae', 'au', 'in', 'jp'].map((region) => `${region}.api.openai.com`),
];

/** True where this host name, in any case, is one of OpenAI's API. */
export function isOpenAIHost(host: string): boolean {
  return OPENAI_HOSTS.includes(host.toLowerCase());
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A URL or bare host of OpenAI's API. Offsets count from the start of the text it was found in. */
export interface OpenAIUrl extends Piece {
  readonly form: Exclude<EndpointUsage['form'], 'path'>;
  /** Lower case, without port. */
  readonly host: string;
  /** Scheme, host and port, or the host alone. */
  readonly origin: Piece;
  /** `/v1`, with its slash. */
  readonly version?: Piece;
  /** What follows the version: `/chat/completions`; without query; empty where nothing but a slash follows. */
  readonly path: string;
  readonly api?: Api;
}

const URL_PATTERN =
  /(?<![\w.@-])(?<origin>(?:(?:https?|wss?):)?(?:\/\/)?(?<host>(?:(?:us|eu|ae|au|in|jp)\.)?api\.openai\.com)(?::\d+)?)(?![\w-]|\.[a-z\d])(?<version>\/v\d+(?:beta)?(?![\w-]))?(?<path>[/?#](?:[^\s"'`<>)\]|\\;,，。；、（）]*[^\s"'`<>)\]|\\;,.，。；、（）])?)?/gi;

/** Every URL or bare host of OpenAI's API inside a longer text, in order. */
export function findOpenAIUrls(text: string): readonly OpenAIUrl[] {
  return [...text.matchAll(URL_PATTERN)].map((match) => toUrl(match));
}

/** The text as a URL or bare host of OpenAI's API, where all of it (but surrounding blanks) is one. */
export function parseOpenAIUrl(text: string): OpenAIUrl | undefined {
  const [first] = findOpenAIUrls(text);
  if (first === undefined) return undefined;
  const around = text.slice(0, first.start) + text.slice(first.end);
  return around.trim() === '' ? first : undefined;
}

function toUrl(match: RegExpMatchArray): OpenAIUrl {
  const start = match.index ?? 0;
  const { origin = '', host = '', version, path: rest = '' } = match.groups ?? {};
  const originEnd = start + origin.length;
  const path = (rest.split(/[?#]/)[0] ?? '').replace(/\/$/, '');
  const api = path === '' ? undefined : apiOfPath(path);
  return {
    start,
    end: start + match[0].length,
    form: formOf(origin, version, path),
    host: host.toLowerCase(),
    origin: { start, end: originEnd },
    ...(version === undefined ? {} : { version: { start: originEnd, end: originEnd + version.length } }),
    path,
    ...(api === undefined ? {} : { api }),
  };
}

function formOf(origin: string, version: string | undefined, path: string): OpenAIUrl['form'] {
  if (!origin.includes('//')) return 'host';
  if (path !== '') return 'full';
  return version === undefined ? 'origin' : 'base';
}

/** An address of an Azure resource, or the piece of a template that holds its domain: `.openai.azure.com/openai/deployments/…`. */
export interface AzureUrl extends Piece {
  readonly host: string;
  readonly api?: Api;
}

const AZURE_PATTERN =
  /(?:https?:\/\/)?(?<host>[\w-]*\.(?:openai\.azure\.(?:com|cn)|cognitiveservices\.azure\.com|services\.ai\.azure\.com))(?<path>\/[^\s"'`<>)\]]*)?/gi;

/** Every address of Azure OpenAI inside a longer text, in order. */
export function findAzureUrls(text: string): readonly AzureUrl[] {
  return [...text.matchAll(AZURE_PATTERN)].map((match) => {
    const { host = '', path = '' } = match.groups ?? {};
    const rest = path.replace(/^\/openai(?:\/deployments\/[^/]*)?/, '');
    const api = apiOfPath(rest);
    return {
      start: match.index,
      end: match.index + match[0].length,
      host: host.toLowerCase(),
      ...(api === undefined ? {} : { api }),
    };
  });
}

/**
 * Pages behind the account's own web site. Since 2023-07 they answer a secret key with "must be made with a session key", so that a
 * program that asks them gets nothing from OpenAI either.
 */
export const CLOSED_TO_KEYS: ReadonlySet<Api> = new Set(['dashboard']);

/** Longer paths before their beginnings; the first that the path starts with decides. */
const PATHS: readonly (readonly [string, Api])[] = [
  ['chat/completions', 'chat.completions'],
  ['responses', 'responses'],
  ['completions', 'completions'],
  ['embeddings', 'embeddings'],
  ['images/generations', 'images.generations'],
  ['images/edits', 'images.edits'],
  ['images/variations', 'images.variations'],
  ['audio/speech', 'audio.speech'],
  ['audio/transcriptions', 'audio.transcriptions'],
  ['audio/translations', 'audio.translations'],
  ['moderations', 'moderations'],
  ['files', 'files'],
  ['uploads', 'uploads'],
  ['batches', 'batches'],
  ['fine_tuning', 'fine_tuning'],
  ['fine-tunes', 'fine_tuning'],
  ['assistants', 'assistants'],
  ['threads', 'assistants'],
  ['vector_stores', 'vector_stores'],
  ['realtime', 'realtime'],
  ['models', 'models.list'],
  ['edits', 'edits'],
  ['videos', 'videos'],
  ['dashboard', 'dashboard'],
  ['usage', 'dashboard'],
  ['organization/usage', 'billing'],
  ['organization/costs', 'billing'],
];

/** The API behind a path, with or without `/v1` in front; undefined where the path is none of OpenAI's. */
export function apiOfPath(path: string): Api | undefined {
  const bare = path.replace(/[?#].*$/s, '').replace(/^\/?(?:v\d+(?:beta)?(?:\/|$))?/, '');
  return PATHS.find(([start]) => bare === start || bare.startsWith(`${start}/`))?.[1];
}
