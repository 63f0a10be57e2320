// The public catalogue package as plain facts: models by the name that it has for a provider.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const PACKAGE = 'model-bank';

/** Our provider → the package's name for it. Providers that it does not carry are left out. */
export const NAMES = {
  openai: 'openai',
  qwen: 'qwen',
  ernie: 'wenxin',
  hunyuan: 'hunyuan',
  glm: 'zhipu',
  yi: 'zeroone',
  baichuan: 'baichuan',
  kimi: 'moonshot',
  deepseek: 'deepseek',
  doubao: 'volcengine',
  minimax: 'minimax',
  stepfun: 'stepfun',
  siliconflow: 'siliconcloud',
  sensenova: 'sensenova',
  spark: 'spark',
  zhinao: 'ai360',
  wanqing: 'streamlake',
};

/**
 * @typedef {{ id: string, alias?: string, type: string, context?: number, maxOutput?: number, vision: boolean, reasoning: boolean,
 *   price?: { input?: number, cachedInput?: number, output?: number }, currency?: string, releasedAt?: string }} BankModel
 */

/** The package's version and the day of its data. */
export function editionOfBank() {
  const entry = createRequire(import.meta.url).resolve(`${PACKAGE}/qwen`);
  const folder = entry.slice(0, entry.lastIndexOf(PACKAGE) + PACKAGE.length);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { edition: `${PACKAGE}@${version}`, name: PACKAGE, asOf: dayOf(version) };
}

/**
 * The models of one provider. Its file alone is read: the package as a whole wants another edition of zod than we have.
 *
 * @returns {Promise<BankModel[]>}
 */
export async function readBank(name) {
  const { default: models } = await import(`${PACKAGE}/${name}`);
  return models.map(toFacts);
}

/** Its patch number is the time of the release: 1.0.20260927202305. */
function dayOf(version) {
  const match = /\.(\d{4})(\d{2})(\d{2})\d{6}$/.exec(version);
  if (!match) throw new Error(`${PACKAGE}@${version}: the version does not say its day any more.`);
  return match.slice(1).join('-');
}

/** @returns {BankModel} */
export function toFacts(model) {
  const price = priceOf(model.pricing?.units ?? []);
  return {
    // Some vendors are called by the name of a deployment that carries a date; the rolling name may be ours.
    id: model.config?.deploymentName ?? model.id,
    ...(model.config?.deploymentName ? { alias: model.id } : {}),
    type: model.type,
    vision: model.abilities?.vision === true,
    reasoning: model.abilities?.reasoning === true,
    ...(model.contextWindowTokens > 0 ? { context: model.contextWindowTokens } : {}),
    ...(model.maxOutput > 0 ? { maxOutput: model.maxOutput } : {}),
    ...(price ? { price, currency: model.pricing.currency ?? 'USD' } : {}),
    ...(model.releasedAt ? { releasedAt: model.releasedAt } : {}),
  };
}

const UNITS = { textInput: 'input', textInput_cacheRead: 'cachedInput', textOutput: 'output' };

/** Per million tokens; of several tiers the lowest, as the profiles have it. */
function priceOf(units) {
  const price = {};
  for (const { name, unit, strategy, rate, tiers } of units) {
    const key = UNITS[name];
    if (key === undefined || unit !== 'millionTokens') continue;
    if (strategy === 'fixed') price[key] = round(rate);
    else if (strategy === 'tiered') price[key] = round(tiers[0].rate);
  }
  return Object.keys(price).length === 0 ? undefined : price;
}

/** Products of floating point numbers: 2.4000000000000004. */
function round(rate) {
  return Number(rate.toPrecision(6));
}
