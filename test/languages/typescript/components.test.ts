import { expect, it } from 'vitest';
import { ofKind, openProject } from './in-memory-project.js';

const SCRIPT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

it('models in the markup of a component are one of several that people choose from', async () => {
  const markup = `<template>
  <option value="gpt-4o">Large</option>
  <Chat :models="['gpt-4o-mini', 'o3']" title="My gpt-4 chat" />
</template>
`;
  const text = `<script setup lang="ts">\n${SCRIPT}</script>\n${markup}`;
  const models = ofKind(await openProject({ 'Chat.vue': text }), 'model');
  expect(models.map(({ value, role }) => [value, role])).toEqual([
    ['gpt-4o', 'list'],
    ['gpt-4o-mini', 'list'],
    ['o3', 'list'],
  ]);
  for (const { value, span } of models) expect(text.slice(span.start, span.end)).toBe(value);
});

it('a default that the markup offers is read by it', async () => {
  const text = `<script setup lang="ts">\r\n${SCRIPT}const model = ref('gpt-4o');
import { ref } from 'vue';
client.chat.completions.create({ model: model.value, messages: [] });\r\n</script>\r\n<template><option value="gpt-4o" /></template>`;
  const [sent] = ofKind(await openProject({ 'Chat.vue': text }), 'model').filter(
    (each) => each.calls.length > 0,
  );
  expect(sent?.readers).toMatchObject([{ as: 'list', survives: false }]);
  expect(text.slice(sent?.span.start, sent?.span.end)).toBe("'gpt-4o'");
});

it('what a rune of Svelte holds is followed, with a byte order mark in front', async () => {
  const text = `\uFEFF<script lang="ts">\r\n${SCRIPT}let model = $state('gpt-4o');\nclient.chat.completions.create({ model, messages: [] });\r\n</script>\r\n<p>{model}</p>`;
  const [model] = ofKind(await openProject({ 'Chat.svelte': text }), 'model');
  expect(model).toMatchObject({ value: 'gpt-4o', role: 'value' });
  expect(text.slice(model?.span.start, model?.span.end)).toBe("'gpt-4o'");
});
