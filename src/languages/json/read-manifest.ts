import type { Node } from 'jsonc-parser';
import { groupText } from '../settings/matches.js';
import { addPackage } from '../settings/packages.js';
import type { Sheet, Writers } from '../settings/sheet.js';
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
  if (section?.type !== 'object') return;
  for (const property of section.children ?? []) {
    const { key, value } = partsOf(property) ?? {};
    if (value?.type === 'string') addDependency(sheet, property, String(key?.value), String(value.value));
  }
}

/** `"client": "npm:openai@^5"` is the package behind the name. */
function addDependency(sheet: Sheet, property: Node, written: string, version: string): void {
  const elsewhere = ELSEWHERE.exec(version);
  const name = elsewhere ? groupText(elsewhere, 'name') : written.replace(/\/$/, '');
  const found = { name, version: elsewhere ? groupText(elsewhere, 'version') : version };
  addPackage(
    sheet,
    rangeOf(property),
    found,
    elsewhere ? {} : { setPackage: setter(sheet, property), addPackage: adder(sheet, property) },
  );
}

/** `"@azure/openai": "…"` becomes `"openai": "…"`; where that one stands in the section already, the entry goes with its comma. */
function setter(sheet: Sheet, property: Node): NonNullable<Writers['setPackage']> {
  return (name, version) => {
    const section = property.parent?.children ?? [];
    if (!section.some((each) => partsOf(each)?.key.value === name))
      return [{ ...rangeOf(property), text: `"${name}": "${version}"` }];
    const index = section.indexOf(property);
    const { start, end } = rangeOf(property);
    const [before, after] = [section[index - 1], section[index + 1]];
    if (after) return [{ start, end: rangeOf(after).start, text: '' }];
    return [{ start: before ? rangeOf(before).end : start, end, text: '' }];
  };
}

/** A further entry behind this one, in the same layout; none where the section has it already. */
function adder(sheet: Sheet, property: Node): NonNullable<Writers['addPackage']> {
  return (name, version) => {
    const section = property.parent?.children ?? [];
    if (section.some((each) => partsOf(each)?.key.value === name)) return [];
    const { start, end } = rangeOf(property);
    const before = sheet.slice({ start: 0, end: start });
    const lead = /(\r?\n[ \t]*)$/.exec(before)?.[1] ?? ' ';
    return [{ start: end, end, text: `,${lead}"${name}": "${version}"` }];
  };
}
