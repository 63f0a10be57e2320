import type { Localized } from '../core/localized.js';

export const fails: Localized = { en: 'Fails the gate', zh: '未通过门禁' };
export const keptByComments: Localized = { en: 'Kept by comments in the code', zh: '由代码中的注释保留' };

/** What a page of limited size does not show. */
export function leftOut(findings: number, diffs: number): Localized {
  const what = [
    ...(findings > 0 ? [{ en: `${findings} lines`, zh: `${findings} 行` }] : []),
    ...(diffs > 0 ? [{ en: `${diffs} diffs`, zh: `${diffs} 个 diff` }] : []),
  ];
  return {
    en: `Cut to fit a comment: ${what.map((each) => each.en).join(' and ')} are left out. The whole report: \`migrate-llm diff --reporter json=report.json\`.`,
    zh: `为适应评论长度已截断：省略了 ${what.map((each) => each.zh).join('和 ')}。完整报告：\`migrate-llm diff --reporter json=report.json\`。`,
  };
}
