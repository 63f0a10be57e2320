import type { Localized } from '../core/localized.js';
import type { Concern } from '../core/report.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

export const option: Localized = {
  en: 'commit what was written, one commit per concern: dependencies, environment, code, docs',
  zh: '提交写入的内容，依赖、环境、代码、文档各成一个提交',
};

/** Titles in the style of conventional commits, which read well elsewhere too. */
export function title(concern: Concern, provider: Localized): Localized {
  // What stands in brackets behind a name is too long for a title.
  const [en, zh] = [provider.en, provider.zh].map((name) => name.replace(/\s*[（(].*$/, ''));
  const titles: Record<Concern, Localized> = {
    dependencies: {
      en: `build: packages for ${en} instead of OpenAI`,
      zh: `build: 依赖包由 OpenAI 换为${zh}`,
    },
    environment: { en: `chore: variables and settings for ${en}`, zh: `chore: 环境变量与配置改为${zh}` },
    code: { en: `refactor: ask ${en} instead of OpenAI`, zh: `refactor: 由 OpenAI 改为调用${zh}` },
    docs: { en: `docs: set up ${en} instead of OpenAI`, zh: `docs: 说明由 OpenAI 改为${zh}` },
  };
  return titles[concern];
}

export const forReview: Localized = { en: 'To be looked at:', zh: '需要查看：' };

export function writtenBy(command: string): Localized {
  return { en: `Written by: ${command}`, zh: `由此命令写入：${command}` };
}

export function stagedChanges(files: readonly string[]): Explanation {
  const shown = files.slice(0, 5).join(', ');
  return {
    what: {
      en: 'The index holds staged changes, which would end up in a commit of the migration.',
      zh: '暂存区中已有改动，会混入迁移提交。',
    },
    where: files.length > 5 ? `${shown}, … (${files.length})` : shown,
    nextStep: {
      en: 'Commit them first, or unstage them with: git restore --staged .',
      zh: '请先提交，或用 git restore --staged . 取消暂存。',
    },
  };
}

export function mergeUnderWay(path: string): Explanation {
  return {
    what: {
      en: 'A merge, rebase or bisection is under way here.',
      zh: '此处正在进行合并、变基或二分查找。',
    },
    where: path,
    nextStep: {
      en: 'Finish or abort it first, or leave out --commit.',
      zh: '请先完成或中止，或去掉 --commit。',
    },
  };
}

export const dirtyAndCommit: Explanation = {
  what: {
    en: 'A commit of the migration must not hold uncommitted changes of yours.',
    zh: '迁移提交中不应混入您尚未提交的改动。',
  },
  where: '--commit --allow-dirty',
  nextStep: { en: 'Leave out one of the two.', zh: '请去掉其中一个选项。' },
};

/** `left`: files that could not be put back, since a hook has changed them. */
export function gitRefused(complaint: string, left: readonly string[]): Explanation {
  const files = left.join(', ');
  return {
    what: {
      en: `git refused the commit, so ${left.length === 0 ? 'every file is as it was' : `all was put back but ${files}, which has changed since`}. git says: ${complaint}`,
      zh: `git 拒绝了提交，${left.length === 0 ? '所有文件已还原' : `除之后又有改动的 ${files} 外均已还原`}。git 的说明：${complaint}`,
    },
    where: '--commit',
    nextStep: {
      en: 'Solve this and run the command again, or leave out --commit and commit by hand.',
      zh: '请解决后重新运行，或去掉 --commit 并手工提交。',
    },
  };
}

export const heading: Localized = { en: 'Commits', zh: '提交' };

export function notCommitted(files: readonly string[]): Localized {
  return {
    en: `Written but not committed, since git ignores them: ${files.join(', ')}.`,
    zh: `已写入但未提交（被 git 忽略）：${files.join('、')}。`,
  };
}

/** After an undo: the files are back, the history is as it was. `base` is given where the commits are still the newest. */
export function commitsStay(count: number, base: string | undefined): Localized {
  const drop = base === undefined ? '' : base.slice(0, 12);
  return {
    en: `${count === 1 ? 'The commit' : `The ${count} commits`} of that apply ${count === 1 ? 'stays' : 'stay'} in the history, and what was put back is a change in the work tree: commit it${drop === '' ? '' : `, or drop the commits with: git reset ${drop}`}.`,
    zh: `该次 apply 的 ${count} 个提交仍在历史中，还原的内容是工作区中的改动：请提交${drop === '' ? '' : `，或用 git reset ${drop} 去掉这些提交`}。`,
  };
}
