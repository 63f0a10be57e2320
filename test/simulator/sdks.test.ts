import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import OpenAI6 from 'openai';
import { Configuration, OpenAIApi } from 'openai-v3';
import OpenAI4 from 'openai-v4';
import OpenAI5 from 'openai-v5';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.js';
import { model, OPENAI_PROFILE, STRICT_PROFILE } from './profiles.js';

let simulator: Simulator;
let thinker: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ profile: OPENAI_PROFILE, key: 'sk-right' });
  thinker = await startSimulator({ profile: STRICT_PROFILE, key: 'sk-right', today: '2026-11-24' });
});
afterAll(async () => {
  await simulator.close();
  await thinker.close();
});

const ask = (content: string) => ({ model: 'gpt-4o', messages: [{ role: 'user' as const, content }] });
const WEATHER = {
  type: 'function' as const,
  function: {
    name: 'get_weather',
    parameters: {
      type: 'object',
      properties: {
        city: { type: 'string' },
        days: { type: 'integer', minimum: 3 },
        unit: { enum: ['C', 'F'] },
      },
    },
  },
};

// The three majors have the same calls; the type of one stands for all.
describe.each([
  ['4', OpenAI4 as unknown as typeof OpenAI6],
  ['5', OpenAI5 as unknown as typeof OpenAI6],
  ['6', OpenAI6],
])('openai %s', (_, OpenAI) => {
  const client = (key = 'sk-right') => new OpenAI({ baseURL: simulator.url, apiKey: key, maxRetries: 0 });

  test('chat', async () => {
    const answer = await client().chat.completions.create(ask('Why is the sky blue?'));
    expect(answer.choices[0]?.message.content).toBe('Simulated answer to: Why is the sky blue?');
    expect(answer.usage?.total_tokens).toBe(
      (answer.usage?.prompt_tokens ?? 0) + (answer.usage?.completion_tokens ?? 0),
    );
  });

  test('several answers with log probabilities', async () => {
    const answer = await client().chat.completions.create({ ...ask('Hi'), n: 2, logprobs: true });
    expect(answer.choices.map((choice) => choice.index)).toEqual([0, 1]);
    expect(answer.choices[0]?.logprobs?.content?.map((each) => each.token).join('')).toBe(
      'Simulated answer to: Hi',
    );
  });

  test('a stream with usage', async () => {
    const stream = await client().chat.completions.create({
      ...ask('Count to three'),
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let usage = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      usage += chunk.usage?.total_tokens ?? 0;
    }
    expect(text).toBe('Simulated answer to: Count to three');
    expect(usage).toBeGreaterThan(0);
  });

  test.each([
    ['auto', 'Please get weather for Lhasa', undefined],
    ['required', 'Anything', 'required' as const],
    ['named', 'Anything', { type: 'function' as const, function: { name: 'get_weather' } }],
  ])('a tool call: %s', async (_name, content, choice) => {
    const body = {
      ...ask(content),
      tools: [WEATHER],
      ...(choice === undefined ? {} : { tool_choice: choice }),
    };
    const first = (await client().chat.completions.create(body)).choices[0];
    const call = first?.message.tool_calls?.[0];
    expect(first?.finish_reason).toBe('tool_calls');
    if (call?.type !== 'function' || first === undefined) throw new Error('no function call');
    expect(JSON.parse(call.function.arguments)).toEqual({ city: content, days: 3, unit: 'C' });
    const answer = await client().chat.completions.create({
      ...body,
      messages: [...body.messages, first.message, { role: 'tool', tool_call_id: call.id, content: 'Snow.' }],
    });
    expect(answer.choices[0]?.message.content).toBe(`Simulated answer to: ${content} (from the tool: Snow.)`);
  });

  test('a tool call is not made when nobody asks for it', async () => {
    const answer = await client().chat.completions.create({ ...ask('Tell a joke'), tools: [WEATHER] });
    expect(answer.choices[0]?.message.tool_calls).toBeUndefined();
  });

  test('a streamed tool call arrives in pieces', async () => {
    const body = { ...ask('Get weather'), tools: [WEATHER], stream: true as const };
    const pieces: string[] = [];
    for await (const chunk of await client().chat.completions.create(body)) {
      const call = chunk.choices[0]?.delta.tool_calls?.[0];
      if (call?.function?.arguments) pieces.push(call.function.arguments);
    }
    expect(pieces.length).toBeGreaterThan(1);
    expect(JSON.parse(pieces.join(''))).toEqual({ city: 'Get weather', days: 3, unit: 'C' });
  });

  test('JSON, free and by schema', async () => {
    const free = await client().chat.completions.create({
      ...ask('Reply in JSON with the keys "title" and "mood".'),
      response_format: { type: 'json_object' },
    });
    expect(Object.keys(JSON.parse(free.choices[0]?.message.content ?? ''))).toEqual(['title', 'mood']);
    const schema = { type: 'object', properties: { tags: { type: 'array', items: { type: 'string' } } } };
    const strict = await client().chat.completions.create({
      ...ask('Tags'),
      response_format: { type: 'json_schema', json_schema: { name: 'tags', schema } },
    });
    expect(JSON.parse(strict.choices[0]?.message.content ?? '')).toEqual({ tags: ['Tags'] });
  });

  test('embeddings with the encoding that the SDK chooses', async () => {
    const input = ['a cat sleeps', 'a cat sleeps', 'stock prices'];
    const { data } = await client().embeddings.create({ model: 'text-embedding-3-small', input });
    const dot = (a: number[] = [], b: number[] = []) =>
      a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0);
    const [one, two, three] = data.map((each) => each.embedding);
    expect(one).toHaveLength(1536);
    expect(dot(one, two)).toBeCloseTo(1, 5);
    expect(dot(one, three)).toBeLessThan(0.5);
  });

  test('images, speech, transcription, moderation, models', async () => {
    const images = await client().images.generate({ model: 'gpt-image-1', prompt: 'a lantern' });
    expect(images.data?.[0]?.url).toMatch(/^https:/);
    const speech = await client().audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'Hi' });
    expect(Buffer.from(await speech.arrayBuffer()).toString()).toContain('Hi');
    const file = new File(['RIFF'], 'hello.wav');
    const heard = await client().audio.transcriptions.create({ model: 'whisper-1', file });
    expect(heard.text).toBe('Simulated transcription.');
    const judged = await client().moderations.create({
      model: 'omni-moderation-latest',
      input: ['calm', 'violence'],
    });
    expect(judged.results.map((each) => each.flagged)).toEqual([false, true]);
    const ids = [];
    for await (const each of client().models.list()) ids.push(each.id);
    expect(ids).toContain('gpt-4o');
    expect((await client().models.retrieve('gpt-4o')).id).toBe('gpt-4o');
  });

  test('responses and legacy completions, whole and streamed', async () => {
    const input = [{ role: 'user' as const, content: 'Hi' }];
    const response = await client().responses.create({ model: 'gpt-4o', input });
    expect(response.output_text).toBe('Simulated answer to: Hi');
    let streamed = '';
    for await (const event of await client().responses.create({
      model: 'gpt-4o',
      input: 'Hi',
      stream: true,
    })) {
      if (event.type === 'response.output_text.delta') streamed += event.delta;
    }
    expect(streamed).toBe('Simulated answer to: Hi');
    const old = { model: 'gpt-4o', prompt: 'Hi' };
    expect((await client().completions.create(old)).choices[0]?.text).toBe('Simulated answer to: Hi');
    let pieces = '';
    for await (const each of await client().completions.create({ ...old, stream: true })) {
      pieces += each.choices[0]?.text ?? '';
    }
    expect(pieces).toBe('Simulated answer to: Hi');
  });

  test('errors arrive as the SDK knows them', async () => {
    const wrongKey = client('sk-wrong').chat.completions.create(ask('Hi'));
    await expect(wrongKey).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
    const wrongModel = client().chat.completions.create({ ...ask('Hi'), model: 'lantern-plus' });
    await expect(wrongModel).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
  });

  test('thinking: reasoning_content beside the answer, and the limit counts both', async () => {
    const client = new OpenAI({ baseURL: thinker.url, apiKey: 'sk-right' });
    const body = { ...ask('Hi'), model: 'lantern-thinker' };
    const answer = await client.chat.completions.create(body);
    expect(answer.choices[0]?.message).toHaveProperty('reasoning_content');
    const cut = await client.chat.completions.create({ ...body, max_tokens: 10 });
    expect(cut.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: '' } });
    const off = await client.chat.completions.create({
      ...body,
      max_tokens: 10,
      ...{ thinking: { type: 'disabled' } },
    });
    expect(off.choices[0]).toMatchObject({ finish_reason: 'stop' });
    expect(off.choices[0]?.message).not.toHaveProperty('reasoning_content');
  });
});

describe('openai 3', () => {
  const api = () => new OpenAIApi(new Configuration({ apiKey: 'sk-right', basePath: simulator.url }));

  test('chat', async () => {
    const { data } = await api().createChatCompletion({
      model: 'gpt-3.5-turbo',
      messages: [{ role: 'user', content: 'Hello' }],
    });
    expect(data.choices[0]?.message?.content).toBe('Simulated answer to: Hello');
  });

  test('embeddings', async () => {
    const { data } = await api().createEmbedding({ model: 'text-embedding-ada-002', input: 'Hello' });
    expect(data.data[0]?.embedding).toHaveLength(1536);
  });

  test('a model list', async () => {
    const { data } = await api().listModels();
    expect(data.data.map((each) => each.id)).toContain('gpt-4');
  });

  test('a slash at the end of the base path is doubled, and not found', async () => {
    const broken = new OpenAIApi(new Configuration({ apiKey: 'sk-right', basePath: `${simulator.url}/` }));
    const body = { model: 'gpt-4', messages: [{ role: 'user' as const, content: 'Hello' }] };
    await expect(broken.createChatCompletion(body)).rejects.toMatchObject({ response: { status: 404 } });
  });
});

test('a key in the api-key header is let in where the profile says so', async () => {
  const profile = {
    ...OPENAI_PROFILE,
    auth: { ...OPENAI_PROFILE.auth, value: 'api-key' as const },
    models: [model({ id: 'my-deployment' })],
  };
  const azure = await startSimulator({ profile, key: 'azure-key', baseURL: 'https://x.example/openai/v1/' });
  const send = (headers: Record<string, string>) =>
    fetch(`${azure.url}/models`, { headers }).then((response) => response.status);
  expect(await send({ 'api-key': 'azure-key' })).toBe(200);
  expect(await send({ 'api-key': 'other' })).toBe(401);
  await azure.close();
});
