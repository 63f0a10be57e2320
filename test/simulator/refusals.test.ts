import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.js';
import { STRICT_PROFILE } from './profiles.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ profile: STRICT_PROFILE, key: 'sk-right', today: '2026-11-24' });
});
afterAll(() => simulator.close());

const HELLO = [{ role: 'user', content: 'Hello' }];

async function post(path: string, body: unknown, key = 'sk-right'): Promise<{ status: number; json: any }> {
  const response = await fetch(`${simulator.origin}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

function chat(body: object): Promise<{ status: number; json: any }> {
  return post('/compatible/v2/chat/completions', { model: 'lantern-plus', messages: HELLO, ...body });
}

function embed(body: object): Promise<{ status: number; json: any }> {
  return post('/compatible/v2/embeddings', { model: 'lantern-vector', input: 'Hello', ...body });
}

describe('what is let in', () => {
  test('the base URL is loopback with the base path of the provider', () => {
    expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/compatible\/v2$/);
  });

  test('a plain request is answered under the base path', async () => {
    const { status, json } = await chat({});
    expect(status).toBe(200);
    expect(json.choices[0].message).toEqual({ role: 'assistant', content: 'Simulated answer to: Hello' });
  });

  test.each([
    '/v1/chat/completions',
    '/chat/completions',
    '/compatible/v2//chat/completions',
    '/compatible/v2/chat',
  ])('another path is not found: %s', async (path) => {
    const { status, json } = await post(path, { model: 'lantern-plus', messages: HELLO });
    expect(status).toBe(404);
    expect(json.error.code).toBe('not_found');
    expect(simulator.requests.at(-1)?.refusal?.about).toBe('path');
  });

  test('another key is refused before anything else is looked at', async () => {
    const { status, json } = await post('/compatible/v2/chat/completions', { model: 'gpt-4o' }, 'sk-wrong');
    expect(status).toBe(401);
    expect(json.error.code).toBe('invalid_api_key');
  });

  test.each(['gpt-4o', 'lantern-2023', 'lantern-2025', 'lantern-vector'])(
    'a model that chat does not serve today is refused: %s',
    async (model) => {
      const { status, json } = await chat({ model });
      expect(status).toBe(404);
      expect(json.error).toMatchObject({ code: 'model_not_found', param: 'model' });
    },
  );

  test('an API that is offered in part, elsewhere, is not served here', async () => {
    const { status } = await post('/compatible/v2/responses', { model: 'lantern-plus', input: 'Hello' });
    expect(status).toBe(404);
    expect(simulator.requests.at(-1)?.refusal).toMatchObject({ about: 'api', name: 'responses' });
  });

  test('a body that is no JSON is refused', async () => {
    expect((await post('/compatible/v2/chat/completions', '{')).status).toBe(400);
  });
});

const TOOLS = [
  { type: 'function', function: { name: 'look_up', parameters: { type: 'object', properties: {} } } },
];
const SCHEMA = { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'object' } } };
const IMAGE = [
  { role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }] },
];

describe('what a profile refuses', () => {
  test.each([
    ['messages.role.developer', { messages: [{ role: 'developer', content: 'Be brief.' }, ...HELLO] }],
    ['messages.image_url', { model: 'lantern-text', messages: IMAGE }],
    ['response_format.json_schema', { response_format: SCHEMA }],
    ['temperature', { temperature: 1.5 }],
    ['n', { n: 2, tools: TOOLS }],
    ['stop', { stop: ['a', 'b', 'c'] }],
    ['tool_choice', { model: 'lantern-thinker', tools: TOOLS, tool_choice: 'required' }],
    [
      'tool_choice',
      {
        model: 'lantern-thinker',
        tools: TOOLS,
        tool_choice: { type: 'function', function: { name: 'look_up' } },
      },
    ],
    ['user', { user: 'a-long-name' }],
    ['logprobs', { logprobs: true, stream: true }],
    ['reasoning_effort', { reasoning_effort: 'medium' }],
  ])('%s', async (name, body) => {
    const { status } = await chat(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(simulator.requests.at(-1)?.refusal).toMatchObject({ about: 'param', name });
  });

  test.each([
    ['an image at a model that sees', { messages: IMAGE }],
    ['a temperature that is ignored while thinking', { model: 'lantern-thinker', temperature: 1.5 }],
    ['several answers without tools', { n: 2 }],
    ['two stops', { stop: ['a', 'b'] }],
    [
      'a forced tool with thinking off',
      { model: 'lantern-thinker', thinking: { type: 'disabled' }, tools: TOOLS, tool_choice: 'required' },
    ],
    ['a short user', { user: 'ann' }],
    ['logprobs in one piece', { logprobs: true }],
    ['an effort that the provider has', { reasoning_effort: 'high' }],
    ['the old name of a parameter', { max_completion_tokens: 100 }],
    ['what only a person can judge', { response_format: { type: 'json_object' } }],
    ['null, which counts as not sent', { temperature: null, user: null }],
  ])('but not %s', async (_, body) => {
    expect(await chat(body)).toMatchObject({ status: 200 });
  });

  test('the recorded error is the body, with its blanks filled in', async () => {
    const developer = await chat({ messages: [{ role: 'developer', content: 'Be brief.' }] });
    expect(developer).toEqual({ status: 422, json: { error: { message: 'unknown variant `developer`' } } });
    const effort = await chat({ reasoning_effort: 'minimal' });
    expect(effort).toEqual({ status: 400, json: { code: 1210, msg: 'use low or high, not minimal' } });
  });

  test('without a recorded error the body has the shape of OpenAI', async () => {
    const { status, json } = await chat({ temperature: 2 });
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ type: 'invalid_request_error', param: 'temperature' });
  });

  test('a tool turn that lost its reasoning is refused while thinking, and taken otherwise', async () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'look_up', arguments: '{}' } };
    const history = (more: object): object[] => [
      ...HELLO,
      { role: 'assistant', content: null, tool_calls: [call], ...more },
      { role: 'tool', tool_call_id: 'call_1', content: 'found' },
    ];
    const model = 'lantern-thinker';
    expect((await chat({ model, messages: history({}) })).status).toBe(400);
    expect((await chat({ model, messages: history({ reasoning_content: 'Hm.' }) })).status).toBe(200);
    const off = { thinking: { type: 'disabled' } };
    expect((await chat({ model, messages: history({}), ...off })).status).toBe(200);
  });

  test('embeddings: batch, base64 and width', async () => {
    expect((await embed({ input: ['a', 'b', 'c'] })).status).toBe(400);
    expect((await embed({ encoding_format: 'base64' })).status).toBe(400);
    expect((await embed({ dimensions: 1536 })).status).toBe(400);
    const narrow = await embed({ input: ['a', 'b'], encoding_format: 'float', dimensions: 512 });
    expect(narrow.status).toBe(200);
    expect(narrow.json.data.map((each: any) => each.embedding.length)).toEqual([512, 512]);
    expect((await embed({})).json.data[0].embedding).toHaveLength(1024);
  });
});
