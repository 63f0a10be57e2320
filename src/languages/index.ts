import type { Language, LanguageId } from '../core/language.js';
import type { FilePath } from '../core/source.js';
import dockerfile from './dockerfile/index.js';
import dotenv from './dotenv/index.js';
import html from './html/index.js';
import json from './json/index.js';
import markdown from './markdown/index.js';
import shell from './shell/index.js';
import sql from './sql/index.js';
import toml from './toml/index.js';
import { isScript } from './typescript/program/script-text.js';
import yaml from './yaml/index.js';

/** A door to a language: whose files it takes, and how it is loaded when there are any. */
export interface LanguageDoor {
  readonly id: LanguageId;
  claims(file: FilePath): boolean;
  load(): Promise<Language>;
}

/** TypeScript's parser costs most of a run's start, so it is loaded only when there is something to parse. */
const typescript: LanguageDoor = {
  id: 'typescript',
  claims: isScript,
  load: async () => (await import('./typescript/index.js')).default,
};

/** The first that claims a file reads it. */
export const languages: readonly LanguageDoor[] = [
  typescript,
  ...[dotenv, json, yaml, toml, dockerfile, shell, sql, markdown, html].map(door),
];

function door(language: Language): LanguageDoor {
  return { id: language.id, claims: (file) => language.claims(file), load: () => Promise.resolve(language) };
}
