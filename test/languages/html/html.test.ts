import { describe, expect, it } from 'vitest';
import html from '../../../src/languages/html/index.js';
import { describeContract } from '../contract.js';
import { openText, shortly } from '../open-text.js';

const PAGE = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self' https://api.openai.com;">
<p>We speak to https://api.openai.com/v1 for you.</p>
<script type="importmap">{ "imports": { "openai": "https://esm.sh/openai@4.20.0" } }</script>
<script type="module">
  // was https://api.openai.com/v1/completions
  fetch('https://api.openai.com/v1/chat/completions')
</script>
`;

describeContract(html, [{ file: 'index.html', text: PAGE, comment: (words) => `<!-- ${words} -->\n` }]);

describe('detects', () => {
  it('policies, packages and requests, not words', async () => {
    expect(shortly(await openText(html, 'public/index.html', PAGE))).toEqual([
      'endpoint list origin https://api.openai.com',
      'dependency openai@4.20.0',
      'endpoint request full https://api.openai.com/v1/chat/completions',
    ]);
  });
});
