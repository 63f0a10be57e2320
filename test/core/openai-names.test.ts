import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  apiOfPath,
  findOpenAIUrls,
  isOpenAIHost,
  looksLikeOpenAIModel,
  OPENAI_HOSTS,
  parseOpenAIUrl,
} from '../../src/core/openai-names.js';

describe('looksLikeOpenAIModel', () => {
  it.each([
    'gpt-3.5-turbo-0125',
    'gpt-4',
    'gpt-4-32k-0613',
    'gpt-4o-mini-2024-07-18',
    'gpt-4.1-nano',
    'gpt-4o-mini-transcribe',
    'gpt-5.4-mini',
    'chatgpt-4o-latest',
    'o1',
    'o3-mini-2025-01-31',
    'o4-mini-deep-research',
    'text-embedding-3-large',
    'text-davinci-003',
    'davinci-002',
    'dall-e-3',
    'gpt-image-1',
    'whisper-1',
    'tts-1-hd',
    'omni-moderation-latest',
    'ft:gpt-4o-mini-2024-07-18:shop::abc',
  ])('%s', (id) => expect(looksLikeOpenAIModel(id)).toBe(true));

  it.each([
    'gpt-oss-20b',
    'openai/gpt-oss-120b',
    'openai/gpt-4o',
    'gpt-neo',
    'gpt2',
    'gpt-j',
    'gpt4all',
    'gpt-4-pdf',
    'gpt-4o ',
    'o2',
    'davinci',
    'deepseek-chat',
    'GPT-4',
    '',
  ])('not %j', (id) => expect(looksLikeOpenAIModel(id)).toBe(false));

  it('knows every id of our own data', () => {
    const file = new URL('../../data/openai/models.json', import.meta.url);
    const ids = [...readFileSync(file, 'utf8').matchAll(/"id"\s*:\s*"([^"]+)"/g)].map(([, id = '']) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id) => !looksLikeOpenAIModel(id))).toEqual([]);
  });
});

describe('OpenAI URLs', () => {
  it.each([
    ['https://api.openai.com', 'origin', '', undefined],
    ['https://api.openai.com/', 'origin', '', undefined],
    ['https://api.openai.com/v1/', 'base', '', undefined],
    ['https://eu.api.openai.com:443/v1', 'base', '', undefined],
    ['https://API.OpenAI.com/v1/chat/completions', 'full', '/chat/completions', 'chat.completions'],
    ['wss://api.openai.com/v1/realtime?model=x', 'full', '/realtime', 'realtime'],
    ['//api.openai.com/v1', 'base', '', undefined],
    ['api.openai.com', 'host', '', undefined],
    ['api.openai.com/v1', 'host', '', undefined],
  ])('%s is %s', (url, form, path, api) => {
    const parsed = parseOpenAIUrl(` ${url} `);
    expect(parsed).toMatchObject({ form, path, start: 1, end: url.length + 1 });
    expect(parsed?.api).toBe(api);
    expect(isOpenAIHost(parsed?.host ?? '')).toBe(true);
  });

  it.each([
    'https://api.openai.com.example.org/v1',
    'https://xapi.openai.com',
    'https://api.openai.community',
    'https://chat.openai.com',
    'a@api.openai.com',
    'see https://api.openai.com/v1',
  ])('not %s', (text) => expect(parseOpenAIUrl(text)).toBeUndefined());

  it('are found in text without the marks around them', () => {
    const text = '（https://api.openai.com/v1）, `api.openai.com`; <https://us.api.openai.com/v1/models>.';
    expect(findOpenAIUrls(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'https://api.openai.com/v1',
      'api.openai.com',
      'https://us.api.openai.com/v1/models',
    ]);
  });

  it('hosts are all found', () => {
    for (const host of OPENAI_HOSTS) expect(parseOpenAIUrl(`https://${host}/v1`)?.host).toBe(host);
  });

  it.each([
    ['/v1/chat/completions', 'chat.completions'],
    ['chat/completions?x=1', 'chat.completions'],
    ['/v1/completions', 'completions'],
    ['/v1/images/edits', 'images.edits'],
    ['/v1/threads/abc/messages', 'assistants'],
    ['/v1/unheard', undefined],
    ['/v1/modelsx', undefined],
  ])('%s leads to %s', (path, api) => expect(apiOfPath(path)).toBe(api));
});
