import type { Sheet, Writers } from './sheet.js';
import type { Range } from './styles.js';

/** Packages through which code reaches OpenAI. */
const LIBRARIES: ReadonlySet<string> = new Set([
  'openai',
  '@openai/openai',
  '@azure/openai',
  '@ai-sdk/openai',
  '@ai-sdk/azure',
  '@langchain/openai',
  'langchain',
  'llamaindex',
  '@llamaindex/openai',
  '@llamaindex/azure',
  '@openai/agents',
  '@openai/agents-core',
  '@openai/agents-openai',
  '@openai/agents-realtime',
  '@openai/realtime-api-beta',
  'openai-edge',
  'openai-api',
  'openai-fetch',
  'openai-streams',
  'openai-zod-functions',
  'openai-ext',
  'chatgpt',
  '@instructor-ai/instructor',
  '@posthog/ai',
  '@langfuse/openai',
  '@tanstack/ai-openai',
  'genkitx-openai',
  'genkitx-openai-plugin',
  '@genkit-ai/compat-oai',
  '@dqbd/openai',
  '@nest-openai/core',
  'nestjs-openai',
  'litellm',
  'langchain-openai',
  'llama-index',
]);

const TOKENIZERS: ReadonlySet<string> = new Set([
  'tiktoken',
  '@dqbd/tiktoken',
  'js-tiktoken',
  'tiktoken-node',
  '@nick.heiner/gpt-3-encoder',
  'gpt-tokenizer',
  'gpt3-tokenizer',
  'gpt-3-encoder',
  'gpt-3-tokenizer',
  'gpt-4-tokenizer',
  'gptoken',
  'gpt-tokens',
  'gpt-token-utils',
  'gpt-tokenizer-typescript',
  'openai-chat-tokens',
  'openai-gpt-token-counter',
]);

/** Says a package at a place, where it is one through which code reaches OpenAI or counts its tokens. */
export function addPackage(
  sheet: Sheet,
  at: Range,
  found: { readonly name: string; readonly version: string },
  writers: Writers = {},
): void {
  const { name, version } = found;
  if (TOKENIZERS.has(name)) sheet.add(at, { kind: 'tokenizer', package: name });
  else if (LIBRARIES.has(name)) sheet.add(at, { kind: 'dependency', package: name, version }, writers);
}

const INSTALL =
  /\b(?:(?:npm|pnpm|yarn|bun)\s+(?:i|install|add|ci)|(?:pip3?|uv\s+pip|pipx|python3?\s+-m\s+pip)\s+install|uv\s+add|poetry\s+add)\s+(?<list>[^\r\n&|;]*)/dg;

/** Says packages that a shell line installs. */
export function addInstalled(sheet: Sheet, within: Range): void {
  for (const match of sheet.slice(within).matchAll(INSTALL)) {
    const [from = 0] = match.indices?.groups?.['list'] ?? [];
    for (const word of (match.groups?.['list'] ?? '').matchAll(/[^\s'"\\]+/g)) {
      const [, name = '', version = ''] =
        /^(@?[^@=<>~[!]+)(?:\[[^\]]*\])?(?:@|[=<>~!]=?)?(.*)$/.exec(word[0]) ?? [];
      const start = within.start + from + word.index;
      addPackage(sheet, { start, end: start + word[0].length }, { name, version });
    }
  }
}
