import type { Localized } from '../core/localized.js';
import type { Report } from '../core/report.js';
import type { Status } from '../core/rule.js';
import { denominator, kindWord, nothingFound } from './report.js';
import { KINDS } from '../core/usage.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

/** What is there, in a sentence or two. */
export function found(report: Report): Localized {
  if (report.summary.findings === 0) {
    const [looked, nothing] = [denominator(report), nothingFound(report)];
    return { en: `${looked.en} ${nothing.en}`, zh: `${looked.zh}${nothing.zh}` };
  }
  const kinds = (lang: 'en' | 'zh') =>
    KINDS.filter((kind) => report.summary.byKind[kind] > 0)
      .map((kind) => `${kindWord[kind][lang]} ${report.summary.byKind[kind]}`)
      .join(lang === 'zh' ? '、' : ', ');
  return {
    en: `${denominator(report).en} Found: ${kinds('en')}.`,
    zh: `${denominator(report).zh}发现：${kinds('zh')}。`,
  };
}

export const columns = {
  provider: { en: 'provider', zh: '厂商' },
  auto: { en: 'auto', zh: '自动' },
  review: { en: 'review', zh: '待审' },
  manual: { en: 'manual', zh: '人工' },
  unserved: { en: 'does not serve', zh: '不提供' },
  price: { en: 'CNY per 1M in / out', zh: '元/百万 token 入 / 出' },
} satisfies Record<string, Localized>;

export const ranked: Localized = {
  en: 'What a migration would leave to you, and what the models would cost; the best first:',
  zh: '迁移后留给您的工作与模型价格，最合适的在前：',
};

export const whichProvider: Localized = { en: 'Which provider?', zh: '迁移到哪一家厂商？' };

export function outlook({ auto, review, manual }: Readonly<Record<Status, number>>): Localized {
  return {
    en: `${auto} auto, ${review} to review, ${manual} by hand`,
    zh: `自动 ${auto} 处，待审 ${review} 处，人工 ${manual} 处`,
  };
}

export function whereTo(capability: string): Localized {
  return {
    en: `It does not serve ${capability}, which the code uses. Where shall that go?`,
    zh: `它不提供代码用到的 ${capability}。这部分去哪里？`,
  };
}

export const staysAtOpenAI: Localized = { en: 'openai (stays where it is)', zh: 'openai（保持不变）' };
export const yes: Localized = { en: 'Yes', zh: '是' };
export const no: Localized = { en: 'No', zh: '否' };

export function overwrite(file: string): Localized {
  return { en: `Overwrite ${file}?`, zh: `覆盖 ${file}？` };
}

export function configExists(file: string): Explanation {
  return {
    what: { en: 'There is a configuration already.', zh: '配置文件已存在。' },
    where: file,
    nextStep: {
      en: 'Edit it, or pass --force to write it anew.',
      zh: '请直接编辑，或使用 --force 重新生成。',
    },
  };
}

export function needsAnswers(ids: readonly string[]): Explanation {
  return {
    what: {
      en: 'Nobody can be asked here, and no provider is given.',
      zh: '此处无法提问，也没有给出厂商。',
    },
    where: 'init',
    nextStep: {
      en: `Pass --to with one of ${ids.join(', ')}; or --yes to take the one that leaves least to you.`,
      zh: `请用 --to 指定其一：${ids.join('、')}；或用 --yes 采用留给您工作最少的一家。`,
    },
  };
}

export function written(file: string, to: readonly string[]): Localized {
  return {
    en: `Wrote ${file} (to ${to.join(', ')}). Next: "migrate-llm diff" shows the plan.`,
    zh: `已写入 ${file}（迁移到 ${to.join('、')}）。下一步：运行 "migrate-llm diff" 查看计划。`,
  };
}
