import type { Localized } from '../core/localized.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

function list(files: readonly string[]): string {
  return files.length > 5 ? `${files.slice(0, 5).join(', ')}, … (${files.length})` : files.join(', ');
}

export function uncommittedChanges(files: readonly string[]): Explanation {
  return {
    what: { en: 'Files to be written have uncommitted changes.', zh: '待写入的文件中有未提交的改动。' },
    where: list(files),
    nextStep: {
      en: 'Commit or stash them first, or pass --allow-dirty.',
      zh: '请先提交或暂存这些改动，或使用 --allow-dirty。',
    },
  };
}

export function changedSincePlanned(file: string): Explanation {
  return {
    what: {
      en: 'The file changed while the migration was planned; nothing was written.',
      zh: '计划期间文件发生了变化；没有写入任何内容。',
    },
    where: file,
    nextStep: { en: 'Run the command again.', zh: '请重新运行该命令。' },
  };
}

export function alreadyRunning(lock: string): Explanation {
  return {
    what: {
      en: 'Another migrate-llm is writing to this project.',
      zh: '另一个 migrate-llm 正在写入此项目。',
    },
    where: lock,
    nextStep: { en: 'Wait until it ends, then run the command again.', zh: '请等待其结束后重新运行。' },
  };
}

const CAUSES: Readonly<Record<string, Localized>> = {
  ENOSPC: { en: 'The disk is full; every file is as it was.', zh: '磁盘已满；所有文件保持原样。' },
  EACCES: {
    en: 'There is no permission to write here; every file is as it was.',
    zh: '没有写入权限；所有文件保持原样。',
  },
  EPERM: {
    en: 'The system does not allow writing here; every file is as it was.',
    zh: '系统不允许写入；所有文件保持原样。',
  },
  EROFS: {
    en: 'The file system is read-only; every file is as it was.',
    zh: '文件系统只读；所有文件保持原样。',
  },
};

export function cannotWrite(path: string, code: string): Explanation {
  return {
    what: CAUSES[code] ?? {
      en: `Writing failed (${code}); every file is as it was.`,
      zh: `写入失败（${code}）；所有文件保持原样。`,
    },
    where: path,
    nextStep: { en: 'Solve this, then run the command again.', zh: '请解决该问题后重新运行。' },
  };
}
