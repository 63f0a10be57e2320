/** Widths that OpenAI's embedding models give by default, by model. */
export const OPENAI_WIDTHS: Readonly<Record<string, number>> = {
  'text-embedding-ada-002': 1536,
  'text-embedding-3-small': 1536,
  'text-embedding-3-large': 3072,
};

const DEFAULT_WIDTHS: ReadonlySet<number> = new Set(Object.values(OPENAI_WIDTHS));

/** True for the widths that OpenAI's models give unasked; hardly any other model gives them. */
export function isOpenAIWidth(value: number): boolean {
  return DEFAULT_WIDTHS.has(value);
}

/** Where a text fixes how wide stored vectors are. Offsets count from the start of the text. */
export interface VectorWidth {
  readonly value: number;
  /** The statement up to and with the width. */
  readonly start: number;
  readonly end: number;
  /** The number alone. */
  readonly numberStart: number;
  readonly store: string;
}

/** Everyone's widths, and those that OpenAI's newer models are asked for where the syntax itself says vector. */
const COMMON = '1536|3072';
const VECTOR = `${COMMON}|256|512`;

/** Statements of databases and their tools; `<width>` is where the number stands. The first that fits a place names the store. */
const STATEMENTS: readonly (readonly [store: string, statement: string, widths: string])[] = [
  ['pgvector', '\\b(?:half|sparse)?vec(?:tor)?\\s*\\(\\s*<width>\\s*[,)]', VECTOR],
  ['Turbopuffer', '\\[\\s*<width>\\s*\\]f(?:16|32)\\b', VECTOR],
  ['Snowflake', '\\bvector\\s*\\(\\s*(?:float|int)\\s*,\\s*<width>\\s*\\)', VECTOR],
  ['Cassandra', '\\bvector\\s*<\\s*float\\s*,\\s*<width>\\s*>', VECTOR],
  ['libsql', '\\bF(?:8|16|32|64|1BIT|B16)_BLOB\\s*\\(\\s*<width>\\s*\\)', VECTOR],
  ['sqlite-vec', '\\b(?:float|int8|bit)\\s*\\[\\s*<width>\\s*\\]', VECTOR],
  ['Redis', '\\bDIM["\']?\\s+["\']?<width>\\b', VECTOR],
  ['SurrealDB', '\\b(?:MTREE|HNSW)\\s+DIMENSION\\s+<width>\\b', VECTOR],
  ['Cloudflare Vectorize', '\\bvectorize\\s+create\\b[^\\n]*--dimensions[=\\s]+<width>\\b', VECTOR],
  [
    'Elasticsearch',
    '["\']type["\']\\s*:\\s*["\'](?:dense_vector|knn_vector)["\'][^{}]*?["\'](?:dims|dimension)["\']\\s*:\\s*<width>\\b',
    VECTOR,
  ],
  ['Qdrant', '["\']size["\']\\s*:\\s*<width>\\s*,\\s*["\']distance["\']', VECTOR],
  ['index', '\\b(?:num_?)?(?:dims?|dimensions?)\\b\\\\?[\'"`]?\\s*[:=,]?\\s*<width>\\b', COMMON],
];

const PATTERNS = STATEMENTS.map(
  ([store, statement, widths]) =>
    [store, new RegExp(statement.replace('<width>', `(?<width>${widths})`), 'dgi')] as const,
);

/** The same statements, broken off where a program puts the number in: `vector(${`. */
const OPENINGS = STATEMENTS.map(
  ([store, statement]) => [store, new RegExp(`(?:${statement.split('<width>')[0]})$`, 'i')] as const,
);

/** Every statement of a text that fixes the width of stored vectors, in order. */
export function findVectorWidths(text: string): readonly VectorWidth[] {
  if (!/\d{3}/.test(text)) return [];
  const found = new Map<number, VectorWidth>();
  for (const [store, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [numberStart = 0, numberEnd = 0] = match.indices?.groups?.['width'] ?? [];
      if (found.has(numberStart)) continue;
      const closed = text.slice(numberEnd, match.index + match[0].length).replace(/,.*$/s, '');
      found.set(numberStart, {
        value: Number(text.slice(numberStart, numberEnd)),
        start: match.index,
        end: numberEnd + closed.length,
        numberStart,
        store,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.numberStart - b.numberStart);
}

/** The store whose statement a text begins and leaves open at its end, for a width that is filled in; undefined where it does not. */
export function openVectorStatement(text: string): string | undefined {
  return OPENINGS.find(([, opening]) => opening.test(text))?.[0];
}
