import { isOpenAIVariable, variableRole } from '../../core/variables.js';
import { groupAt, groupText } from './matches.js';
import type { Range } from './styles.js';

/** A variable named inside a value. */
export interface Reference {
  readonly name: string;
  readonly nameAt: Range;
  /** All of it: `${OPENAI_MODEL:-gpt-4o}`. */
  readonly at: Range;
  /** `gpt-4o` in `${OPENAI_MODEL:-gpt-4o}`. */
  readonly fallbackAt?: Range;
}

const FORMS: readonly RegExp[] = [
  /\$\{\{[^}]*?\b(?:secrets|vars|env|variables|inputs)(?:\.|\[\s*['"])(?<name>[A-Za-z_]\w*)(?:['"]\s*\])?(?:\s*\|\|\s*'(?<fallback>[^']*)')?[^}]*\}\}/dg,
  /\$\{(?:env:|env\.|process\.env\.)?(?<name>[A-Za-z_]\w*)(?::?[-=](?<fallback>[^{}$]*)|:?[?+][^{}]*)?\}/dg,
  /\$\{\s*env:(?<name>[A-Za-z_]\w*)\s*(?:,\s*'(?<fallback>[^']*)')?\s*\}/dg,
  /\{\{\s*(?:env|secrets?|vars?)\.(?<name>[A-Za-z_]\w*)\s*\}\}/dg,
  // `{{ .Values.env.OPENAI_MODEL | quote }}` of a Helm chart, whose values file has the same key.
  /\{\{-?[^{}]*?\.Values(?:\.\w+)*?\.(?<name>[A-Z][A-Z0-9_]*)\b[^{}]*\}\}/dg,
  /\$env:(?<name>[A-Za-z_]\w*)/dgi,
  /\$(?:\((?<name>[A-Za-z_]\w*)\))/dg,
  /(?<![\\$])\$(?<name>[A-Za-z_]\w*)/dg,
  /%(?<name>[A-Z][A-Z0-9_]*)%/dg,
  /\b(?:process|import\.meta|Bun)\.env\.(?<name>[A-Za-z_]\w*)/dg,
  /\b(?:process|import\.meta|Bun)\.env\[\s*['"](?<name>[A-Za-z_]\w*)['"]\s*\]/dg,
];

/** Every variable that a value refers to, in order, each place once; offsets are those of the whole text plus `offset`. */
export function findReferences(value: string, offset = 0): readonly Reference[] {
  if (!/[$%{]|\.env\b/.test(value)) return [];
  const found = new Map<number, Reference>();
  for (const form of FORMS) {
    for (const match of value.matchAll(form)) {
      const nameAt = groupAt(match, 'name', offset);
      if (!nameAt || found.has(nameAt.start)) continue;
      const fallbackAt = groupText(match, 'fallback') === '' ? undefined : groupAt(match, 'fallback', offset);
      const start = match.index + offset;
      const at = { start, end: start + match[0].length };
      found.set(nameAt.start, {
        name: groupText(match, 'name'),
        nameAt,
        at,
        ...(fallbackAt && { fallbackAt }),
      });
    }
  }
  return [...found.values()].sort((a, b) => a.nameAt.start - b.nameAt.start);
}

export interface NamedPlace extends Range {
  readonly name: string;
}

const NAME = /(?<![A-Za-z0-9_])[A-Z0-9_]*OPEN_?AI[A-Z0-9_]*(?![A-Za-z0-9_])/g;
const PLACEHOLDER = /^(?:YOUR|INSERT|ADD|ENTER|REPLACE|CHANGE|PASTE|PUT|X+)_/;

/**
 * Every name of an OpenAI variable in a text, with its place. Words that are only OpenAI's name, or that say neither key, URL, model,
 * organization nor project (`AZURE_OPENAI` as the name of a provider), count only where `loose`; placeholders never.
 */
export function findNames(text: string, offset = 0, loose = false): readonly NamedPlace[] {
  // URL-encoded separators would run into the name: `%2COPENAI_API_KEY`.
  const decoded = text.replace(/%(?:2C|20|3D|3F|26|0A|2B)/gi, '   ');
  return [...decoded.matchAll(NAME)]
    .map((match) => ({
      name: match[0],
      start: match.index + offset,
      end: match.index + match[0].length + offset,
    }))
    .filter(({ name }) => isOpenAIVariable(name) && !PLACEHOLDER.test(name) && isTelling(name, loose));
}

function isTelling(name: string, loose: boolean): boolean {
  if (/^(?:AZURE_)?OPEN_?AI$/.test(name)) return false;
  return loose || variableRole(name) !== 'other';
}

/** True for `OPENAI_*` and its like, which turbo.json and others take for a family of variables. */
export function isWildcard(text: string): boolean {
  return /^[A-Z0-9_]*OPEN_?AI_?\*$/.test(text);
}
