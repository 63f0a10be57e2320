import type { Localized } from '../../../core/localized.js';

export const NO_PLACE: Localized = {
  en: 'there is no expression here to write it into',
  zh: '此处没有可以写入的表达式',
};
export const SHARED: Localized = {
  en: 'the setting stands in an object that others share',
  zh: '该设置位于其他代码共用的对象中',
};
export const NO_CONDITION: Localized = {
  en: 'the model is chosen in a way that cannot be asked for twice',
  zh: '模型的选取方式无法再次判断',
};
