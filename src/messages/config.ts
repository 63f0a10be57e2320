import type { Localized } from '../core/localized.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

export function brokenConfig(where: string, why: string): Explanation {
  return {
    what: { en: `The configuration cannot be read: ${why}.`, zh: `无法读取配置：${why}。` },
    where,
    nextStep: {
      en: 'Correct it, or pass another file with --config.',
      zh: '请修正，或用 --config 指定其他文件。',
    },
  };
}

export function unknownKey(where: string, key: string, near: readonly string[]): Explanation {
  return {
    what: { en: `The configuration has an unknown key "${key}".`, zh: `配置中有未知的键“${key}”。` },
    where,
    nextStep:
      near.length > 0
        ? { en: `Did you mean "${near[0]}"?`, zh: `您是否想用“${near[0]}”？` }
        : { en: 'Remove it.', zh: '请删除它。' },
  };
}

export function badValue(where: string, path: string, why: string): Explanation {
  return {
    what: {
      en: `The configuration's "${path}" is not right: ${why}.`,
      zh: `配置项“${path}”不正确：${why}。`,
    },
    where,
    nextStep: { en: 'Correct it; the README lists each key.', zh: '请修正；README 列出了每个键。' },
  };
}

export function noConfig(file: string): Explanation {
  return {
    what: { en: 'There is no such configuration file.', zh: '配置文件不存在。' },
    where: file,
    nextStep: {
      en: 'Check --config, or run "migrate-llm init".',
      zh: '请检查 --config，或运行 "migrate-llm init"。',
    },
  };
}
