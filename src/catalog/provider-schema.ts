import * as z from 'zod/v4';
import type { Localized } from '../core/localized.js';
import { FAULTS } from '../core/provider.js';
import { APIS } from '../core/usage.js';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const provenance = {
  source: z.string().min(1),
  asOf: date,
  confidence: z.enum(['verified', 'documented', 'reported']),
};

/** Words for people: both languages, or one string that serves for both. What is read has both. */
const words = z
  .union([z.string().min(1), z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })])
  .meta({ id: 'words', description: 'Words for people: in both languages, or one string for both.' })
  .transform((text): Localized => (typeof text === 'string' ? { en: text, zh: text } : text));

function fact<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, ...provenance, note: words.optional() });
}

const nativeSdk = z.strictObject({
  replaces: z.string().min(1),
  package: z.string().min(1),
  versions: z.record(z.string().regex(/^\d+$/), z.string().min(1)),
  exports: z.record(z.string(), z.string().min(1)),
  methods: z.partialRecord(z.enum(APIS), z.string().min(1)),
  ...provenance,
});

const globs = z.array(z.string().min(1)).min(1);
const body = z.record(z.string(), z.json());

const condition = z.strictObject({
  model: globs.optional(),
  notModel: globs.optional(),
  thinking: z.enum(['on', 'off']).optional(),
  stream: z.boolean().optional(),
  tools: z.boolean().optional(),
  toolChoice: z.array(z.enum(['auto', 'none', 'required', 'named'])).optional(),
  value: z
    .strictObject({
      lt: z.number().optional(),
      lte: z.number().optional(),
      gt: z.number().optional(),
      gte: z.number().optional(),
      is: z.array(z.json()).optional(),
      not: z.array(z.json()).optional(),
      type: z.enum(['string', 'number', 'boolean', 'object', 'array']).optional(),
      longerThan: z.number().int().optional(),
      startsWith: z.array(z.string()).optional(),
    })
    .optional(),
  prose: words.optional(),
});

const paramFact = z
  .strictObject({
    behaviour: z.enum([
      'accepted',
      'ignored',
      'rejected',
      'bounded',
      'own-values',
      'renamed',
      'extra-body',
      'unknown',
    ]),
    when: condition.optional(),
    detail: words,
    to: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    maxFrom: z.enum(['maxOutput', 'context']).optional(),
    asArray: z.boolean().optional(),
    values: z.record(z.string(), z.string()).optional(),
    error: z.strictObject({ status: z.number().int(), body: z.json() }).optional(),
    ...provenance,
  })
  .refine(
    (each) => each.behaviour !== 'renamed' || each.to !== undefined,
    'a renamed parameter needs its new name',
  );

const thinking = z.strictObject({
  models: globs,
  default: z.enum(['on', 'off']),
  off: body.optional(),
  on: body.optional(),
  effort: z.record(z.string(), z.string()).optional(),
  needsReasoningInHistory: z.boolean().optional(),
  ...provenance,
});

const refusal = z.strictObject({
  fault: z.enum(FAULTS),
  apis: z.array(z.enum(APIS)).optional(),
  when: condition.optional(),
  detail: words,
  error: z.strictObject({ status: z.number().int(), body: z.json().optional() }),
  ...provenance,
});

const model = z.strictObject({
  id: z.string().min(1),
  type: z.enum(['chat', 'embedding', 'image', 'speech', 'transcription', 'moderation', 'other']),
  class: words,
  status: z.enum(['active', 'preview', 'deprecated', 'retired']),
  retiresOn: date.optional(),
  context: z.number().int().positive().optional(),
  maxOutput: z.number().int().positive().optional(),
  price: z
    .strictObject({
      input: z.number().optional(),
      cachedInput: z.number().optional(),
      output: z.number().optional(),
    })
    .optional(),
  vision: z.boolean(),
  tools: z.boolean().optional(),
  jsonSchema: z.boolean().optional(),
  reasoning: z.boolean(),
  dimensions: z.array(z.number().int().positive()).optional(),
  maxBatch: z.number().int().optional(),
  note: words.optional(),
  ...provenance,
});

const mapping = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1).optional(),
  reason: words,
  manual: z.boolean().optional(),
  ...provenance,
});

const offer = z.strictObject({ title: words, endsOn: date.optional(), ...provenance });

const successor = z.strictObject({ provider: z.string().min(1), why: words, ...provenance });

/** One provider's file, as data/schemas/provider.schema.json publishes it. */
export const providerSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: words,
  aliases: z.array(z.string()),
  status: fact(z.enum(['active', 'dormant', 'closed', 'no-api'])),
  regions: z.array(z.strictObject({ name: words, url: z.string(), note: words.optional(), ...provenance })),
  hosts: z.array(z.string()),
  auth: fact(z.enum(['bearer', 'api-key'])),
  keyEnv: z.array(z.string()),
  keyConsole: z.url().optional(),
  keyConsoleNote: words.optional(),
  endpointEnv: z.strictObject({ name: z.string(), suffix: z.string() }).optional(),
  endpoints: z.partialRecord(
    z.enum(APIS),
    z.strictObject({
      value: z.enum(['yes', 'partial', 'no', 'unknown']),
      servedHere: z.boolean().optional(),
      note: words.optional(),
      ...provenance,
    }),
  ),
  params: z.record(z.string(), z.array(paramFact).min(1)),
  thinking: z.array(thinking),
  refusals: z.array(refusal).optional(),
  models: z.array(model),
  modelMap: z.array(mapping),
  quirks: z.array(z.strictObject({ summary: words, when: z.string().optional(), ...provenance })),
  sdks: fact(z.object({ native: z.array(nativeSdk).optional() }).catchall(z.json())),
  offers: z.array(offer).optional(),
  guide: z.array(z.strictObject({ title: words, ...provenance })).optional(),
  successors: z.array(successor).min(1).optional(),
});

/** What `providers --json` and `providers --compare … --json` print. */
export const providersSchema = z.array(providerSchema);

/** A user's file corrects a shipped profile, so that it may name only what differs. */
export const providerPatchSchema = providerSchema.partial().required({ id: true });
