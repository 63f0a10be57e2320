import { SAYS, TOOLS, JSON_MODE, INVALID, chatRow, embedRow, type ErrorRow } from './row.js';

export const OTHERS: readonly ErrorRow[] = [
  chatRow({
    id: 'ernie-max-tokens-range',
    provider: 'ernie',
    model: 'ernie-5.1',
    fields: `${SAYS}, max_tokens: 1`,
    error: {
      status: 400,
      message: /parameter check failed, max_completion_tokens range is \[2, \d+\]/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'ernie-malformed-json',
    provider: 'ernie',
    model: 'ernie-5.1',
    fields: `${SAYS}, stop: 'END'`,
    error: { status: 400, code: 'malformed_json', message: /Invalid Argument/ },
    then: 'runs',
  }),
  chatRow({
    id: 'yi-content-array',
    provider: 'yi',
    model: 'yi-lightning',
    from: 'gpt-4o-mini',
    fields: "messages: [{ role: 'user', content: [{ type: 'text', text: 'Say hello.' }] }]",
    error: {
      status: 400,
      message:
        /JSON parse error: Cannot deserialize value of type `java\.lang\.String` from Array value \(token `JsonToken\.START_ARRAY`\)/,
    },
    then: { says: /plain string/, at: /type: 'text'/ },
  }),
  chatRow({
    id: 'baichuan-401',
    provider: 'baichuan',
    model: 'Baichuan4-Air',
    from: 'gpt-4o-mini',
    wrongKey: true,
    fields: SAYS,
    error: { status: 401, message: /Incorrect API key provided/ },
    then: 'runs',
  }),
  chatRow({
    id: 'volc-model-not-found',
    provider: 'doubao',
    model: 'doubao-1.5-pro-32k',
    fields: SAYS,
    error: {
      status: 404,
      code: 'InvalidEndpointOrModel.NotFound',
      message:
        /The model or endpoint doubao-1\.5-pro-32k does not exist or you do not have access to it\. Request id: \S+/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'volc-response-format',
    provider: 'doubao',
    model: 'doubao-seed-2-0-code-preview-260215',
    fields: `messages: [{ role: 'user', content: 'Answer in json.' }], ${JSON_MODE}`,
    error: {
      status: 400,
      code: 'InvalidParameter',
      message:
        /The parameter `response_format\.type` specified in the request are not valid: `json_object` is not supported by this model/,
    },
    then: 'runs',
  }),
  embedRow({
    id: 'volc-embedding-vision',
    provider: 'doubao',
    model: 'doubao-embedding-vision',
    fields: "input: 'a lantern'",
    error: {
      status: 400,
      code: 'InvalidParameter',
      message:
        /The parameter `model` specified in the request are not valid: the requested model doubao-embedding-vision does not support this api\./,
    },
    then: { says: /embeddings/i, at: /embeddings\.create/ },
  }),
  chatRow({
    id: 'volc-invalid-parameter',
    provider: 'doubao',
    model: 'doubao-seed-2-1-turbo-260628',
    fields:
      "messages: [{ role: 'user', content: [{ type: 'text', text: 'Sum it up.' }, { type: 'file', file: { file_id: 'file-1' } }] }]",
    error: {
      status: 400,
      code: 'InvalidParameter',
      message: /One or more parameters specified in the request are not valid\. Request ID: \S+/,
    },
    then: { says: /another type than text/, at: /file_id/ },
  }),
  chatRow({
    id: 'azure-deployment-not-found',
    provider: 'azure',
    model: 'gpt-4o',
    fields: SAYS,
    error: {
      status: 404,
      code: 'DeploymentNotFound',
      message: /The API deployment for this resource does not exist\./,
    },
    then: { says: /deployment/, at: /gpt-4o/ },
  }),
  chatRow({
    id: 'azure-resource-not-found',
    provider: 'azure',
    model: 'gpt-5.4-mini',
    url: 'https://simulated.openai.azure.com/openai',
    fields: SAYS,
    error: { status: 404, code: '404', message: /Resource not found/ },
    then: 'runs',
  }),
  chatRow({
    id: 'azure-unrecognized-argument',
    provider: 'azure',
    from: 'o3',
    model: 'o3',
    today: '2026-09-01',
    fields: `${SAYS}, ${TOOLS}, parallel_tool_calls: false`,
    error: {
      status: 400,
      code: INVALID,
      message: /Unrecognized request argument supplied: parallel_tool_calls/,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'azure-max-tokens-name',
    provider: 'azure',
    model: 'gpt-5.4-mini',
    fields: `${SAYS}, max_tokens: 50`,
    error: {
      status: 400,
      code: 'unsupported_parameter',
      message:
        /Unsupported parameter: 'max_tokens' is not supported with this model\. Use 'max_completion_tokens' instead\./,
    },
    then: 'runs',
  }),
  chatRow({
    id: 'azure-temperature-default-only',
    provider: 'azure',
    model: 'gpt-5.4-mini',
    fields: `${SAYS}, temperature: 0`,
    error: {
      status: 400,
      code: 'unsupported_value',
      message:
        /Unsupported value: 'temperature' does not support 0 with this model\. Only the default \(1\) value is supported\./,
    },
    then: 'runs',
  }),
];
