import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import { isKeyUnder } from '../settings/key-shapes.js';
import { addSpelledName, addValueMentions } from '../settings/mentions.js';
import { isWildcard } from '../settings/references.js';
import { addShell } from '../settings/shell-text.js';
import type { Sheet } from '../settings/sheet.js';
import type { Token } from '../settings/styles.js';
import { addDimension, saysModel } from '../settings/telling-keys.js';
import {
  addModel,
  addPrefixedModel,
  addReferences,
  addSecret,
  addUrls,
  roleOfUrl,
} from '../settings/value-contents.js';
import { tokenOf, type ScalarPlace } from './scalar-token.js';

const SCRIPT_KEY =
  /^(?:run|script|before_script|after_script|commands?|cmd|entrypoint|args|exec|shell|install|build|start|test|sh|.*(?:Command|_command|Script))$/i;

/** Under these keys stands the name by which a secret's value is looked up. */
const SECRET_KEY = /^(?:key|property|secretKey)$/;

const CSP = /content-security-policy|csp/i;

interface Around {
  readonly key: string;
  readonly inList: boolean;
  /** True below `example`, as in a description of an API. */
  readonly inExample?: boolean | undefined;
  readonly ofVectors?: boolean | undefined;
}

/** Says what a value holds that is no entry of its own. */
export function readScalar(sheet: Sheet, place: ScalarPlace, around: Around): void {
  const { key, inList, inExample } = around;
  const { inner, text } = place;
  if (place.isBlock) {
    addShell(sheet, inner);
    return;
  }
  if (SCRIPT_KEY.test(key) && /\s/.test(text)) addShell(sheet, inner);
  addReferences(sheet, inner);
  if (!isWildcard(text)) addValueMentions(sheet, inner);
  if (SECRET_KEY.test(key)) addSpelledName(sheet, inner);
  addUrls(sheet, inner, { role: roleOfUrl(text, inList || CSP.test(key)) });
  addDimension(sheet, place.at, key, place.node.value, around.ofVectors);
  const token = tokenOf(place);
  if (token) addValue(sheet, token, { key, inList, inExample });
}

function addValue(sheet: Sheet, token: Token, { key, inList, inExample }: Around): void {
  const { text } = token;
  if (isKeyUnder(key, text)) addSecret(sheet, token);
  addPrefixedModel(sheet, token);
  if (inExample || !saysModel(key) || !looksLikeOpenAIModel(text)) return;
  addModel(sheet, token, { modelRole: inList ? 'list' : 'setting' });
}
