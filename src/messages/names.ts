import type { Localized } from '../core/localized.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

/** `Did you mean x or y?`, or nothing where no name is near. */
function didYouMean(near: readonly string[]): Localized {
  if (near.length === 0) return { en: '', zh: '' };
  return { en: `Did you mean ${near.join(' or ')}? `, zh: `您是否想用 ${near.join(' 或 ')}？` };
}

export function unknownReporter(name: string, near: readonly string[], all: readonly string[]): Explanation {
  const hint = didYouMean(near);
  return {
    what: { en: `Unknown reporter "${name}".`, zh: `未知的报告格式“${name}”。` },
    where: `--reporter ${name}`,
    nextStep: {
      en: `${hint.en}Choose one of ${all.join(', ')}.`,
      zh: `${hint.zh}请从中选择：${all.join('、')}。`,
    },
  };
}

export function unknownRule(id: string, near: readonly string[], where = `rules ${id}`): Explanation {
  const hint = didYouMean(near);
  return {
    what: { en: `Unknown rule "${id}".`, zh: `未知的规则“${id}”。` },
    where,
    nextStep: {
      en: `${hint.en}"migrate-llm rules" lists them.`,
      zh: `${hint.zh}运行 "migrate-llm rules" 查看全部。`,
    },
  };
}
