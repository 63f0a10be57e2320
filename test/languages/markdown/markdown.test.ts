import { describe, expect, it } from 'vitest';
import markdown from '../../../src/languages/markdown/index.js';
import { describeContract } from '../contract.js';
import { openText, shortly } from '../open-text.js';

const README = `# A shop with OpenAI
Set \`OPENAI_API_KEY\` and \`OPENAI_MODEL\`.

\`\`\`bash
# available when OPENAI_API_KEY is set
export OPENAI_API_KEY=YOUR_OPENAI_API_KEY
# OPENAI_BASE_URL=https://api.openai.com/v1
\`\`\`

[Deploy](https://vercel.com/new/clone?env=OPENAI_API_KEY%2COPENAI_MODEL&x=1)
`;

describeContract(markdown, [{ file: 'README.md', text: README, comment: (words) => `${words}\n\n` }]);

describe('claims', () => {
  it.each(['README.md', 'README_ZH.md', 'docs/setup.mdx', 'INSTALL', 'README.txt', 'guide.rst'])(
    '%s',
    (file) => expect(markdown.claims(file)).toBe(true),
  );
  it.each([
    'CHANGELOG.md',
    'packages/a/CHANGELOG.md',
    'LICENSE.md',
    'blog/openai.md',
    'requirements.txt',
    'readme.ts',
  ])('not %s', (file) => expect(markdown.claims(file)).toBe(false));
});

describe('detects', () => {
  it('instructions, entries and buttons, not comments that merely name', async () => {
    expect(shortly(await openText(markdown, 'README.md', README))).toEqual([
      'doc variable OPENAI_API_KEY,OPENAI_MODEL',
      'doc variable OPENAI_API_KEY,OPENAI_API_KEY',
      'doc variable OPENAI_BASE_URL',
      'doc deploy OPENAI_API_KEY,OPENAI_MODEL',
    ]);
  });

  it.each([
    ['2. Retrieve your API key from [OpenAI](https://platform.openai.com/account/api-keys)', 'doc url'],
    ['3. Obtain an API key from OpenAI and add it to the `.env` file.', 'doc variable'],
    ['  -e MODEL="gpt-3.5-turbo" \\', 'doc model'],
    ['| MODEL | gpt-3.5-turbo | the model |', 'doc model'],
    ['| API | https://api.openai.com | the address |', 'doc url'],
    ['Default: `gpt-3.5-turbo`', 'doc model'],
    ['- `OPENAI_API_MODEL` 设置模型，可选，默认：`gpt-3.5-turbo`', 'doc variable OPENAI_API_MODEL'],
    ['您需要从 OpenAI 获取 API 密钥并填写 `OPENAI_API_KEY`', 'doc variable OPENAI_API_KEY'],
  ])('%s', async (line, expected) => {
    expect(shortly(await openText(markdown, 'README.md', line))).toEqual([expected]);
  });

  it.each([
    'This project uses GPT-4 and the OpenAI API.',
    'Try [`gpt-4`](https://platform.openai.com/docs/models/gpt-4) for better answers.',
    '- [OpenAI](https://openai.com/) - AI completions',
    'Set the provider to OPENAI or AZURE_OPENAI.',
    '4. `OpenAI API Key` takes precedence when both exist',
    'git clone https://github.com/openai/openai-quickstart-node.git',
  ])('nothing in %j', async (line) => {
    expect(shortly(await openText(markdown, 'README.md', line))).toEqual([]);
  });
});

describe('renames', () => {
  it('each name apart', async () => {
    const opened = await openText(
      markdown,
      'README.md',
      'Set OPENAI_API_KEY, then OPENAI_MODEL, then OPENAI_API_KEY.\r\n',
    );
    const [doc] = opened.usages;
    if (!doc) throw new Error('no doc');
    const key = { type: 'rename-variable', usage: doc.id, from: 'OPENAI_API_KEY', to: 'GLM_KEY' } as const;
    expect(opened.after(key)).toBe('Set GLM_KEY, then OPENAI_MODEL, then GLM_KEY.\r\n');
    const [rendering] = opened.session.render(doc, [{ type: 'rename-variable', usage: doc.id, to: 'X' }]);
    expect(rendering?.ok).toBe(false);
  });
});
