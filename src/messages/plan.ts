import type { Localized } from '../core/localized.js';

export const collides: Localized = {
  en: 'Not rewritten: two changes meet at the same place; make this one by hand.',
  zh: '未改写：两处修改落在同一位置；请手工完成此项。',
};

export const wouldNotParse: Localized = {
  en: 'Not rewritten: the file would no longer parse; make this change by hand and please report it.',
  zh: '未改写：改写后文件将无法解析；请手工完成并反馈给我们。',
};

export const dropsComment: Localized = {
  en: 'A comment beside it goes with it.',
  zh: '旁边的一条注释会随之删除。',
};

export function refused(reason: Localized): Localized {
  return {
    en: `Not rewritten: ${reason.en.replace(/\.$/, '')}.`,
    zh: `未改写：${reason.zh.replace(/。$/, '')}。`,
  };
}

export function outsidePaths(file: string): Localized {
  return {
    en: `Not rewritten: it needs a change in ${file}, which is outside the given paths.`,
    zh: `未改写：需要修改给定路径之外的 ${file}。`,
  };
}

export const fallsWithOthers: Localized = {
  en: 'Not rewritten: another change that belongs with it could not be made.',
  zh: '未改写：与之相关的另一处修改无法完成。',
};

export const clientNotSplit: Localized = {
  en: 'Not rewritten, since the client that it goes through could not be split.',
  zh: '未改写：它所经过的客户端无法拆分。',
};
