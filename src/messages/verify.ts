import type { Localized } from '../core/localized.js';
import type { ProviderProfile } from '../core/provider.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

export const command: Localized = {
  en: 'ask the real provider whether what the code uses works there',
  zh: '向真实的厂商接口逐项验证代码所用的功能',
};

export const timeoutOption: Localized = {
  en: 'seconds to wait for each answer; default 60',
  zh: '每个回答最多等待的秒数；默认 60',
};

export function badTimeout(text: string): Explanation {
  return {
    what: { en: 'This is no number of seconds.', zh: '这不是秒数。' },
    where: `--timeout ${text}`,
    nextStep: { en: 'Use a number above 0.', zh: '请使用大于 0 的数字。' },
  };
}

export function keyNeeded(profile: ProviderProfile, name: string): Explanation {
  const provider = profile.name;
  const where = whereKeysAre(profile);
  return {
    what: {
      en: `A key of ${provider.en} is needed to ask it.`,
      zh: `需要${provider.zh}的密钥才能验证。`,
    },
    where: name,
    nextStep: {
      en: `Set ${name} to a key${where.en}, or try without one: "migrate-llm simulate".`,
      zh: `请将 ${name} 设为密钥${where.zh}；没有密钥时可用 "migrate-llm simulate"。`,
    },
  };
}

function whereKeysAre({ keyConsole: page, keyConsoleNote: note }: ProviderProfile): Localized {
  const en = [page, note?.en].filter((each) => each !== undefined).join('; ');
  const zh = [page, note?.zh].filter((each) => each !== undefined).join('；');
  return en === '' ? { en, zh } : { en: ` (${en})`, zh: `（${zh}）` };
}

export function addressNeeded(name: string): Explanation {
  return {
    what: { en: 'The address of your resource is not known.', zh: '尚不知道你的资源地址。' },
    where: name,
    nextStep: {
      en: `Set ${name}, or pass --base-url <url>.`,
      zh: `请设置 ${name}，或使用 --base-url <url>。`,
    },
  };
}

export function asking(model: string, feature: string): Localized {
  return { en: `Asking ${model} for ${feature}`, zh: `正在验证 ${model} 的 ${feature}` };
}

export function heading(provider: Localized, baseURL: string): Localized {
  return { en: `${provider.en} at ${baseURL}`, zh: `${provider.zh}，${baseURL}` };
}

export const nothingToAsk: Localized = {
  en: 'No call here goes to this provider, before or after a migration; there is nothing to verify.',
  zh: '这里没有调用会发往该厂商（无论迁移前后），无需验证。',
};

export function untraced(count: number): Localized {
  return {
    en: `${count} ${count === 1 ? 'call names its model' : 'calls name their models'} in a way that cannot be read off the source and ${count === 1 ? 'was' : 'were'} not asked about.`,
    zh: `另有 ${count} 处调用的模型无法从源码得知，未作验证。`,
  };
}

export function summary(ok: number, failed: number): Localized {
  return { en: `${ok} work, ${failed} fail.`, zh: `${ok} 项可用，${failed} 项失败。` };
}

export const works: Localized = { en: 'works', zh: '可用' };
export const fails: Localized = { en: 'fails', zh: '失败' };

export const columns = {
  model: { en: 'model', zh: '模型' },
  feature: { en: 'feature', zh: '功能' },
  result: { en: 'result', zh: '结果' },
  status: { en: 'status', zh: '状态码' },
  latency: { en: 'ms', zh: '毫秒' },
  place: { en: 'used at', zh: '使用处' },
  message: { en: 'message', zh: '消息' },
} satisfies Record<string, Localized>;
