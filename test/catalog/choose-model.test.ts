import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { judge, matchesAny } from '../../src/catalog/condition.js';
import { makeTarget } from '../../src/catalog/make-target.js';
import { nearest } from '../../src/catalog/nearest.js';

const catalog = loadCatalog();
const deepseek = makeTarget(catalog, { provider: 'deepseek', from: ['openai'] });
const qwen = makeTarget(catalog, { provider: 'qwen', from: ['openai'], models: { 'gpt-4o': 'qwen3.8-max' } });

describe('the model for a call', () => {
  test.each([
    ['gpt-4o', 'deepseek-flash', true],
    ['gpt-4o-2024-08-06', 'deepseek-flash', true],
    ['gpt-4-0613', 'deepseek-flash', true],
    ['gpt-3.5-turbo-16k', 'deepseek-flash', true],
    ['gpt-7-nova', 'deepseek-v4-pro', false],
  ])('%s becomes %s', (from, to, sure) => {
    expect(deepseek.chooseModel({ from })).toMatchObject({ type: 'mapped', to, sure });
  });

  test('a call with images never lands on a text model', () => {
    const text = deepseek.chooseModel({ from: 'gpt-5', api: 'chat.completions' });
    const seeing = deepseek.chooseModel({ from: 'gpt-5', api: 'chat.completions', images: true });
    expect(text).toMatchObject({ to: 'deepseek-v4-pro' });
    expect(seeing).toMatchObject({ to: 'deepseek-flash' });
  });

  test('an override wins', () => {
    expect(qwen.chooseModel({ from: 'gpt-4o' })).toMatchObject({ to: 'qwen3.8-max', sure: true });
  });

  test('a fine-tuned model and an embedding without counterpart have none', () => {
    expect(deepseek.chooseModel({ from: 'ft:gpt-4o-mini:acme::1' }).type).toBe('none');
    expect(deepseek.chooseModel({ from: 'text-embedding-3-small' }).type).toBe('none');
  });

  test('what is no model of OpenAI is left alone', () => {
    expect(deepseek.chooseModel({ from: 'openai/gpt-oss-120b' }).type).toBe('unknown');
    expect(deepseek.chooseModel({ from: 'claude-sonnet-4' }).type).toBe('unknown');
  });

  test('a legacy instruct model that becomes chat is mapped as gpt-3.5-turbo', () => {
    const chat = deepseek.chooseModel({ from: 'text-davinci-003', api: 'chat.completions' });
    expect(chat).toMatchObject(
      deepseek.chooseModel({ from: 'gpt-3.5-turbo' }).type === 'mapped' ? { to: 'deepseek-flash' } : {},
    );
  });
});

describe('conditions', () => {
  test('hold, do not hold, or perhaps hold', () => {
    expect(judge({ thinking: 'on' }, { thinking: 'on' })).toBe('yes');
    expect(judge({ thinking: 'on' }, { thinking: 'off' })).toBe('no');
    expect(judge({ thinking: 'on' }, {})).toBe('perhaps');
    expect(judge({ model: ['kimi-k3*'], value: { not: [1] } }, { model: 'kimi-k3.1-pro', value: 0.2 })).toBe(
      'yes',
    );
    expect(judge({ value: { gt: 1 } }, { value: 0.5 })).toBe('no');
    expect(judge(undefined, {})).toBe('yes');
  });

  test('globs match whole names', () => {
    expect(matchesAny(['qwen3.8*'], 'qwen3.8-flash')).toBe(true);
    expect(matchesAny(['qwen3.8'], 'qwen3.8-flash')).toBe(false);
    expect(matchesAny(['qwen3.8*'], 'qwen3x8-flash')).toBe(false);
  });
});

describe('targets', () => {
  test('take the first region and key of the profile, and its prefix', () => {
    expect(qwen.baseURL).toBe('https://dashscope.aliyuncs.com/compatible-mode/v1');
    expect(qwen.apiKeyEnv).toBe('DASHSCOPE_API_KEY');
    expect(qwen.envPrefix).toBe('DASHSCOPE');
  });

  test('Azure has no fixed host', () => {
    const azure = makeTarget(catalog, { provider: 'azure', from: ['openai'] });
    expect(azure.baseURLExpression.type).toBe('joined');
    expect(azure.needsReview).toBe(true);
  });

  test('a gateway needs its address, key and models', () => {
    expect(() => makeTarget(catalog, { provider: 'custom', from: ['openai'] })).toThrow(/no address/);
    expect(() => makeTarget(catalog, { provider: 'jd', from: ['openai'] })).toThrow(/no public API/);
  });

  test('a routed capability is not served here', () => {
    const routed = makeTarget(catalog, {
      provider: 'qwen',
      from: ['openai'],
      routes: { embeddings: 'openai' },
    });
    expect(routed.serves('embeddings').served).toBe(false);
    expect(routed.serves('chat.completions').served).toBe(true);
  });

  test('names come near what was meant', () => {
    expect(nearest('deepsek', ['deepseek', 'qwen', 'glm'])).toEqual(['deepseek']);
    expect(nearest('zzzzzzzz', ['deepseek', 'qwen'])).toEqual([]);
  });
});
