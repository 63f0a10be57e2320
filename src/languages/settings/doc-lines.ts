import type { DocUsage } from '../../core/usage.js';
import { findOpenAIUrls, looksLikeOpenAIModel } from '../../core/openai-names.js';
import { findNames } from './references.js';
import type { Sheet } from './sheet.js';
import type { Range } from './styles.js';

const KEY_PAGE =
  /\b(?:platform|beta)\.openai\.com\/(?:(?:account\/)?api-keys|settings\/[^\s)]*api-keys|settings\/organization|overview|signup|account)\b|\bhelp\.openai\.com\/\S*api-key/i;
const MODEL_PAGE = /\bplatform\.openai\.com\/docs\/(?:models|api-reference\/models)\b/i;
const DEPLOY_PAGE =
  /\b(?:vercel\.com\/(?:new|import)|app\.netlify\.com\/start|render\.com\/deploy|railway\.(?:app|com)\/(?:new|template|deploy)|heroku\.com\/deploy|deploy\.cloud\.run|dashboard\.heroku\.com|koyeb\.com\/deploy|zeabur\.com\/templates|cloud\.sealos\.\w+)/i;

const VERB =
  "(?:your|you(?: will|'ll)? (?:need|must)|set|add|get|obtain|retrieve|provide|enter|fill|put|paste|copy|replace|create|export|configure|insert|specify|use|create a|generate|need|change|update|define|custom|optional|required)";
const STARTS_AS_INSTRUCTION = new RegExp(
  `^(?:(?:\\d+[.)]|[-*>]|\\[[ x]?\\])\\s*)*(?:first,?\\s+|then,?\\s+|please\\s+)?${VERB}\\b|^(?:\\d+[.)]\\s*)?(?:请|填写|填入|配置|设置|替换|添加|你的|您的|获取)`,
  'i',
);
const ASKS_FOR_KEY =
  /\b(?:set|add|get|obtain|retrieve|provide|enter|fill in|put|paste|create|generate|configure|need|requires?|have)\b[^.]{0,60}\bopen\s?ai\b[^.]{0,20}\b(?:api[ -]?keys?|secret key|token)\b|\bapi[ -]?key\b[^.]{0,40}\bfrom\s+\[?open\s?ai\b|(?:获取|填写|填入|设置|配置|添加|申请|准备)[^。]{0,20}open\s?ai[^。]{0,12}(?:key|密钥|令牌)/i;
const ABOUT_OPENAI =
  /\bopen\s?ai\b[^.]{0,30}\b(?:key|url|model|host|endpoint|proxy)\b|\b(?:key|url|model)\b[^.]{0,30}\bopen\s?ai\b/i;

/** Advice on an account or a model of OpenAI's, and on vectors as wide as its embeddings. */
const ADVISES =
  /\b(?:make sure|ensure|change|switch|check)\b.*\bopen\s?ai\b|(?:确保|请确认|检查).*open\s?ai/i;
const DIMENSION = /\bdimensions?\b.{0,30}\b(?:1536|3072)\b|\b(?:1536|3072)\b.{0,30}\bdimension/i;

type About = DocUsage['about'];

/** Says a comment of an env file that tells a person what to put there. Comments that merely speak of OpenAI say nothing. */
export function addComment(sheet: Sheet, within: Range, namesOnly = false): void {
  const text = sheet.slice(within);
  const body = text.replace(/^[\s#;/]+/, '');
  const instructs = STARTS_AS_INSTRUCTION.test(body);
  const names = instructs ? findNames(text, within.start) : [];
  if (names.length === 0 && namesOnly) return;
  const about = aboutComment(body, instructs, names.length > 0);
  if (about) addDoc(sheet, within, about, names);
}

function aboutComment(body: string, instructs: boolean, named: boolean): About | undefined {
  if (named) return 'variable';
  if (findOpenAIUrls(body).length > 0 || KEY_PAGE.test(body)) return 'url';
  if (MODEL_PAGE.test(body)) return 'model';
  return instructs && (ABOUT_OPENAI.test(body) || ASKS_FOR_KEY.test(body)) ? 'variable' : undefined;
}

/** A variable of the project's own that holds a model, beside an id of OpenAI's: `-e MODEL="gpt-3.5-turbo"`, a table row. */
const MODEL_NAME = /(?<![A-Za-z0-9_])(?:[A-Z0-9]+_)*MODEL(?:_NAME|_ID)?(?![A-Za-z0-9_])/;

/** Says a line of documentation that tells a person to set something of OpenAI's. Prose about OpenAI says nothing. */
export function addProse(sheet: Sheet, within: Range): void {
  const text = sheet.slice(within);
  const names = findNames(text, within.start, true).concat(placeholders(text, within.start));
  const about = aboutProse(text, names.length > 0);
  if (about) addDoc(sheet, within, about, names);
}

function aboutProse(text: string, named: boolean): About | undefined {
  if (named) return DEPLOY_PAGE.test(text) ? 'deploy' : 'variable';
  if (findOpenAIUrls(text).length > 0 || KEY_PAGE.test(text)) return 'url';
  if (MODEL_NAME.test(text) && holdsModelId(text)) return 'model';
  if (/^\s*(?:[-*|>]\s*)?default(?:s to)?\s*[:=]/i.test(text) && holdsModelId(text)) return 'model';
  if (DIMENSION.test(text)) return 'model';
  return ASKS_FOR_KEY.test(text) || ADVISES.test(text) ? 'variable' : undefined;
}

function holdsModelId(text: string): boolean {
  return [...text.matchAll(/[a-z][a-z0-9.-]+[a-z0-9]/g)].some(
    ([word]) => word.includes('-') && looksLikeOpenAIModel(word),
  );
}

/** `YOUR_OPENAI_API_KEY`: the name inside the placeholder, so that it does not keep speaking of the old one. */
function placeholders(text: string, offset: number): readonly (Range & { readonly name: string })[] {
  return [...text.matchAll(/(?<![A-Za-z0-9_])YOUR_([A-Z0-9_]*OPEN_?AI[A-Z0-9_]*)(?![A-Za-z0-9_])/g)].flatMap(
    (match) => {
      const name = match[1] ?? '';
      const start = offset + match.index + match[0].length - name.length;
      return findNames(name).length > 0 ? [{ name, start, end: start + name.length }] : [];
    },
  );
}

function addDoc(
  sheet: Sheet,
  within: Range,
  about: About,
  names: readonly (Range & { readonly name: string })[],
): void {
  const mentions = [...names]
    .sort((a, b) => a.start - b.start)
    .map(({ name, start, end }) => ({ variable: name, at: sheet.span({ start, end }) }));
  sheet.add(trimmed(sheet, within), { kind: 'doc', mentions, about });
}

function trimmed(sheet: Sheet, { start, end }: Range): Range {
  const text = sheet.text.slice(start, end);
  return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
}
