import { eachLine } from '../settings/lines.js';
import { addPackage } from '../settings/packages.js';
import type { Sheet } from '../settings/sheet.js';
import { defineTextLanguage } from '../settings/text-language.js';
import { addUrls } from '../settings/value-contents.js';

/** Pages: what their policy lets through, what their scripts load, and where those scripts send requests. */
export default defineTextLanguage({
  id: 'html',
  comments: { line: ['//'], block: [['<!--', '-->']] },
  claims: (file) => /\.(?:html?|xhtml)$/i.test(file),
  load: () => ({ read }),
});

function read(sheet: Sheet): void {
  for (const line of eachLine(sheet.text)) {
    // A connection that is opened ahead is one to the host that is asked later.
    if (/(?:Content-Security-Policy|-src\b|\b(?:preconnect|dns-prefetch)\b)/i.test(line.text))
      addUrls(sheet, line, { role: 'list' });
  }
  readScripts(sheet);
  readLoaded(sheet);
}

/** Words on the page may name a URL; only in a script does a program talk to it. */
function readScripts(sheet: Sheet): void {
  for (const match of sheet.text.matchAll(/<script\b[^>]*>(?<body>[\s\S]*?)<\/script\s*>/dgi)) {
    const [start, end] = match.indices?.groups?.['body'] ?? [];
    if (start === undefined || end === undefined) continue;
    for (const line of eachLine(sheet.text, { start, end })) {
      if (!/^\s*(?:\/\/|\*)/.test(line.text)) addUrls(sheet, line, { role: 'request' });
    }
  }
}

const LOADED =
  /["'](?<url>https:\/\/(?:esm\.sh|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm)\/(?<name>(?:@[\w.-]+\/)?[\w.-]+)(?:@(?<version>[^/?"']+))?[^"']*)["']/dg;

/** Packages from a content network: in scripts, their addresses and import maps. */
function readLoaded(sheet: Sheet): void {
  for (const match of sheet.text.matchAll(LOADED)) {
    const [start = 0, end = 0] = match.indices?.groups?.['url'] ?? [];
    const { name = '', version = '' } = match.groups ?? {};
    addPackage(sheet, { start, end }, { name, version });
  }
}
