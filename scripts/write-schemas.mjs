// Writes data/schemas/*.schema.json from the definitions that the program itself validates with. Needs dist/.
// `--check` writes nothing and fails where a file is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import * as z from 'zod/v4';

const root = fileURLToPath(new URL('..', import.meta.url));
const { providerSchema, providersSchema } = await import('../dist/catalog/provider-schema.js');
const { configSchema } = await import('../dist/config/load-config.js');
const { decisionsSchema } = await import('../dist/config/read-decisions.js');

const files = {
  'provider.schema.json': providerSchema,
  'providers.schema.json': providersSchema,
  'config.schema.json': configSchema,
  'decisions.schema.json': decisionsSchema,
};
// The name of a shared part is its key under $defs; as an `id` beside it, validators would take it for an address.
const HOW = { io: 'input', unrepresentable: 'any', override: ({ jsonSchema }) => delete jsonSchema.id };

mkdirSync(join(root, 'data', 'schemas'), { recursive: true });
for (const [name, schema] of Object.entries(files)) {
  const path = join(root, 'data', 'schemas', name);
  const text = `${JSON.stringify(z.toJSONSchema(schema, HOW), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error(`data/schemas/${name} is stale: run "npm run schemas"`);
    process.exitCode = 1;
  }
}
