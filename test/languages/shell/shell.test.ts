import { describe, expect, it } from 'vitest';
import shell from '../../../src/languages/shell/index.js';
import { describeContract } from '../contract.js';
import { envNamed, openText, shortly } from '../open-text.js';

const SCRIPT = `# Custom base url for OpenAI API. default: https://api.openai.com
export OPENAI_API_KEY="\${OPENAI_API_KEY:-none}"
# export OPENAI_ORG_ID=org-1
base=$OPENAI_BASE_URL
docker run -e OPENAI_API_KEY=abc -e OPENAI_MODEL="gpt-4o" shop
sed "s|({}).OPENAI_API_KEY|$key|g" dist/*.js
curl https://api.openai.com/v1/chat/completions \\
  -H "Authorization: Bearer $OPENAI_API_KEY" \\
  -d '{
    "model": "gpt-4o",
    "messages": []
  }'
`;

describeContract(shell, [
  { file: 'deploy.sh', text: SCRIPT, comment: (words) => `# ${words}\n` },
  {
    file: 'Makefile',
    text: 'OPENAI_MODEL ?= gpt-4o\nrun:\n\t$(OPENAI_MODEL)\n',
    comment: (words) => `# ${words}\n`,
  },
]);

describe('claims', () => {
  it.each([
    'a.sh',
    '.envrc',
    'Makefile',
    'Procfile',
    'hack/docker-entrypoint',
    'nginx.conf',
    '.husky/pre-commit',
  ])('%s', (file) => expect(shell.claims(file)).toBe(true));
  it.each(['a.ts', 'shell.md', 'make.json'])('not %s', (file) => expect(shell.claims(file)).toBe(false));
});

describe('detects', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'a script',
      'deploy.sh',
      SCRIPT,
      [
        'env declare key OPENAI_API_KEY=${OPENAI_API_KEY:-none}',
        'env pass key OPENAI_API_KEY',
        'env declare organization OPENAI_ORG_ID=org-1 commented',
        'env pass baseURL OPENAI_BASE_URL',
        'env declare key OPENAI_API_KEY=abc',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'env mention key OPENAI_API_KEY',
        'endpoint request full https://api.openai.com/v1/chat/completions',
        'env pass key OPENAI_API_KEY',
        'model setting gpt-4o',
      ],
    ],
    [
      'Makefile',
      'Makefile',
      'OPENAI_MODEL ?= gpt-4o # best\nrun:\n\techo $(OPENAI_MODEL)\n',
      [
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'env pass model OPENAI_MODEL',
      ],
    ],
    [
      'Windows',
      'a.ps1',
      '$env:OPENAI_API_KEY = "x"\nsetx OPENAI_MODEL "gpt-4o"\necho %OPENAI_API_KEY%\n',
      [
        'env declare key OPENAI_API_KEY=x',
        'env declare model OPENAI_MODEL=gpt-4o',
        'model env gpt-4o in OPENAI_MODEL',
        'env pass key OPENAI_API_KEY',
      ],
    ],
    ['fish and direnv', 'a.fish', 'set -gx OPENAI_API_KEY abc\n', ['env declare key OPENAI_API_KEY=abc']],
    [
      'what a program prints',
      '.envrc',
      'export OPENAI_API_KEY=$(pass openai)\nexport OPENAI_ORG_ID=`id`\n',
      ['env declare key OPENAI_API_KEY', 'env declare organization OPENAI_ORG_ID'],
    ],
    [
      'flags that hand on',
      'a.sh',
      'docker run -e OPENAI_API_KEY shop\nfly secrets set "OPENAI_API_KEY=a b"\n',
      ['env pass key OPENAI_API_KEY', 'env declare key OPENAI_API_KEY=a b'],
    ],
    [
      'a proxy',
      'nginx.conf',
      'location / {\n  proxy_pass https://api.openai.com/v1/;\n}\n',
      ['endpoint request base https://api.openai.com/v1/'],
    ],
    [
      'packages',
      'a.sh',
      'pip3 install numpy tiktoken==0.4 "openai>=1.0"\n',
      ['tokenizer tiktoken', 'dependency openai@1.0'],
    ],
    [
      'an escaped body',
      'a.sh',
      'curl $OPENAI_BASE_URL/chat/completions -d "{\\"model\\": \\"gpt-4o\\"}"\n',
      ['env pass baseURL OPENAI_BASE_URL', 'model setting gpt-4o'],
    ],
    [
      'nothing of others',
      'a.sh',
      '# OPENAI_API_KEY must be set\ncurl https://api.deepseek.com -d \'{"model": "gpt-4o"}\'\nopenai_x=1\n',
      [],
    ],
  ])('%s', async (_name, file, text, expected) => {
    expect(shortly(await openText(shell, file, text))).toEqual(expected);
  });
});

describe('renders', () => {
  it.each([
    ['export OPENAI_MODEL="gpt-4o" # best\r\n', 'export OPENAI_MODEL="glm 4" # best\r\n'],
    ['OPENAI_MODEL=gpt-4o npm start\n', 'OPENAI_MODEL="glm 4" npm start\n'],
    ["run -e 'OPENAI_MODEL=gpt-4o' x\n", "run -e 'OPENAI_MODEL=glm 4' x\n"],
    ['X=${OPENAI_MODEL:-gpt-4o}\n', 'X=${OPENAI_MODEL:-glm 4}\n'],
  ])('set-variable in %j', async (text, expected) => {
    const opened = await openText(shell, 'a.sh', text);
    const { id } = envNamed(opened, 'OPENAI_MODEL');
    expect(opened.after({ type: 'set-variable', usage: id, value: 'glm 4' })).toBe(expected);
  });

  it.each([
    ['export OPENAI_API_KEY="a" # mine\n', 'export OPENAI_API_KEY="a" # mine\nexport GLM_KEY=""\n'],
    ['run -e OPENAI_API_KEY=a \\\n  x\n', 'run -e OPENAI_API_KEY=a -e GLM_KEY= \\\n  x\n'],
    [
      'OPENAI_API_KEY=$OPENAI_API_KEY npm start\n',
      'OPENAI_API_KEY=$OPENAI_API_KEY GLM_KEY=$GLM_KEY npm start\n',
    ],
    ['setx OPENAI_API_KEY "a"\n', 'setx OPENAI_API_KEY "a"\nsetx GLM_KEY ""\n'],
  ])('declare-variable after %j', async (text, expected) => {
    const opened = await openText(shell, 'a.sh', text);
    const change = {
      type: 'declare-variable',
      usage: envNamed(opened, 'OPENAI_API_KEY').id,
      name: 'GLM_KEY',
    } as const;
    expect(opened.after(change)).toBe(expected);
    const again = await openText(shell, 'a.sh', expected);
    expect(again.after({ ...change, usage: envNamed(again, 'OPENAI_API_KEY').id })).toBe(expected);
  });
});
