import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod/v4';
import { UsageError } from '../core/errors.js';
import type { ProviderProfile } from '../core/provider.js';
import type { Closing } from '../core/model-move.js';
import { OWNERS, type Owner } from '../core/usage.js';
import { asWritten, brokenProviderFile, keyNeeded, noId, noSuchFile } from '../messages/catalog.js';
import { closingOf } from './model-figures.js';
import { nearest } from './nearest.js';
import type { OpenAIApi, OpenAIData } from './openai-data.js';
import { mergeProfile, newProfile } from './merge-profile.js';
import { providerPatchSchema, providerSchema } from './provider-schema.js';

/** The same path from src/ and from dist/. */
const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** Everything the project knows of providers and of OpenAI; each file is read when it is first asked for. */
export class Catalog {
  readonly #profiles = new Map<string, ProviderProfile>();
  readonly #files: ReadonlyMap<string, string>;
  #openai: OpenAIData | undefined;

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  get ids(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  get(id: string): ProviderProfile | undefined {
    const file = this.#files.get(id);
    if (file === undefined) return undefined;
    let profile = this.#profiles.get(id);
    if (!profile) this.#profiles.set(id, (profile = readProfile(file)));
    return profile;
  }

  all(): readonly ProviderProfile[] {
    return this.ids.flatMap((id) => this.get(id) ?? []);
  }

  /** By id or alias, in any case. */
  find(name: string): ProviderProfile | undefined {
    const wanted = name.trim().toLowerCase();
    return this.get(wanted) ?? this.all().find((profile) => profile.aliases.includes(wanted));
  }

  nearest(name: string): readonly string[] {
    const names = this.all().flatMap((profile) => [profile.id, ...profile.aliases]);
    return nearest(name.toLowerCase(), names);
  }

  get openai(): OpenAIData {
    this.#openai ??= {
      api: readData('api.json') as OpenAIApi,
      ...(readData('models.json') as Omit<OpenAIData, 'api'>),
    };
    return this.#openai;
  }

  /** When OpenAI switches a model of its own off. */
  closing = (model: string): Closing | undefined => closingOf(this.openai, model);

  /** Whose host it is: OpenAI's, a provider's, a known relay's, or somebody else's. */
  ownerOfHost(host: string): Owner {
    const name = host.toLowerCase().replace(/:\d+$/, '');
    const { api } = this.openai;
    if (matches(api.hosts, name)) return OWNERS.openai;
    if (matches(api.azureHosts, name)) return OWNERS.azure;
    if (matches(api.relays, name)) return OWNERS.relay;
    const profile = this.all().find((each) => matches(each.hosts, name));
    return profile?.id ?? OWNERS.other;
  }

  /** The vendor that a host is known to be of, OpenAI and its relays left out; undefined for a host that nobody knows. */
  vendorOfHost(host: string): Owner | undefined {
    const owner = this.ownerOfHost(host);
    if (owner !== OWNERS.other)
      return owner === OWNERS.openai || owner === OWNERS.azure || owner === OWNERS.relay ? undefined : owner;
    return matches(this.openai.api.otherVendors, host.toLowerCase()) ? OWNERS.other : undefined;
  }

  /** Whom a variable's name tells of besides OpenAI: `GROQ_BASE_URL`, `MY_QWEN_URL`; undefined where it names nobody. */
  ownerOfName(variable: string): Owner | undefined {
    const words = variable.toUpperCase().split('_');
    if (words.some((word) => this.openai.api.otherVendorNames.includes(word))) return OWNERS.other;
    return this.all().find(
      (profile) => profile.hosts.length > 0 && namesOf(profile).some((name) => words.includes(name)),
    )?.id;
  }
}

/** Aliases that are also plain words: a variable with one of them may be about anything. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(['INDEX', 'STEP']);

/** What variables of a provider are called after: its id, its other names, and what its key variables begin with. */
function namesOf({ id, aliases, keyEnv }: ProviderProfile): string[] {
  const others = aliases.map((alias) => alias.toUpperCase()).filter((alias) => !PLAIN_WORDS.has(alias));
  return [id.toUpperCase(), ...others, ...keyEnv.map((name) => name.replace(/_?(?:API_)?KEY$/, ''))];
}

function readData(name: string): unknown {
  return JSON.parse(readFileSync(join(DATA, 'openai', name), 'utf8'));
}

function matches(hosts: readonly string[], name: string): boolean {
  return hosts.some((host) => (host.startsWith('.') ? name.endsWith(host) : name === host));
}

/** The shipped profiles, with the user's own files over them. Throws a UsageError for a file that cannot be used. */
export function loadCatalog(extraFiles: readonly string[] = []): Catalog {
  const folder = join(DATA, 'providers');
  const files = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [basename(name, '.json'), join(folder, name)]),
  );
  const catalog = new Catalog(files);
  return extraFiles.length === 0 ? catalog : new MergedCatalog(files, extraFiles);
}

class MergedCatalog extends Catalog {
  readonly #own = new Map<string, ProviderProfile>();

  constructor(files: ReadonlyMap<string, string>, extraFiles: readonly string[]) {
    super(files);
    for (const file of extraFiles) {
      const profile = this.#merged(file);
      this.#own.set(profile.id, profile);
    }
  }

  override get ids(): readonly string[] {
    return [...new Set([...super.ids, ...this.#own.keys()])].sort();
  }

  override get(id: string): ProviderProfile | undefined {
    return this.#own.get(id) ?? super.get(id);
  }

  /** Checked before and after: what a file leaves out must be there by then. */
  #merged(file: string): ProviderProfile {
    const own = check(providerPatchSchema, readFile(file), file) as ProviderProfile;
    const shipped = this.get(own.id);
    const whole = shipped ? mergeProfile(shipped, own) : newProfile(super.get('custom')!, own);
    const merged = check(providerSchema, whole, file) as ProviderProfile;
    if (merged.keyEnv.length === 0 && !shipped) throw new UsageError(brokenProviderFile(file, keyNeeded));
    return merged;
  }
}

function check(schema: z.ZodType, value: unknown, file: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new UsageError(
    brokenProviderFile(file, asWritten(`${path === '' ? '' : `${path}: `}${issue?.message ?? ''}`)),
  );
}

/** A shipped profile. That its file follows the schema, and has each text in both languages, is for tests: here it would cost time. */
function readProfile(file: string): ProviderProfile {
  return readFile(file) as ProviderProfile;
}

function readFile(file: string): unknown {
  if (!existsSync(file)) throw new UsageError(brokenProviderFile(file, noSuchFile));
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(brokenProviderFile(file, asWritten((error as Error).message)), { cause: error });
  }
  if (!value || typeof value !== 'object' || typeof (value as { id?: unknown }).id !== 'string') {
    throw new UsageError(brokenProviderFile(file, noId));
  }
  return value;
}
