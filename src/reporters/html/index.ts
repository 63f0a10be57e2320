import type { Reporter } from '../../core/reporter.js';
import { noScript } from '../../messages/html-report.js';
import { loadAssets } from './assets.js';
import { cspHash, embeddedJson, escapeHtml } from './embed.js';
import { pageData, type PageData } from './page-data.js';

const assets = loadAssets();

/**
 * Nothing is loaded and nothing is sent; only our own script and style run; and no text can become markup: the page builds its
 * elements one by one, and the browser refuses it every way to do otherwise.
 */
const POLICY = [
  "default-src 'none'",
  `script-src ${cspHash(assets.script)}`,
  `style-src ${cspHash(assets.style)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** One file that opens from disk: what will happen, why, and what is left; reviewers tick what they want. */
const html: Reporter = {
  name: 'html',
  print: (input) => page(pageData(input)),
};

export default html;

function page(data: PageData): string {
  const { lang } = data;
  const text = (each: { readonly en: string; readonly zh: string }) => escapeHtml(each[lang]);
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="migrate-llm ${escapeHtml(data.tool.version)}">
<title>${text(data.heading)} · migrate-llm</title>
<style>${assets.style}</style>
</head>
<body>
<div id="app"></div>
<noscript><main class="noscript"><h1>${text(data.heading)}</h1><p>${text(data.denominator)}</p><p>${escapeHtml(noScript.en)}</p><p lang="zh-CN">${escapeHtml(noScript.zh)}</p></main></noscript>
<script type="application/json" id="data">${embeddedJson(data)}</script>
<script>${assets.script}</script>
</body>
</html>
`;
}
