import type { Node } from 'jsonc-parser';
import { addPackage } from '../settings/packages.js';
import type { Sheet } from '../settings/sheet.js';
import { partsOf, rangeOf, valueUnder } from './node-token.js';

const SECTIONS = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
  'resolutions',
  'overrides',
  'imports',
  'catalog',
];
const ELSEWHERE =
  /^(?:npm:|jsr:|https:\/\/(?:esm\.sh|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm|deno\.land\/x)\/)\/?(?<name>(?:@[\w.-]+\/)?[\w.-]+)(?:@(?<version>[^/?]+))?/;

/** Says the packages that a project installs: package.json, deno.json and import maps. */
export function readManifest(sheet: Sheet, root: Node): void {
  for (const section of SECTIONS) {
    readSection(sheet, valueUnder(root, section));
    readSection(sheet, valueUnder(valueUnder(root, 'pnpm'), section));
  }
}

function readSection(sheet: Sheet, section: Node | undefined): void {
  for (const property of section?.type === 'object' ? (section.children ?? []) : []) {
    const parts = partsOf(property);
    if (parts?.value?.type !== 'string') continue;
    const written = String(parts.key.value);
    const version = String(parts.value.value);
    // `"client": "npm:openai@^5"`: the package behind the name.
    const elsewhere = ELSEWHERE.exec(version)?.groups;
    const name = elsewhere?.['name'] ?? written.replace(/\/$/, '');
    addPackage(sheet, rangeOf(property), name, elsewhere ? (elsewhere['version'] ?? '') : version);
  }
}
