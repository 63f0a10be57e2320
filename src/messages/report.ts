import type { Localized } from '../core/localized.js';
import type { Status } from '../core/rule.js';
import type { Kind } from '../core/usage.js';
import { wantedOf, type CommandName, type Report } from '../core/report.js';

export const statusWord: Readonly<Record<Status, Localized>> = {
  auto: { en: 'auto', zh: '自动' },
  review: { en: 'review', zh: '待审' },
  manual: { en: 'manual', zh: '人工' },
  info: { en: 'info', zh: '信息' },
};

/** In front of a number. */
export const kindWord: Readonly<Record<Kind, Localized>> = {
  dependency: { en: 'packages', zh: '依赖' },
  import: { en: 'imports', zh: '导入' },
  client: { en: 'clients', zh: '客户端' },
  call: { en: 'calls', zh: '调用' },
  model: { en: 'model names', zh: '模型名' },
  endpoint: { en: 'addresses', zh: '地址' },
  env: { en: 'variables', zh: '变量' },
  param: { en: 'parameters', zh: '参数' },
  tokenizer: { en: 'token counters', zh: 'token 计数' },
  dimension: { en: 'vector widths', zh: '向量维度' },
  secret: { en: 'keys', zh: '密钥' },
  doc: { en: 'documentation', zh: '文档' },
};

type Counted = Pick<Report, 'summary' | 'skipped' | 'shard' | 'changedSince'>;

/** What was looked at: no report says anything without it. */
export function denominator(report: Counted): Localized {
  const { filesScanned: all, filesRead: read, filesWithFindings: found } = report.summary;
  const skipped = report.skipped.length;
  const why = skipReasons(report.skipped);
  const scope = scopeOf(report);
  return {
    en: `${read} of ${files(all)} read, ${found} with findings, ${skipped} skipped${skipped === 0 ? '' : `: ${why}`}.${scope.en}`,
    zh: `共 ${all} 个文件，解析 ${read} 个，${found} 个有发现，跳过 ${skipped} 个${skipped === 0 ? '' : `：${why}`}。${scope.zh}`,
  };
}

function files(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

/** `2 binary, 1 syntax-error`: the closed words that a CI job can count as well. */
function skipReasons(skipped: Counted['skipped']): string {
  const byCode = new Map<string, number>();
  for (const { code } of skipped) byCode.set(code, (byCode.get(code) ?? 0) + 1);
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => `${count} ${code}`)
    .join(', ');
}

function scopeOf({ shard, changedSince }: Counted): Localized {
  if (shard)
    return {
      en: ` Shard ${shard.index} of ${shard.count} alone.`,
      zh: `仅第 ${shard.index} 片，共 ${shard.count} 片。`,
    };
  if (changedSince !== undefined)
    return {
      en: ` Only files changed since ${changedSince}.`,
      zh: `仅限 ${changedSince} 之后改动的文件。`,
    };
  return { en: '', zh: '' };
}

/** What a report without findings may say: never that something is done. */
export function nothingFound(report: Report): Localized {
  const accepted = report.baseline?.accepted ?? 0;
  if (report.summary.filesScanned === 0)
    return {
      en: 'No file was looked at, so this says nothing; check the paths and the ignores.',
      zh: '没有查看任何文件，因此不能说明任何问题；请检查路径与忽略规则。',
    };
  if (report.task !== undefined)
    return {
      en: `No finding of task ${report.task} is left.`,
      zh: `任务 ${report.task} 不再有任何发现。`,
    };
  if (accepted > 0)
    return {
      en: `Nothing beyond the baseline, which accepts ${accepted} uses of OpenAI.`,
      zh: `没有超出基线的用法；基线接受了 ${accepted} 处 OpenAI 用法。`,
    };
  return { en: 'No use of OpenAI was found.', zh: '未发现 OpenAI 的用法。' };
}

export function heading(command: CommandName, provider: string | undefined): Localized {
  const target = provider === undefined ? '' : ` → ${provider}`;
  const words: Record<CommandName, Localized> = {
    scan: { en: `Inventory${target}`, zh: `用法清单${target}` },
    diff: { en: `Migration plan${target}`, zh: `迁移计划${target}` },
    apply: { en: `Migration report${target}`, zh: `迁移报告${target}` },
    check: { en: `Check${target}`, zh: `检查${target}` },
  };
  return words[command];
}

export const setFirst: Localized = { en: 'Set before you deploy', zh: '部署前需要设置' };
export const skippedTitle: Localized = { en: 'Skipped', zh: '跳过' };
export const nextTitle: Localized = { en: 'Next', zh: '下一步' };

/** What to do after this report; undefined where there is nothing left to do. */
export function next(report: Report): Localized | undefined {
  const { command, findings, files = [] } = report;
  const to = report.target && wantedOf(report).join(' --to ');
  if (findings.length === 0) return undefined;
  switch (command) {
    case 'scan':
      return {
        en: `See the plan: migrate-llm diff --to ${to ?? '<provider>'}`,
        zh: `查看计划：migrate-llm diff --to ${to ?? '<厂商>'}`,
      };
    case 'diff':
      return files.length === 0 ? undefined : writeIt(to ?? '');
    case 'check':
      return findings.some((finding) => finding.suppressed === undefined) ? acceptOrMove(to) : undefined;
    case 'apply':
      return files.length === 0 ? undefined : afterwards(report.summary.byStatus);
  }
}

function writeIt(to: string): Localized {
  return {
    en: `Write it: migrate-llm apply --to ${to} (hunk by hunk with --interactive)`,
    zh: `写入：migrate-llm apply --to ${to}（加上 --interactive 可逐块确认）`,
  };
}

function acceptOrMove(to: string | undefined): Localized {
  return {
    en: `Move it: migrate-llm diff --to ${to ?? '<provider>'}; or accept what is there: migrate-llm check --update-baseline`,
    zh: `迁移：migrate-llm diff --to ${to ?? '<厂商>'}；或接受现状：migrate-llm check --update-baseline`,
  };
}

function afterwards({ manual, review }: Report['summary']['byStatus']): Localized {
  return manual + review > 0
    ? {
        en: 'Review the findings above, run your tests; take it back with: migrate-llm undo',
        zh: '请处理上面的发现并运行测试；撤销：migrate-llm undo',
      }
    : { en: 'Run your tests; take it back with: migrate-llm undo', zh: '请运行测试；撤销：migrate-llm undo' };
}

export function inFiles(files: readonly string[]): Localized {
  return files.length === 0
    ? { en: 'in the environment of the program', zh: '在程序的运行环境中' }
    : { en: `in ${files.join(', ')}`, zh: `在 ${files.join('、')}` };
}

export function changedFiles(count: number, isWritten: boolean): Localized {
  return isWritten
    ? { en: `${files(count)} written.`, zh: `已写入 ${count} 个文件。` }
    : { en: `${files(count)} would change.`, zh: `将修改 ${count} 个文件。` };
}

export const infoHidden = (count: number): Localized => ({
  en: `${count} for information ${count === 1 ? 'is' : 'are'} not shown above; --json lists ${count === 1 ? 'it' : 'them'}.`,
  zh: `另有 ${count} 条信息未在上面列出；可用 --json 查看。`,
});
