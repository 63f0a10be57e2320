import type { Api, VariableRole } from './usage.js';

/** OPENAI or OPEN_AI, not the first letters of another word (OPENAIR_TOKEN); glued endings such as OPENAIKEY do count. */
const OPENAI_NAME =
  /^[A-Z0-9_]*OPEN_?AI(?![A-Z])[A-Z0-9_]*$|^[A-Z0-9_]*OPEN_?AI(?=(?:API|KEY|MODEL|BASE|URL|HOST|ORG|TOKEN|SECRET|PROJECT|CHAT|EMBED|ENDPOINT))[A-Z0-9_]*$/;

/** `OPENAI_COMPATIBLE_API_KEY` is the key of anybody who speaks OpenAI's protocol. */
const LIKE_OPENAI = /OPEN_?AI_(?:COMPATIBLE|COMPAT|LIKE)(?:_|$)/;

/** True for names that say OpenAI's: OPENAI_API_KEY, VITE_OPENAI_MODEL, AZURE_OPENAI_ENDPOINT, MYAPP_OPEN_AI_KEY. */
export function isOpenAIVariable(name: string): boolean {
  return OPENAI_NAME.test(name) && !LIKE_OPENAI.test(name);
}

/** Endings that only tell deployments of the same thing apart. */
const STAGE =
  /(?:_(?:\d+|DEV|DEVELOPMENT|PROD|PRODUCTION|TEST|TESTING|STAGING|LOCAL|BACKUP|PRIMARY|SECONDARY|DEFAULT))+$/;

/** `BASE_URL_OPENAI` says what `OPENAI_BASE_URL` says. */
const OWNER_LAST = /_(?:AZURE_)?OPEN_?AI$/;

const ANOTHER_KEY = /(?:^|_)(?:ADMIN|WEBHOOK|ENCRYPTION|CACHE|STORAGE|SESSION|SORT|SIGNING)(?:_|$)/;
const KEY = /(?:KEYS?|(?<!(?:ACCESS|SESSION|MAX)_?)TOKEN|(?<!(?:CLIENT|WEBHOOK)_?)SECRET)$/;

const ANOTHER_URL =
  /(?:^|_)(?:REVERSE|WEBHOOK|CALLBACK|REDIRECT|IMAGE|IMG|LOGO|ICON|AVATAR|DOCS?|STATUS|PRIVACY|TERMS|DASHBOARD|CONSOLE|USAGE|BILLING|SOCKS|HTTPS?|SITE|REFERER|PLUGIN)(?:_|$)/;
const BASE_URL =
  /(?:BASE_?URL|BASE_?URI|BASE_?PATH|API_?BASE|BASE|API_?HOST|HOST(?:NAME)?|ENDPOINT|API_?URL|URL|URI)$/;

const ABOUT_A_MODEL =
  /(?:^|_)(?:MAX|MIN|TOKENS?|TEMPERATURE|TIMEOUT|LIMIT|PROVIDER|CONTEXT|WINDOW|PRICE|COST|RETRIES|PATH|DIR|VERSION|TYPE|SELECTOR|ENABLED?|DISABLED?|SIZE|DIMENSIONS?)(?:_|$)/;
const MODEL = /(?:^|_)(?:(?:OPEN_?AI)?MODELS?|ENGINE|DEPLOYMENT|(?:CHAT|EMBEDDINGS?)MODEL)(?:_|$)/;
const ORGANIZATION = /(?:^|_)(?:(?:OPEN_?AI)?ORG|ORGANI[SZ]ATION)(?:_?ID)?$/;
const PROJECT = /(?:^|_)PROJECT(?:_?ID)?$/;

/** What a variable holds, as far as its name says. It does not ask whose it is: see {@link isOpenAIVariable}. */
export function variableRole(name: string): VariableRole {
  const stem = name.toUpperCase().replace(STAGE, '').replace(OWNER_LAST, '');
  if (ORGANIZATION.test(stem)) return 'organization';
  if (PROJECT.test(stem)) return 'project';
  if (KEY.test(stem)) return ANOTHER_KEY.test(stem) ? 'other' : 'key';
  if (BASE_URL.test(stem)) return ANOTHER_URL.test(stem) ? 'other' : 'baseURL';
  if (MODEL.test(stem)) return ABOUT_A_MODEL.test(stem) ? 'other' : 'model';
  return 'other';
}

const NAMED_FOR: readonly (readonly [RegExp, Api])[] = [
  [/EMBED/, 'embeddings'],
  [/MODERATION/, 'moderations'],
  [/IMAGE|DALL_?E/, 'images.generations'],
  [/WHISPER|TRANSCRI|STT/, 'audio.transcriptions'],
  [/TTS|SPEECH/, 'audio.speech'],
];

/** The API that a variable's name says it is for; undefined where it says nothing. */
export function apiOfVariable(name: string): Api | undefined {
  return NAMED_FOR.find(([pattern]) => pattern.test(name))?.[1];
}
