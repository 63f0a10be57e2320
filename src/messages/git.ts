import type { Localized } from '../core/localized.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

export function noRepository(root: string): Explanation {
  return {
    what: { en: 'There is no git work tree here.', zh: '这里不是 git 工作区。' },
    where: root,
    nextStep: {
      en: 'Run it inside the repository, or leave out --changed and --commit.',
      zh: '请在仓库内运行，或去掉 --changed 与 --commit。',
    },
  };
}

export function unknownRef(ref: string): Explanation {
  return {
    what: { en: 'git knows no such branch, tag or commit.', zh: 'git 中没有这个分支、标签或提交。' },
    where: `--changed ${ref}`,
    nextStep: {
      en: 'Fetch it first; in GitHub Actions check out with fetch-depth: 0, in GitLab set GIT_DEPTH: 0.',
      zh: '请先 fetch；GitHub Actions 检出时使用 fetch-depth: 0，GitLab 设置 GIT_DEPTH: 0。',
    },
  };
}

export function noCommonHistory(ref: string): Explanation {
  return {
    what: { en: 'The branch has no commit in common with it.', zh: '当前分支与它没有共同的提交。' },
    where: `--changed ${ref}`,
    nextStep: {
      en: 'A shallow clone hides it: fetch the whole history (fetch-depth: 0, GIT_DEPTH: 0).',
      zh: '浅克隆会隐藏共同历史：请获取完整历史（fetch-depth: 0、GIT_DEPTH: 0）。',
    },
  };
}

export function badShard(text: string): Explanation {
  return {
    what: { en: 'This is not a shard.', zh: '分片写法不正确。' },
    where: `--shard ${text}`,
    nextStep: {
      en: 'Give its number and how many there are: --shard 2/4.',
      zh: '请给出序号与总数：--shard 2/4。',
    },
  };
}

export function baselineNeedsAll(option: string): Explanation {
  return {
    what: {
      en: 'A baseline is written of the whole project, or it forgets the rest.',
      zh: '基线须基于整个项目生成，否则会遗漏其余部分。',
    },
    where: `--update-baseline ${option}`,
    nextStep: { en: `Leave out ${option}.`, zh: `请去掉 ${option}。` },
  };
}
