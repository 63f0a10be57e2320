import type { ts } from 'ts-morph';

/** Stores of vectors by what a file says of them; the first that fits names the store. */
const STORES: readonly (readonly [string, RegExp])[] = [
  ['Pinecone', /pinecone/i],
  ['Qdrant', /qdrant/i],
  ['Milvus', /milvus|zilliz/i],
  ['Weaviate', /weaviate/i],
  ['Elasticsearch', /elasticsearch|opensearch|dense_vector/i],
  ['Chroma', /chromadb|chroma/i],
  ['MongoDB', /mongodb|mongoose/i],
  ['Redis', /redis/i],
  ['LanceDB', /lancedb/i],
  ['Upstash Vector', /@upstash\/vector/i],
  ['Cloudflare Vectorize', /vectorize/i],
  ['pgvector', /pgvector|drizzle-orm\/pg|\bvector\s*\(\s*\d|\bpg\b|postgres|supabase/i],
];

const names = new WeakMap<ts.SourceFile, string>();

/** The store that a file works with, as far as it says so. */
export function storeIn(file: ts.SourceFile): string | undefined {
  let name = names.get(file);
  if (name === undefined) {
    name = STORES.find(([, pattern]) => pattern.test(file.text))?.[0] ?? '';
    names.set(file, name);
  }
  return name === '' ? undefined : name;
}
