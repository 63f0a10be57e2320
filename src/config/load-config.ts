import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findNodeAtLocation, parse, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import * as z from 'zod/v4';
import { nearest } from '../catalog/nearest.js';
import { UsageError } from '../core/errors.js';
import { PREFERENCES } from '../core/model-move.js';
import { badValue, brokenConfig, noConfig, unknownKey } from '../messages/config.js';
import { LineIndex } from '../text/line-index.js';

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** `"deepseek"`, `["deepseek", "embeddings=qwen"]`, or `{ "default": "deepseek", "embeddings": "qwen" }`. */
const wanted = z
  .union([z.string(), z.array(z.string()), z.record(z.string(), z.string())])
  .transform((value) => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value;
    return Object.entries(value).map(([name, to]) => (name === 'default' ? to : `${name}=${to}`));
  });

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  to: wanted.optional(),
  from: z.union([z.string(), z.array(z.string()).transform((names) => names.join(','))]).optional(),
  models: z.record(z.string(), z.string()).optional(),
  baseUrl: z.string().optional(),
  apiKeyEnv: z.string().optional(),
  include: list.optional(),
  exclude: list.optional(),
  reporter: list.optional(),
  lang: z.enum(['zh', 'en']).optional(),
  prefer: z.enum(PREFERENCES).optional(),
  style: z.enum(['compat', 'native']).optional(),
  providers: z.array(z.string()).optional(),
  rules: z.record(z.string(), z.enum(['manual', 'off'])).optional(),
});

export type Config = z.infer<typeof configSchema>;

export interface LoadedConfig {
  readonly values: Config;
  readonly file: string | undefined;
  /** Beside the config, or in the current folder. */
  readonly baselineFile: string;
}

const NAMES = ['migrate-llm.config.json', 'migrate-llm.config.jsonc'];

/** The configuration that holds in a folder, found upwards. Throws a UsageError for one that cannot be used. */
export function loadConfig(cwd: string, given: string | undefined): LoadedConfig {
  const file = given === undefined ? find(cwd) : resolve(cwd, given);
  if (file === undefined) return { values: {}, file, baselineFile: join(cwd, 'migrate-llm.baseline.json') };
  if (!existsSync(file)) throw new UsageError(noConfig(file));
  const inManifest = file.endsWith('package.json');
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const value = parsed(file, text);
  const own = inManifest ? (value as Record<string, unknown>)['migrate-llm'] : value;
  return {
    values: validated(file, text, own, inManifest ? ['migrate-llm'] : []),
    file,
    baselineFile: join(dirname(file), 'migrate-llm.baseline.json'),
  };
}

function find(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const own = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (own !== undefined) return own;
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && /"migrate-llm"\s*:\s*\{/.test(readFileSync(manifest, 'utf8')))
      return manifest;
    if (dirname(folder) === folder) return undefined;
  }
}

function parsed(file: string, text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first)
    throw new UsageError(
      brokenConfig(
        `${file}:${new LineIndex(text).position(first.offset).line}`,
        printParseErrorCode(first.error),
      ),
    );
  if (!value || typeof value !== 'object' || Array.isArray(value))
    throw new UsageError(brokenConfig(file, 'not an object'));
  return value;
}

function validated(file: string, text: string, value: unknown, prefix: readonly string[]): Config {
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]!;
    throw new UsageError(
      unknownKey(
        place(file, text, [...prefix, ...path, key]),
        key,
        nearest(key, Object.keys(configSchema.shape)),
      ),
    );
  }
  throw new UsageError(
    badValue(place(file, text, [...prefix, ...path]), path.join('.'), issue.message.replace(/\.$/, '')),
  );
}

function place(file: string, text: string, path: readonly string[]): string {
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, [...path]);
  return node ? `${file}:${new LineIndex(text).position(node.offset).line}` : file;
}
