import type { Localized } from '../core/localized.js';

/** Files of settings do not say which store they describe. */
function holder(store: string): Localized {
  if (store === 'settings') return { en: 'The store of this setting', zh: '此配置对应的存储' };
  return store === 'index' ? { en: 'This index', zh: '此索引' } : { en: store, zh: store };
}

export function dimension(value: number, store: string): Localized {
  return {
    en: `${holder(store).en} holds vectors of ${value} numbers; vectors of the old and the new model do not mix, so rebuild this index with the new model.`,
    zh: `${holder(store).zh} 保存 ${value} 维向量；新旧模型的向量不能混用，请用新模型重建此索引。`,
  };
}

export function dimensionFound(value: number, store: string): Localized {
  return { en: `Vector width ${value} (${store}).`, zh: `向量维度 ${value}（${store}）。` };
}

/** The new model gives vectors of the same width. */
export function dimensionStays(
  value: number,
  store: string,
  model: string,
  how: 'same' | 'asked' | 'set',
): Localized {
  const en = {
    same: 'by default',
    asked: 'as the call asks',
    set: 'since dimensions is now set at the call',
  };
  const zh = { same: '默认', asked: '按调用的要求', set: '由于调用处已写明 dimensions，' };
  return {
    en: `${holder(store).en} holds vectors of ${value} numbers. ${model} gives this width too, ${en[how]}, so the width stays; but vectors of two models do not mix: embed all texts again and refill this index.`,
    zh: `${holder(store).zh} 保存 ${value} 维向量。${model} ${zh[how]}同样输出该维度，因此维度不变；但两个模型的向量不能混用：请重新计算全部文本的向量并重建此索引的内容。`,
  };
}

/** The new model gives vectors of another width. */
export function dimensionChanges(
  value: number,
  store: string,
  to: { readonly model: string; readonly width: number },
): Localized {
  return {
    en: `${holder(store).en} holds vectors of ${value} numbers, but ${to.model} gives ${to.width}: make the width ${to.width} here, create this column or index anew, and embed all texts again.`,
    zh: `${holder(store).zh} 保存 ${value} 维向量，而 ${to.model} 输出 ${to.width} 维：请把此处的维度改为 ${to.width}，重新创建该列或索引，并重新计算全部文本的向量。`,
  };
}

/** Nothing says how wide the new model's vectors are. */
export function dimensionUnknown(value: number, store: string, model: string): Localized {
  return {
    en: `${holder(store).en} holds vectors of ${value} numbers; how wide those of ${model} are is not documented: measure one, set the width here, create this column or index anew, and embed all texts again.`,
    zh: `${holder(store).zh} 保存 ${value} 维向量；${model} 的向量维度没有文档说明：请先实测一个向量的长度，据此设置此处的维度，重新创建该列或索引，并重新计算全部文本的向量。`,
  };
}
