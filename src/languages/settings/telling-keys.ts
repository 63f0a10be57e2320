import { findVectorWidths, isOpenAIWidth } from '../../core/vector-widths.js';
import type { FilePath } from '../../core/source.js';
import type { Sheet } from './sheet.js';
import type { Range } from './styles.js';

const MODEL_KEY = /(?:models?|engine|deployment)(?:[_\-. ]?(?:names?|ids?|default))?$/i;
const NOT_A_MODEL = /(?:data|view|3d|user|device|car|product|domain|physics)[_-]?models?$/i;
const DIMENSION_KEY =
  /(?:^|[_\-.])(?:(?:num_?)?dim|dims|(?:num_?)?dimensions?|vector_?size|vector_?dim(?:ension)?s?|embedding_?(?:size|dims?|dimensions?))$/i;
/** Beside one of these a `size` or a short width is that of vectors: `{ "size": 1536, "distance": "Cosine" }`. */
const VECTOR_NEIGHBOUR = /^(?:distance|similarity|distance_metric|hnsw_config)$/i;
const VECTOR_TYPE = /^(?:dense_vector|knn_vector|vector|halfvec|float_vector|FLOAT_VECTOR|FloatVector)$/;
const SHORT_WIDTHS: ReadonlySet<number> = new Set([256, 512, 1024]);

/** True where a key says that its value is a model: `model`, `defaultModel`, `embedding_model_name`. */
export function saysModel(key: string): boolean {
  return MODEL_KEY.test(key) && !NOT_A_MODEL.test(key);
}

/** True where a group of settings describes vectors: by the names in it, or by the type that it gives. */
export function describesVectors(names: Iterable<string>, type: unknown): boolean {
  if (typeof type === 'string' && VECTOR_TYPE.test(type)) return true;
  return [...names].some((name) => VECTOR_NEIGHBOUR.test(name));
}

/** Says a width of stored vectors, where the key (or what stands beside it) says so and the number is one of OpenAI's. */
export function addDimension(sheet: Sheet, at: Range, key: string, value: unknown, ofVectors = false): void {
  if (typeof value !== 'number') return;
  const snake = key.replace(/([a-z])([A-Z])/g, '$1_$2');
  const isNamed = DIMENSION_KEY.test(snake) || (ofVectors && /^(?:size|length)$/i.test(key));
  const isWidth = isOpenAIWidth(value) || (ofVectors && SHORT_WIDTHS.has(value));
  if (isNamed && isWidth) sheet.add(at, { kind: 'dimension', value, store: 'settings' });
}

/** Says the widths that commands and statements inside a longer text fix: `FT.CREATE … DIM 1536`. */
export function addVectorStatements(sheet: Sheet, within: Range): void {
  for (const { value, numberStart, store } of findVectorWidths(sheet.slice(within))) {
    if (store === 'index') continue; // in a text of words a dimension may be anything's
    const start = within.start + numberStart;
    sheet.add({ start, end: start + String(value).length }, { kind: 'dimension', value, store });
  }
}

const RECORDED =
  /"(?:prompt_tokens|completion_tokens|promptTokens|completionTokens|total_tokens|finish_reason|finishReason|system_fingerprint|gen_ai\.[\w.]+|trace_?id|span_?id|response_metadata|usage_metadata)"\s*:/i;

/** True for what a program wrote down of its talks with a model: traces, answers, recordings. Nothing there is set by anybody. */
export function isRecording(text: string): boolean {
  return RECORDED.test(text);
}

/** Words for people, in many languages: no settings. */
export function isTranslation(file: FilePath): boolean {
  if (/(?:^|\/)(?:locales?|i18n|lang|langs|languages|translations?|messages|intl)\//.test(file)) return true;
  const code = /(?:^|\/)([a-z]{2})(?:[-_][A-Za-z]{2,4})?\.(?:json|ya?ml)$/.exec(file)?.[1];
  return code !== undefined && isLanguage(code);
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `ci.yml` and `cd.yml` are pipelines: not every two letters are a language. */
function isLanguage(code: string): boolean {
  return LANGUAGES.of(code) !== undefined;
}
