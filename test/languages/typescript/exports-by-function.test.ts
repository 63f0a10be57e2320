import { expect, it } from 'vitest';
import { ofKind, openProject } from './in-memory-project.js';

const MADE = "const OpenAI = require('openai');\nconst client = new OpenAI();\n";
const ASKS = ".chat.completions.create({ model: 'gpt-4o', messages: [] });\n";

it.each([
  ['a getter', "Object.defineProperty(exports, 'client', { get: function () { return client; } });"],
  ['a getter as an arrow', "Object.defineProperty(exports, 'client', { get: () => client });"],
  ['a value', "Object.defineProperty(module.exports, 'client', { value: client });"],
  ['assigned members', 'Object.assign(module.exports, { client });'],
])('CommonJS exports by %s', async (_, exported) => {
  const session = await openProject({
    'client.js': `${MADE}${exported}\n`,
    'ask.js': `require('./client').client${ASKS}`,
  });
  const [client] = ofKind(session, 'client');
  expect(ofKind(session, 'call').map(({ clients }) => clients)).toEqual([[client?.id]]);
});

it.each([
  ['assigned', "Object.assign(module.exports, require('./client'));"],
  ['by the helper of compiled code', "__exportStar(require('./client'), exports);"],
])('CommonJS re-exports %s', async (_, barrel) => {
  const session = await openProject({
    'client.js': `${MADE}exports.client = client;\n`,
    'index.js': `${barrel}\n`,
    'ask.js': `require('./index').client${ASKS}`,
  });
  const [client] = ofKind(session, 'client');
  expect(ofKind(session, 'call').map(({ clients }) => clients)).toEqual([[client?.id]]);
});
