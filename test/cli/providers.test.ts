import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProviderProfile } from '../../src/core/provider.js';
import type { Report } from '../../src/core/report.js';
import { TempProject } from '../temp-project.js';

const SCHEMAS = resolve(import.meta.dirname, '../../data/schemas');
const ajv = new Ajv2020({ strict: false, allErrors: true });

function faults(schema: string, value: unknown): readonly string[] {
  const validate = ajv.compile(JSON.parse(readFileSync(resolve(SCHEMAS, schema), 'utf8')) as object);
  return validate(value) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
}

let project: TempProject;
beforeAll(() => {
  project = new TempProject({
    'a.ts':
      "import OpenAI from 'openai';\nexport const client = new OpenAI();\nclient.chat.completions.create({ model: 'gpt-4o', messages: [] });\n",
    'package.json': '{"dependencies":{"openai":"^6.0.0"}}',
  });
});
afterAll(() => project.remove());

const json = (...parameters: string[]): unknown => JSON.parse(project.cli(...parameters, '--json').out);

describe('providers --json follows the published schema', () => {
  test('all, one, and a comparison', () => {
    const all = json('providers') as ProviderProfile[];
    expect(all.length).toBeGreaterThanOrEqual(22);
    expect(faults('providers.schema.json', all)).toEqual([]);
    expect(faults('provider.schema.json', json('providers', 'bailian'))).toEqual([]);
    const compared = json('providers', '--compare', 'qwen,glm,deepseek') as ProviderProfile[];
    expect(compared.map((each) => each.id)).toEqual(['qwen', 'glm', 'deepseek']);
    expect(faults('providers.schema.json', compared)).toEqual([]);
  });

  test('in the language asked for: its words as strings, its names in both', () => {
    const shown = (lang: string) => json('providers', 'kimi', '--lang', lang) as Record<string, any>;
    const [en, zh] = [shown('en'), shown('zh')];
    expect(faults('provider.schema.json', zh)).toEqual([]);
    expect(en['modelMap'][0].reason).toMatch(/^No cheap model remains/);
    expect(zh['modelMap'][0].reason).toMatch(/^新账户没有便宜的模型/);
    expect(zh['name']).toEqual(en['name']);
    const page = project.cli('providers', 'kimi', '--lang', 'zh').out;
    expect(page).toContain('采样参数固定');
    expect(page).toContain('从 OpenAI 迁移到 Kimi API');
  });

  test('and the schema does refuse a fact without a source', () => {
    const [first] = json('providers', '--compare', 'kimi') as Record<string, any>[];
    delete first!['models'][0].source;
    expect(faults('provider.schema.json', first).join()).toMatch(/models\/0 .*source/);
  });
});

describe('vendors that nobody should move to', () => {
  test('one without an API is refused with what to take instead', () => {
    const { code, err } = project.cli('scan', '--to', 'jd', '--lang', 'en');
    expect(code).toBe(2);
    expect(err).toMatch(/no public API[\s\S]*Take instead: custom \(.+\); qwen/);
    expect(project.cli('providers', 'jd', '--lang', 'zh').out).toContain('可改用：custom');
  });

  test('a dormant one is warned of on stderr, and the report stays whole', () => {
    const { code, out, err } = project.cli('scan', '--to', 'yi', '--json', '--lang', 'en');
    expect(code).toBe(0);
    expect((JSON.parse(out) as Report).target?.provider).toBe('yi');
    expect(err).toMatch(/warning: .*dormant.*Take instead: qwen/);
  });
});

const HERE = { source: 'our own measurements', asOf: '2026-11-20', confidence: 'verified' };

describe("a user's own file", () => {
  test('corrects one fact of ours and leaves the others', () => {
    project.write(
      'conf/deepseek.json',
      JSON.stringify({
        id: 'deepseek',
        models: [
          {
            ...{ id: 'deepseek-flash', type: 'chat', class: 'chat', status: 'active', vision: false },
            ...{ reasoning: true, price: { input: 9, output: 9 }, ...HERE },
          },
        ],
        modelMap: [{ from: 'gpt-4o', to: 'deepseek-v4-pro', reason: 'ours', ...HERE }],
      }),
    );
    project.write('conf/config.json', '{ "providers": ["./deepseek.json"] }');
    const merged = json('providers', 'deepseek', '--config', 'conf/config.json') as ProviderProfile;
    expect(faults('provider.schema.json', merged)).toEqual([]);
    expect(merged.models[0]).toMatchObject({ id: 'deepseek-flash', price: { input: 9 } });
    expect(merged.models.map((each) => each.id)).toContain('deepseek-v4-pro');
    const report = json('scan', '--to', 'deepseek', '--config', 'conf/config.json') as Report;
    expect(report.models?.[0]).toMatchObject({ from: 'gpt-4o', to: 'deepseek-v4-pro' });
  });

  test('may say in one language what ours says in two', () => {
    project.write(
      'plain.json',
      JSON.stringify({
        id: 'glm',
        name: 'GLM',
        modelMap: [{ from: 'gpt-4o', to: 'glm-4.7', reason: 'As the house decided.', ...HERE }],
      }),
    );
    project.write('plain.config.json', '{ "providers": ["./plain.json"], "to": "glm" }');
    const report = json('scan', '--config', 'plain.config.json', '--lang', 'zh') as Report;
    const { messages } = report.findings.find((finding) => finding.model?.from === 'gpt-4o')!;
    expect(messages.zh).toMatch(/gpt-4o → glm-4\.7：As the house decided。/);
    expect(messages.en).toContain('gpt-4o → glm-4.7: As the house decided.');
  });

  test('adds a gateway, which the code moves to by its name', () => {
    project.write(
      'gateway.json',
      JSON.stringify({
        id: 'house',
        name: { en: 'House gateway', zh: '内部网关' },
        regions: [{ name: 'office', url: 'https://llm.house.example/v1', ...HERE }],
        keyEnv: ['HOUSE_LLM_KEY'],
        models: [
          {
            id: 'house-chat',
            type: 'chat',
            class: 'chat',
            status: 'active',
            vision: true,
            reasoning: false,
            ...HERE,
          },
        ],
        modelMap: [{ from: 'gpt-4o', to: 'house-chat', reason: 'The model of the house.', ...HERE }],
      }),
    );
    project.write('gateway.config.json', '{ "providers": ["./gateway.json"], "to": "house" }');
    const { out } = project.cli('diff', '--config', 'gateway.config.json');
    expect(out).toContain("baseURL: 'https://llm.house.example/v1'");
    expect(out).toContain('process.env.HOUSE_LLM_KEY');
    expect(out).toContain("model: 'house-chat'");
  });

  test.each([
    ['{ "id": "deepseek", "models": [{ "id": "x" }] }', 2, /broken\.json[\s\S]*/, /models\.0\.type/],
    ['{ "id": "deepseek", "tempo": 1 }', 2, /broken\.json/, /tempo/],
    ['{ "id": "deepseek", ', 2, /broken\.json/, /JSON/],
    ['{ "name": { "en": "A", "zh": "B" } }', 2, /broken\.json/, /no "id"/],
    ['{ "id": "fresh" }', 2, /broken\.json/, /keyEnv/],
  ])('is refused by file and path: %s', (text, code, file, path) => {
    project.write('broken.json', text);
    project.write('broken.config.json', '{ "providers": ["./broken.json"] }');
    const ran = project.cli('providers', '--config', 'broken.config.json', '--lang', 'en');
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(file);
    expect(ran.err).toMatch(path);
    expect(ran.out).toBe('');
  });

  test('that is not there is refused too', () => {
    project.write('none.config.json', '{ "providers": ["./none.json"] }');
    const ran = project.cli('scan', '--config', 'none.config.json', '--lang', 'en');
    expect([ran.code, /none\.json/.test(ran.err)]).toEqual([2, true]);
  });
});
