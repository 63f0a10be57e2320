import { describe, expect, it } from 'vitest';
import dockerfile from '../../../src/languages/dockerfile/index.js';
import { describeContract } from '../contract.js';
import { envNamed, openText, shortly } from '../open-text.js';

const IMAGE = `FROM node:22
ARG OPENAI_API_KEY
ARG OPENAI_BASE_URL=https://api.openai.com/v1
ENV OPENAI_API_KEY=$OPENAI_API_KEY \\
    OPENAI_MODEL="gpt-4o"
ENV OPENAI_ORG_ID org-1
# ENV OPENAI_PROJECT_ID=proj-1
RUN pip3 install numpy tiktoken
RUN --mount=type=secret,id=OPENAI_API_KEY npm run build
`;

describeContract(dockerfile, [{ file: 'Dockerfile', text: IMAGE, comment: (words) => `# ${words}\n` }]);

describe('claims', () => {
  it.each(['Dockerfile', 'a/Dockerfile.prod', 'web.dockerfile', 'Containerfile'])('%s', (file) =>
    expect(dockerfile.claims(file)).toBe(true),
  );
  it.each(['Dockerfile.dockerignore', 'docker-compose.yml'])('not %s', (file) =>
    expect(dockerfile.claims(file)).toBe(false),
  );
});

it('detects both forms of ENV, ARG with and without default, and names in RUN', async () => {
  expect(shortly(await openText(dockerfile, 'Dockerfile', IMAGE))).toEqual([
    'env pass key OPENAI_API_KEY',
    'env declare baseURL OPENAI_BASE_URL=https://api.openai.com/v1',
    'endpoint config base https://api.openai.com/v1',
    'env declare key OPENAI_API_KEY=$OPENAI_API_KEY',
    'env pass key OPENAI_API_KEY',
    'env declare model OPENAI_MODEL=gpt-4o',
    'model env gpt-4o in OPENAI_MODEL',
    'env declare organization OPENAI_ORG_ID=org-1',
    'env declare project OPENAI_PROJECT_ID=proj-1 commented',
    'tokenizer tiktoken',
    'env mention key OPENAI_API_KEY',
  ]);
});

describe('declares another variable beside', () => {
  it.each([
    ['ARG OPENAI_API_KEY\r\nRUN x\r\n', 'ARG OPENAI_API_KEY\r\nARG GLM_KEY\r\nRUN x\r\n'],
    ['ENV OPENAI_API_KEY=a\n', 'ENV OPENAI_API_KEY=a\nENV GLM_KEY=\n'],
    [
      'ENV OPENAI_API_KEY=$OPENAI_API_KEY \\\n  B=1\n',
      'ENV OPENAI_API_KEY=$OPENAI_API_KEY GLM_KEY=$GLM_KEY \\\n  B=1\n',
    ],
  ])('%j', async (text, expected) => {
    const opened = await openText(dockerfile, 'Dockerfile', text);
    const change = {
      type: 'declare-variable',
      usage: envNamed(opened, 'OPENAI_API_KEY').id,
      name: 'GLM_KEY',
    } as const;
    expect(opened.after(change)).toBe(expected);
    const again = await openText(dockerfile, 'Dockerfile', expected);
    expect(again.after({ ...change, usage: envNamed(again, 'OPENAI_API_KEY').id })).toBe(expected);
  });
});
