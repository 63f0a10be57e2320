// `node scripts/screenshots.mjs`: writes docs/report-*.png, pictures of the HTML report of the demo application.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureChromium } from './install-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = [
  { name: 'report-light', lang: 'en', colorScheme: 'light' },
  { name: 'report-dark', lang: 'en', colorScheme: 'dark', isReview: true },
  { name: 'report-zh', lang: 'zh', colorScheme: 'light' },
];

const folder = mkdtempSync(join(tmpdir(), 'migrate-llm-pictures-'));
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
try {
  mkdirSync(join(root, 'docs'), { recursive: true });
  for (const picture of PICTURES) await take(picture);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function take({ name, lang, colorScheme, isReview }) {
  const report = join(folder, `${name}.html`);
  const demo = ['diff', '--to', 'qwen', '--lang', lang, '--reporter', `html=${report}`];
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'demo.mjs'), ...demo], {
    stdio: ['ignore', 'ignore', 2],
  });
  if (status !== 0) throw new Error(`The demo ended with ${status}.`);
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme });
  await page.goto(pathToFileURL(report).href);
  await page.locator('.finding').first().waitFor();
  if (isReview) await review(page);
  await page.screenshot({ path: join(root, 'docs', `${name}.png`) });
  await page.close();
  console.log(`docs/${name}.png`);
}

/** In the middle of a review: some accepted, one rejected with its reason. */
async function review(page) {
  await page.getByRole('checkbox', { name: /^src\/lib\/llm\.ts/ }).check();
  for (const key of ['j', 'j', 'a', 'j', 'x']) await page.keyboard.press(key);
  await page.getByPlaceholder('Why?').fill('Billing reads this variable until May.');
  await page.keyboard.press('Tab');
  await page.locator('#findings').evaluate((element) => element.scrollIntoView());
}
