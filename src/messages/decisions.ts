import type { Decision } from '../core/decisions.js';
import type { Localized } from '../core/localized.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

/** The option of diff and apply. */
export const option: Localized = {
  en: 'leave what a review rejected (decisions.json, exported from the HTML report)',
  zh: '保留评审拒绝的各处不改（decisions.json，由 HTML 报告导出）',
};

export function brokenDecisions(file: string, problem: string): Explanation {
  return {
    what: {
      en: `These decisions cannot be read: ${problem}.`,
      zh: `无法读取评审决定：${problem}。`,
    },
    where: file,
    nextStep: {
      en: 'Export them again from the report that --reporter html=report.html writes; nothing was changed.',
      zh: '请在 --reporter html=report.html 生成的报告中重新导出；没有改动任何文件。',
    },
  };
}

const SHOWN = 10;

/** Decisions on findings that are gone: the code, the options or the tool have changed since the review. */
export function strayDecisions(file: string, stray: readonly Decision[]): Localized {
  const list = stray.slice(0, SHOWN).map(named).join('\n');
  const more = stray.length > SHOWN ? `\n  … +${stray.length - SHOWN}` : '';
  return {
    en: `${file}: ${stray.length} decision${stray.length === 1 ? ' names a finding' : 's name findings'} that this plan does not have; the code or the options have changed since the review:\n${list}${more}`,
    zh: `${file}：有 ${stray.length} 项评审决定所指的发现不在当前计划中；评审之后代码或选项已有变化：\n${list}${more}`,
  };
}

function named({ fingerprint, decision, file, line, ruleId }: Decision): string {
  const place = file === undefined ? '' : `  ${file}${line === undefined ? '' : `:${line}`}`;
  return `  ${fingerprint}  ${decision}${place}${ruleId === undefined ? '' : `  ${ruleId}`}`;
}

export function otherTarget(file: string, reviewed: string, target: string): Localized {
  return {
    en: `${file}: the review was of a plan for ${reviewed}, and this one is for ${target}.`,
    zh: `${file}：评审针对的是迁移到 ${reviewed} 的计划，而当前目标是 ${target}。`,
  };
}
