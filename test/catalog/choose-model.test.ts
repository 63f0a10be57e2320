import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { judge, matchesAny } from '../../src/catalog/condition.js';
import { makeTarget } from '../../src/catalog/make-target.js';
import { nearest } from '../../src/catalog/nearest.js';
import { PREFERENCES, type Preference } from '../../src/core/model-move.js';
import type { ProviderProfile } from '../../src/core/provider.js';
import type { ModelNeed } from '../../src/core/target.js';

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

describe('what a call uses', () => {
  const to = (provider: string, need: ModelNeed, prefer?: Preference) => {
    const choice = { provider, from: ['openai'] as const, ...(prefer ? { prefer } : {}) };
    const chosen = makeTarget(catalog, choice).chooseModel({ api: 'chat.completions', ...need });
    return chosen.type === 'mapped' ? chosen.to : chosen.type;
  };

  test.each(
    catalog.all().filter((profile) => profile.status.value !== 'no-api' && profile.keyEnv.length > 0),
  )('$id: images land on a model that sees, tools on one that calls them, or on none', (profile) => {
    const models = catalog.openai.models.filter((model) => /^(?:chat|reasoning|code)/.test(model.class));
    for (const { id } of models) {
      for (const prefer of PREFERENCES) {
        const seeing = to(profile.id, { from: id, images: true }, prefer);
        expect([id, prefer, seeing === 'none' || seeing === 'unknown' || sees(profile, seeing)]).toEqual([
          id,
          prefer,
          true,
        ]);
      }
    }
  });

  function sees(profile: ProviderProfile, id: string): boolean {
    return profile.models.find((model) => model.id === id)?.vision === true;
  }

  test('a model that is refused tools gives way to one that takes them', () => {
    expect(to('spark', { from: 'gpt-4o-mini' })).toBe('lite');
    expect(to('spark', { from: 'gpt-4o-mini', tools: true })).toBe('spark-x');
  });

  test('an effort asks for a model that reasons', () => {
    expect(to('ernie', { from: 'gpt-5' })).toBe('ernie-5.1');
    expect(to('ernie', { from: 'gpt-5', reasoning: true })).toBe('ernie-5.0-thinking-latest');
  });

  test('a text that is longer than the window asks for a wider one', () => {
    expect(to('ernie', { from: 'o3-mini' })).toBe('ernie-x1.1');
    expect(to('ernie', { from: 'o3-mini', tokens: 100_000 })).not.toBe('ernie-x1.1');
  });

  test('stored vectors keep their width where another model has it', () => {
    const api = 'embeddings' as const;
    const profile = makeTarget(catalog, { provider: 'glm', from: ['openai'] });
    const kept = profile.chooseModel({ from: 'text-embedding-3-small', api, dimension: 512 });
    expect(kept).toMatchObject({ to: 'embedding-3', move: { uses: ['dimension'] } });
  });

  test('a wish shifts the choice among models that do what the call uses', () => {
    expect(to('qwen', { from: 'gpt-4o-mini' })).toBe('qwen3.8-flash');
    expect(to('qwen', { from: 'gpt-4o-mini' }, 'quality')).toBe('qwen3.8-max');
    expect(to('qwen', { from: 'gpt-5' }, 'price')).toBe('qwen3.7-flash');
    expect(to('deepseek', { from: 'gpt-4o', images: true }, 'quality')).toBe('deepseek-flash');
    expect(to('qwen', { from: 'text-embedding-3-small', api: 'embeddings' }, 'price')).toBe(
      'text-embedding-v4',
    );
  });

  test('the move says what a person compares', () => {
    const { exchangeRate } = catalog.openai;
    const chosen = deepseek.chooseModel({
      from: 'gpt-4o',
      api: 'chat.completions',
      tools: true,
      stream: true,
    });
    expect(chosen).toMatchObject({
      move: {
        from: 'gpt-4o',
        to: 'deepseek-flash',
        uses: ['tools', 'streaming'],
        contextFrom: 128_000,
        contextTo: 1_048_576,
        priceFrom: { output: Number((10 * exchangeRate.value).toPrecision(4)) },
        priceTo: { output: 4 },
        closesOn: '2027-01-14',
      },
    });
  });

  test('a smaller window and a last day are said', () => {
    const baichuan = makeTarget(catalog, { provider: 'baichuan', from: ['openai'] });
    const smaller = baichuan.chooseModel({ from: 'gpt-4o-mini' });
    expect(smaller.type === 'mapped' && smaller.reason.en).toMatch(/smaller: 33k tokens instead of 128k/);
    const azure = makeTarget(catalog, { provider: 'azure', from: ['openai'] });
    const ending = azure.chooseModel({ from: 'gpt-5-nano' });
    expect(ending.type === 'mapped' && ending.reason.en).toMatch(/announced to end on 2027-02-06/);
  });

  test('what OpenAI has switched off by the day of the list is past, whatever the clock says', () => {
    expect(catalog.closing('gpt-4o')).toEqual({ on: '2027-01-14', isPast: false });
    expect(catalog.closing('gpt-4-turbo')).toEqual({ on: '2026-10-23', isPast: true });
    expect(catalog.closing('gpt-6-sol')).toBeUndefined();
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
