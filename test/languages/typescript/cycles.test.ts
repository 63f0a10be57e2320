import { expect, test } from 'vitest';
import { ofKind, openProject } from './in-memory-project.js';

const HEAD = "import OpenAI from 'openai';\nconst openai = new OpenAI();\n";

test.each([
  [
    'a list that grows by copies of itself',
    `let models: string[] = [];
     for (const model of ['gpt-4o', 'gpt-4.1']) models = [...models, model];
     for (const model of models) openai.chat.completions.create({ model, messages: [] });`,
  ],
  [
    'an object that grows by copies of itself',
    `let options: any = { model: 'gpt-4o' };
     for (const key of Object.keys(process.env)) options = { ...options, [key]: 1 };
     openai.chat.completions.create({ ...options, messages: [] });`,
  ],
  [
    'functions that call each other with what they were given',
    `const a = (n: any): any => (n.deep ? b({ ...n, model: n.model }) : n);
     const b = (n: any): any => (n.deep ? c({ ...n, next: a(n) }) : a({ ...n, model: 'gpt-4o' }));
     const c = (n: any): any => [a(n), b(n), c({ ...n, last: b(n.next) })].find((each) => each.model);
     openai.chat.completions.create({ model: a(b(c({ deep: 1 }))).model, messages: [] });`,
  ],
])('%s is followed as far as it goes', async (_, body) => {
  const opened = await openProject({ 'a.ts': HEAD + body });
  const [call] = ofKind(opened, 'call');
  expect(call?.api).toBe('chat.completions');
  expect(ofKind(opened, 'model').map((model) => model.value)).toContain('gpt-4o');
});
