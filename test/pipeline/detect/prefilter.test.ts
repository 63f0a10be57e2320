import { expect, it } from 'vitest';
import { mayMatter } from '../../../src/pipeline/detect/prefilter.js';

it.each([
  'MODEL=o1',
  'defaultModel: o3-mini',
  "'o4-mini'",
  'gpt-6-sol',
  'gpt3-tokenizer',
  'dimensions: 1536',
  'halfvec(3072)',
  'OPEN_AI_KEY=',
  'from "@langchain/OpenAI"',
  'https://API.OPENAI.com',
])('lets %j through', (text) => expect(mayMatter(text)).toBe(true));

it.each(['task-list-item', 'model: solo1', 'width: 21536', 'deepseek-chat', 'gpt'])('stops %j', (text) =>
  expect(mayMatter(text)).toBe(false),
);
