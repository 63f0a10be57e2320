import type { FilePath } from '../../core/source.js';
import type { Sheet } from './sheet.js';
import type { Range } from './styles.js';

const MODEL_KEY = /(?:models?|engine|deployment)(?:[_\-. ]?(?:names?|ids?|default))?$/i;
const NOT_A_MODEL = /(?:data|view|3d|user|device|car|product|domain|physics)[_-]?models?$/i;
const DIMENSION_KEY =
  /(?:^|[_\-.])(?:dim|dims|dimensions?|vector_?size|vector_?dim(?:ension)?s?|embedding_?(?:size|dims?|dimensions?))$/i;
/** The widths of OpenAI's embeddings that hardly anything else has. */
const OPENAI_WIDTHS: ReadonlySet<number> = new Set([1536, 3072]);

/** True where a key says that its value is a model: `model`, `defaultModel`, `embedding_model_name`. */
export function saysModel(key: string): boolean {
  return MODEL_KEY.test(key) && !NOT_A_MODEL.test(key);
}

/** Says a width of stored vectors, where the key says dimension and the number is one of OpenAI's. */
export function addDimension(sheet: Sheet, at: Range, key: string, value: unknown): void {
  const snake = key.replace(/([a-z])([A-Z])/g, '$1_$2');
  if (typeof value !== 'number' || !OPENAI_WIDTHS.has(value) || !DIMENSION_KEY.test(snake)) return;
  sheet.add(at, { kind: 'dimension', value, store: 'settings' });
}

const RECORDED =
  /"(?:prompt_tokens|completion_tokens|promptTokens|completionTokens|total_tokens|finish_reason|finishReason|system_fingerprint|gen_ai\.[\w.]+|trace_?id|span_?id|response_metadata|usage_metadata)"\s*:/i;

/** True for what a program wrote down of its talks with a model: traces, answers, recordings. Nothing there is set by anybody. */
export function isRecording(text: string): boolean {
  return RECORDED.test(text);
}

/** Words for people, in many languages: no settings. */
export function isTranslation(file: FilePath): boolean {
  return /(?:^|\/)(?:locales?|i18n|lang|langs|languages|translations?|messages|intl)\/|(?:^|\/)(?:[a-z]{2}|[a-z]{2}[-_][A-Za-z]{2,4})\.(?:json|ya?ml)$/.test(
    file,
  );
}
