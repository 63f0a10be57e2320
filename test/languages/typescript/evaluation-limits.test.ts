import { describe, expect, it } from 'vitest';
import { ofKind, openProject } from './in-memory-project.js';

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

/** Functions that hand each other on as callbacks, each under other arguments: every path through them is another question. */
function callbacks(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `step${index}`);
  return names
    .map((name, index) => {
      const others = names.filter((_, other) => other !== index).map((other) => `${other}(options, next)`);
      return `function ${name}(options, next) {\n  const result = next(options) ?? options.handler(${others.join(', ')});\n  return ${others.join(' || ')} || result;\n}`;
    })
    .join('\n');
}

async function modelsOf(text: string) {
  return ofKind(await openProject({ 'a.js': text }), 'model').map(({ value }) => value);
}

describe('values that cannot be followed to an end', () => {
  it('do not keep a run from ending: callbacks that call each other', async () => {
    const text = `${CLIENT}${callbacks(10)}\nclient.chat.completions.create({ model: step0({ handler: step1 }, step2) || 'gpt-4o' });`;
    expect(await modelsOf(text)).toEqual(['gpt-4o']);
  }, 120_000);

  it('settings that are spread over themselves', async () => {
    const text = `${CLIENT}let settings = { model: 'gpt-4o' };\nfunction change(changes) { settings = { ...settings, ...changes }; }\nchange(settings);\nclient.chat.completions.create({ ...settings, messages: [] });`;
    expect(await modelsOf(text)).toEqual(['gpt-4o']);
  });

  it('lists that are spread over themselves', async () => {
    const text = `${CLIENT}let models = ['gpt-4o'];\nmodels = [...models, 'gpt-4'];\nclient.chat.completions.create({ model: models[index], messages: [] });`;
    expect((await modelsOf(text)).sort()).toEqual(['gpt-4', 'gpt-4o']);
  });
});
