import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Api } from '../../src/core/usage.js';

export const PROGRAMS_FOLDER = resolve(import.meta.dirname, '../../fixtures/programs');

interface OtherVendor {
  readonly models: readonly string[];
  /** Its base path. */
  readonly path: string;
  readonly key: string;
}

/** What `program.json` says of a program. */
interface ProgramFacts {
  /** The form of OpenAI use that it stands for. */
  readonly about: string;
  /** Module system of its JavaScript and of what its TypeScript becomes. Default: esm. */
  readonly module?: 'esm' | 'cjs';
  /** False where a migration rightly asks a person to look. Default: true. */
  readonly plain?: boolean;
  /** True where the SDK itself runs the loop of tool calls. */
  readonly loopsInSdk?: boolean;
  /** True where the SDK prints a warning about the program as it is. */
  readonly warns?: boolean;
  /** True where it forces one tool, which a model that always thinks may refuse. */
  readonly forcesTool?: boolean;
  /** An API (or a form of requests) that it uses and that the provider must lack, so that the calls are written for chat completions. */
  readonly converts?: Api | 'functions';
  /** True where it asks for an output with a schema, which not every provider enforces. */
  readonly structured?: boolean;
  /** What it calls. Default: chat.completions. */
  readonly apis?: readonly Api[];
  /** What it calls besides, and what stays on OpenAI where the provider does not serve it. */
  readonly stays?: readonly Api[];
  /** Packages besides the SDK that it imports, by the name that it imports; the value is the folder that holds that version. */
  readonly packages?: Readonly<Record<string, string>>;
  /** Packages that the migration asks to install, by the name that is imported then. */
  readonly arrive?: Readonly<Record<string, string>>;
  /** The style of the migration. Default: compat. */
  readonly style?: 'compat' | 'native';
  /** The only providers that it is for. Default: all. */
  readonly at?: readonly string[];
  /** The major of Node from which on its packages run. */
  readonly node?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** True where Node reads its .env. */
  readonly envFile?: boolean;
  /** Vendors whose requests must not change, by host. */
  readonly others?: Readonly<Record<string, OtherVendor>>;
}

export interface Program extends ProgramFacts {
  /** `6/recipe-ideas` */
  readonly name: string;
  readonly folder: string;
  /** The package that stands in its node_modules as `openai`; undefined where it uses no SDK. */
  readonly sdk?: string;
  readonly expectedOutput: string;
}

/** Files of a program's folder that are about the program and no part of it. */
export const ABOUT_FILES: readonly string[] = ['program.json', 'expected-output.txt'];

const SDKS: Readonly<Record<string, string>> = {
  3: 'openai-v3',
  4: 'openai-v4',
  5: 'openai-v5',
  6: 'openai',
  7: 'openai-v7',
};

/** All programs of fixtures/programs, by major version of the SDK and name. */
export function listPrograms(): readonly Program[] {
  return readdirSync(PROGRAMS_FOLDER).flatMap((major) =>
    readdirSync(join(PROGRAMS_FOLDER, major)).map((name) => readProgram(major, name)),
  );
}

function readProgram(major: string, name: string): Program {
  const folder = join(PROGRAMS_FOLDER, major, name);
  const facts = JSON.parse(readFileSync(join(folder, 'program.json'), 'utf8')) as ProgramFacts;
  const output = join(folder, 'expected-output.txt');
  const sdk = SDKS[major];
  return {
    ...facts,
    name: `${major}/${name}`,
    folder,
    ...(sdk === undefined ? {} : { sdk }),
    expectedOutput: existsSync(output) ? readFileSync(output, 'utf8') : '',
  };
}

/** Why a program cannot run here; undefined where it can. */
export function obstacleHere({ node = 0 }: Program): string | undefined {
  const here = Number(process.versions.node.split('.')[0]);
  return here < node ? `needs Node ${node} or later, this is ${here}` : undefined;
}
