import type { Localized } from '../core/localized.js';

export function readingLanguage(language: string, files: number): Localized {
  return { en: `Reading ${files} ${language} files`, zh: `正在读取 ${files} 个 ${language} 文件` };
}

export const discovering: Localized = { en: 'Looking for files', zh: '正在查找文件' };
export const planning: Localized = { en: 'Planning the migration', zh: '正在制定迁移计划' };
export const writing: Localized = { en: 'Writing files', zh: '正在写入文件' };
