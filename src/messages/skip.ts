import type { SkipCode } from '../core/language.js';
import type { Localized } from '../core/localized.js';

const REASONS: Readonly<Record<SkipCode, Localized>> = {
  binary: { en: 'Not text, although its name says so.', zh: '文件名看似文本，内容却是二进制。' },
  'too-large': { en: 'Larger than 2 MB: generated or vendored.', zh: '超过 2 MB：应为生成或第三方文件。' },
  minified: { en: 'A minified bundle: change its source instead.', zh: '压缩后的产物：请修改其源文件。' },
  unreadable: { en: 'No permission to read it.', zh: '没有读取权限。' },
  'syntax-error': { en: 'It cannot be parsed.', zh: '无法解析。' },
  encoding: { en: 'Neither UTF-8, UTF-16 nor GB18030.', zh: '不是 UTF-8、UTF-16 或 GB18030 编码。' },
  'outside-root': { en: 'A link that leads out of the project.', zh: '指向项目之外的链接。' },
  'lock-file': { en: 'A lock file.', zh: '锁文件。' },
  vendored: { en: 'Third-party code.', zh: '第三方代码。' },
  'adapter-error': {
    en: 'The analysis failed on this file; please report it.',
    zh: '分析此文件时出错，请反馈给我们。',
  },
};

export function skipReason(code: SkipCode): Localized {
  return REASONS[code];
}

export function noSuchPath(path: string): { what: Localized; where: string; nextStep: Localized } {
  return {
    what: { en: 'There is no such file or folder.', zh: '文件或文件夹不存在。' },
    where: path,
    nextStep: {
      en: 'Check the path; globs must match at least one file.',
      zh: '请检查路径；通配符至少要匹配一个文件。',
    },
  };
}

/** A warning on stderr, before the walk, which may be long. */
export function guessedRoot(root: string): Localized {
  return {
    en: `warning: the paths lie in different folders, so that ${root}, above them all, is taken for the project and read as a whole. Run in the project's own folder, or once for each path.`,
    zh: `警告：所给路径位于不同的文件夹，因此把它们共同的上级 ${root} 当作项目并整体读取。请在项目自己的文件夹中运行，或对每个路径分别运行。`,
  };
}
