// Holds models, prices and windows against a maintained public catalogue, and prints what changed there. `--write` takes over what may
// be taken over; what ours knows better is printed and stays.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareModels, withChanges } from './compare.mjs';
import { editionOfBank, NAMES, readBank } from './read-bank.mjs';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const isWriting = process.argv.includes('--write');
const bank = editionOfBank();

console.log(`npm ${bank.edition}, data of ${bank.asOf}\n`);
const totals = { written: 0, kept: 0, added: 0 };
for (const [id, name] of Object.entries(NAMES)) refresh(id, name, await readBank(name));
console.log(
  `${totals.written} changes ${isWriting ? 'written' : 'to write (--write)'}, ${totals.added} new models, ${totals.kept} differences where ours stays.`,
);
if (isWriting) console.log('Next: npx vitest run test/catalog, and read the diff.');

function refresh(id, name, theirs) {
  const isOpenAI = id === 'openai';
  const file = isOpenAI ? join(DATA, 'openai', 'models.json') : join(DATA, 'providers', `${id}.json`);
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const money = isOpenAI ? { currency: 'USD', priceKey: 'priceUSD' } : { currency: 'CNY', priceKey: 'price' };
  const how = { ...bank, source: `npm ${bank.edition} (${name})`, ...money };
  const found = compareModels(document.models, theirs, how);
  print(id, found);
  if (!isWriting || (found.changed.every((each) => !each.takes) && found.added.length === 0)) return;
  const text = `${JSON.stringify({ ...document, models: withChanges(document.models, found, how) }, null, 1)}\n`;
  writeFileSync(file, text);
}

function print(id, { changed, added, gone }) {
  const lines = [
    ...changed.map(
      (each) => `  ~ ${each.id}  ${each.field}: ${each.before ?? 'unknown'} → ${each.after}${whyKept(each)}`,
    ),
    ...added.map((each) => `  + ${each.id}  (${each.type}, released ${each.releasedAt})`),
    ...gone.map((each) => `  - ${each}  no longer listed there: check whether it is retired`),
  ];
  totals.written += changed.filter((each) => each.takes).length;
  totals.kept += changed.filter((each) => !each.takes).length;
  totals.added += added.length;
  if (lines.length > 0) console.log(`${id}\n${lines.join('\n')}\n`);
}

function whyKept({ takes, ours }) {
  return takes
    ? ''
    : `  (ours stays: ${ours.confidence ?? 'listed'}, ${ours.asOf}, ${ours.source.slice(0, 80)})`;
}
