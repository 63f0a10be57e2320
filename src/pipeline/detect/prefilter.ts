/**
 * Every rule's text contains one of these, in any case; what contains none is never parsed. It may let too much through, never too
 * little.
 */
const LITERALS = [
  'open_?ai',
  'gpt-?[3-9]',
  'gpt-(?:image|audio|realtime|transcribe|live|daybreak|rosalind)',
  'gpt[34]?-?(?:3-)?(?:tokenizer|encoder)',
  'chatgpt',
  'chat-latest',
  'tiktoken',
  'text-(?:embedding|davinci|moderation|curie|babbage|ada)',
  'davinci-002|babbage-002',
  'dall-e-[23]',
  'whisper-1',
  'tts-1',
  'omni-moderation',
  'codex-mini|computer-use-preview|sora-2',
  '[\'"`]o[134](?:-[a-z\\d-]+)?[\'"`]',
  'model\\w*\\s*[:=]\\s*o[134]\\b',
  'chat/completions|chat\\.completions|createchatcompletion',
  'langchain/(?:chat_models|llms|embeddings)',
  '@ai-sdk/azure',
  '\\bsk-(?:proj-|svcacct-|admin-)?[\\w-]{20}',
  'llamaindex|portkey|instructor',
  'migrate-llm-ignore',
  'vector\\(\\d+\\)|\\b(?:1536|3072)\\b',
];

const PATTERN = new RegExp(LITERALS.join('|'), 'i');

/** Whether a file's raw text can matter to any rule. */
export function mayMatter(text: string): boolean {
  return PATTERN.test(text);
}
