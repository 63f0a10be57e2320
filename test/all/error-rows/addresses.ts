import { SAYS, INVALID, chatRow, type ErrorRow } from './row.js';

const FETCH = `fetch(\`\${base}/v1/chat/completions\`, {
    method: 'POST',
    headers: { authorization: \`Bearer \${process.env.OPENAI_API_KEY}\`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-4o', ${SAYS} }),
  })`;

export const ADDRESSES: readonly ErrorRow[] = [
  {
    id: 'sdk-aisdk-responses-404',
    provider: 'deepseek',
    from: 'gpt-4o',
    model: 'deepseek-flash',
    program: "generateText({ model: provider('gpt-4o'), prompt: 'Say hello.' })",
    packages: { '@ai-sdk/openai': 'ai-sdk-openai-v2', ai: 'ai-v5' },
    error: { status: 404, message: /Not Found/ },
    then: 'runs',
  },
  chatRow({
    id: 'sdk-double-path',
    provider: 'stepfun',
    model: 'step-3.7-flash',
    url: 'https://api.stepfun.com/v1/chat/completions',
    fields: SAYS,
    error: {
      status: 404,
      code: INVALID,
      message: /Invalid URL \(POST \/v1\/chat\/completions\/chat\/completions\)/,
    },
    then: 'runs',
  }),
  {
    id: 'sdk-double-v1',
    provider: 'deepseek',
    from: 'gpt-4o',
    model: 'deepseek-flash',
    url: 'https://api.deepseek.com/v1',
    program: FETCH,
    error: { status: 404, message: /Not Found/ },
    then: 'runs',
  },
];
