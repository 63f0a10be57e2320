import { SAYS, DEVELOPER, JSON_MODE, FORCED, LONG, chatRow, embedRow, type ErrorRow } from './row.js';

export const QWEN: readonly ErrorRow[] = [
  chatRow({
    id: 'qwen-enable-thinking-nonstream',
    provider: 'qwen',
    model: 'qwen3-235b-a22b',
    today: '2026-09-01',
    fields: SAYS,
    error: {
      status: 400,
      code: 'invalid_parameter_error',
      message: /parameter\.enable_thinking must be set to false for non-streaming calls/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'qwen-stream-only',
    provider: 'qwen',
    model: 'qwq-plus',
    today: '2026-07-01',
    fields: SAYS,
    error: {
      status: 400,
      code: 'invalid_parameter_error',
      message:
        /This model only support stream mode, please enable the stream parameter to access the model\./,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'qwen-max-tokens-range',
    provider: 'qwen',
    model: 'qwen3.7-plus',
    fields: `${SAYS}, max_tokens: 100_000`,
    error: {
      status: 400,
      code: 'invalid_parameter_error',
      message: /<400> InternalError\.Algo\.InvalidParameter: Range of max_tokens should be \[1, \d+\]/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'qwen-input-length',
    provider: 'qwen',
    from: 'gpt-4.1',
    model: 'qwen3-vl-plus',
    fields: LONG,
    error: {
      status: 400,
      code: 'invalid_parameter_error',
      message: /<400> InternalError\.Algo\.InvalidParameter: Range of input length should be \[1, \d+\]/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'qwen-json-word-missing',
    provider: 'qwen',
    model: 'qwen3.7-plus',
    fields: `${SAYS}, ${JSON_MODE}`,
    error: {
      status: 400,
      code: 'invalid_parameter_error',
      message:
        /'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'\./,
    },
    then: { says: /wants the word json/, at: /json_object/ },
  }),
  embedRow({
    id: 'qwen-embedding-batch',
    provider: 'qwen',
    model: 'text-embedding-v4',
    fields: "input: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'], encoding_format: 'float'",
    error: {
      status: 400,
      code: 'InvalidParameter',
      message: /batch size is invalid, it should not be larger than 10\.: input\.contents/,
    },
    then: { says: /At most 10 inputs/, at: /input: \['a'/ },
  }),
  embedRow({
    id: 'qwen-embedding-token-arrays',
    provider: 'qwen',
    model: 'text-embedding-v4',
    fields: "input: [[9906, 11], [1917]], encoding_format: 'float'",
    error: {
      status: 400,
      code: 'InvalidParameter',
      message: /contents is neither str nor list of str\.: payload\.input\.contents/,
    },
    then: { says: /token numbers/, at: /9906/ },
  }),
  chatRow({
    id: 'qwen-thinking-tool-choice',
    provider: 'qwen',
    model: 'qwen3.8-max',
    fields: `${SAYS}, ${FORCED}`,
    error: {
      status: 400,
      code: 'invalid_parameter_error',
      message: /The tool_choice parameter does not support being set to required or object in thinking mode/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'qwen-role-developer',
    provider: 'qwen',
    model: 'qwen3.7-plus',
    fields: DEVELOPER,
    error: {
      status: 400,
      code: 'invalid_parameter_error',
      message: /developer is not one of \['system', 'assistant', 'user', 'tool', 'function'\]/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'qwen-wrong-base-path',
    provider: 'qwen',
    model: 'qwen3.7-plus',
    url: 'https://dashscope.aliyuncs.com/api/v1',
    fields: SAYS,
    error: { status: 404, message: /404 status code \(no body\)/ },
    then: 'runs',
  }),
  chatRow({
    id: 'qwen-model-not-found',
    provider: 'qwen',
    model: 'Qwen-Plus',
    fields: SAYS,
    error: {
      status: 404,
      code: 'model_not_found',
      message: /The model `Qwen-Plus` does not exist or you do not have access to it\./,
    },
    then: 'runs',
  }),
];
