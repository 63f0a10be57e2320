import { SAYS, TOOLS, HISTORY, FORCED, INVALID, chatRow, type ErrorRow } from './row.js';

export const KIMI: readonly ErrorRow[] = [
  chatRow({
    id: 'kimi-temperature-fixed',
    provider: 'kimi',
    model: 'kimi-k3.1-pro',
    fields: `${SAYS}, temperature: 0.2`,
    error: {
      status: 400,
      code: INVALID,
      message: /invalid temperature: only 1 is allowed for this model/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'kimi-temperature-zero-n',
    provider: 'kimi',
    model: 'kimi-k3.1-pro',
    fields: `${SAYS}, temperature: 0, n: 2`,
    error: { status: 400, code: INVALID, message: /invalid temperature|invalid n/ },
    then: { says: /n |temperature/, at: /n: 2|temperature: 0/ },
  }),
  chatRow({
    id: 'kimi-empty-assistant',
    provider: 'kimi',
    model: 'kimi-k3.1-pro',
    fields:
      "messages: [{ role: 'user', content: 'Hello' }, { role: 'assistant', content: '' }, { role: 'user', content: 'Again' }]",
    error: {
      status: 400,
      code: INVALID,
      message: /Invalid request: the message at position \d+ with role 'assistant' must not be empty/,
    },
    then: { says: /assistant message without content/, at: /role: 'assistant', content: ''/ },
  }),
  chatRow({
    id: 'kimi-reasoning-content-missing',
    provider: 'kimi',
    model: 'kimi-k3.1-pro',
    fields: `${HISTORY}, ${TOOLS}`,
    error: {
      status: 400,
      code: INVALID,
      message:
        /thinking is enabled but reasoning_content is missing in assistant tool call message at index \d+/,
    },
    then: { says: /refuses a tool turn in the history without its reasoning_content/, at: /create|tool/ },
  }),
  chatRow({
    id: 'kimi-thinking-tool-choice',
    provider: 'kimi',
    model: 'kimi-k3.1-pro',
    fields: `${SAYS}, ${FORCED}`,
    error: {
      status: 400,
      code: INVALID,
      message: /tool_choice 'specified' is incompatible with thinking enabled/,
    },
    then: { says: /tool_choice/, at: /tool_choice/ },
  }),
  chatRow({
    id: 'kimi-model-not-found',
    provider: 'kimi',
    model: 'kimi-k2-0711-preview',
    fields: SAYS,
    error: {
      status: 404,
      code: 'resource_not_found_error',
      message: /Not found the model kimi-k2-0711-preview or Permission denied/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'kimi-tool-param-type',
    provider: 'kimi',
    model: 'kimi-k3.1-pro',
    fields: `${SAYS}, tools: [{ type: 'function', function: { name: 'look_up', parameters: { type: 'object', properties: { word: { description: 'a word' } } } } }]`,
    error: {
      status: 400,
      code: INVALID,
      message: /invalid request: missing 'type' or 'anyOf' key in parameter type/,
    },
    then: { says: /needs a type/, at: /description: 'a word'/ },
  }),
  chatRow({
    id: 'kimi-part-type',
    provider: 'kimi',
    model: 'kimi-k3.1-pro',
    fields:
      "messages: [{ role: 'user', content: [{ type: 'text', text: 'What happens?' }, { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }] }]",
    error: {
      status: 400,
      code: INVALID,
      message: /the message at position \d+ with role 'user' contains an invalid part type: input_audio/,
    },
    then: { says: /Content parts other than text and images/, at: /input_audio/ },
  }),
  chatRow({
    id: 'kimi-region-key',
    provider: 'kimi',
    model: 'kimi-k3.1-pro',
    url: 'https://api.moonshot.ai/v1',
    wrongKey: true,
    fields: SAYS,
    error: { status: 401, code: 'invalid_authentication_error', message: /Invalid Authentication/ },
    then: 'runs',
  }),
];
