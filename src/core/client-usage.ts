import type { Localized } from './localized.js';
import type { AnswerMeans, Home } from './sdk.js';
import type { Span } from './source.js';
import type { Strand } from './strand.js';
import type { UsageBase, UsageId } from './usage-base.js';
import type { Options } from './value.js';

/** A place that makes a client: a construction, a factory call, an SDK's ready-made instance. */
export interface ClientUsage extends UsageBase {
  readonly kind: 'client';
  readonly options: Options;
  /** False where options come in part from somewhere that could not be followed. */
  readonly complete: boolean;
  /** What the SDK reads by itself when an option is missing, empty or undefined. */
  readonly implicitEnv: { readonly apiKey: readonly string[]; readonly baseURL: readonly string[] };
  /** True where an undefined key makes the SDK fall back to OPENAI_API_KEY. */
  readonly keyFallsBack: boolean;
  /** True where a guard (`if (!key) throw`) or the value's own default rules out an undefined key. */
  readonly keyIsGuarded: boolean;
  /** Calls made through it, by id. */
  readonly calls: readonly UsageId[];
  /** Whom the class speaks to by construction. */
  readonly family: 'openai' | 'azure' | 'other';
  /** `client.withOptions({ … })`: what it is not given comes from there; `own` names what it is given. */
  readonly derived?: { readonly from: UsageId; readonly own: readonly string[] };
  readonly major?: number;
  /** Settings accepted by this SDK version but without effect, as written in the source. */
  readonly ignoredOptions: readonly string[];
  /** Settings that stand under a name which the moved client does not know, by OpenAI's own name; they need their right one. */
  readonly misnamed?: readonly string[];
  /** family azure: the export of the same package that speaks to OpenAI's own host. */
  readonly plainExport?: string;
  /** Where the client comes from, if its import can be made one of another package. */
  readonly made?: { readonly package: string; readonly exported: string };
  /** family azure: the package that makes such clients for any address. */
  readonly home?: Home;
  /** The setting by which requests can be changed on their way, where the SDK drops fields that it does not know. */
  readonly requestHook?: string;
  /** A setting that must say whose API is meant, since the new model's name does not. */
  readonly vendorOption?: { readonly name: string; readonly value: string };
  /** Variables whose mere presence sends this SDK version to Azure, whatever its settings say. */
  readonly hijackedBy?: readonly string[];
  /** Set where no code constructs it by an expression that can be edited. */
  readonly fixed?: Localized;
  /** Set where this client, its calls and what becomes of their answers can be written for another package. */
  readonly port?: ClientPort;
  readonly companion?: ClientCompanion;
  /** True where a setting named `vendor` holds the name that the provider has in the program. */
  readonly namesVendor?: true;
  /** How wrappers around it ask for answers that fit a schema. */
  readonly answerModes?: readonly AnswerMode[];
  /** How its calls hang together, where it serves more than one API; absent where nobody looked. */
  readonly strands?: readonly Strand[];
}

/** What a client needs besides its own settings, where a package of agents asks through it. */
export interface ClientCompanion {
  /** The client's option that keeps it to chat completions; absent where a statement does. */
  readonly chatOption?: { readonly name: string; readonly value: boolean };
  /** True where the package sends traces to OpenAI with OpenAI's key. */
  readonly telemetry: boolean;
  /** The package that a manifest must name, and the one that it then need not. */
  readonly manifest?: {
    readonly from: string;
    readonly to: string;
    readonly version: string;
    readonly whole: boolean;
  };
}

/** What a client is written for instead, and where that shows outside its own flow. */
export interface ClientPort {
  readonly package: string;
  readonly version: string;
  /** Places where an answer leaves the code that was followed, whole. */
  readonly leaves: readonly Span[];
  /** Definitions of the names under which calls know their model. */
  readonly models: readonly Span[];
  /** Lines of mocks of the old package, which follow. */
  readonly mocks: readonly Span[];
}

/** `Instructor({ client, mode: 'FUNCTIONS' })` */
export interface AnswerMode {
  /** The literal that says it. */
  readonly at: Span;
  readonly value: string;
  /** What each value means, the best first. */
  readonly means: Readonly<Record<string, AnswerMeans>>;
}
