import { describe, expect, it } from 'vitest';
import sql from '../../../src/languages/sql/index.js';
import { describeContract } from '../contract.js';
import { openText, shortly } from '../open-text.js';

const SCHEMA = `create table documents (
  -- vector(1536) fits OpenAI
  embedding vector(1536),
  other halfvec(3072)
);
create function match_documents (query_embedding VECTOR( 1536 ));
`;

describeContract(sql, [{ file: 'supabase/schema.sql', text: SCHEMA, comment: (words) => `-- ${words}\n` }]);

describe('detects', () => {
  it.each<[string, string, readonly string[]]>([
    ['schema.sql', SCHEMA, ['dimension 1536 pgvector', 'dimension 3072 pgvector', 'dimension 1536 pgvector']],
    ['schema.prisma', 'embedding Unsupported("vector(1536)")?', ['dimension 1536 pgvector']],
    ['lite.sql', 'e F32_BLOB(1536), f float[1536]', ['dimension 1536 libsql', 'dimension 1536 sqlite-vec']],
    ['index.cypher', 'OPTIONS {indexConfig: {`vector.dimensions`: 1536}}', ['dimension 1536 index']],
    ['other.sql', 'name varchar(1536), e vector(768), n int default 1536', []],
  ])('%s', async (file, text, expected) => {
    expect(shortly(await openText(sql, file, text))).toEqual(expected);
  });
});
