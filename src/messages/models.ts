import type { Localized } from '../core/localized.js';
import type { Ability, Closing, ModelMove, Preference } from '../core/model-move.js';
import type { ModelMapping } from '../core/provider.js';
import { withStop } from './ending.js';

export function ownChoice(from: string, to: string): Localized {
  return { en: `${from} → ${to}, as you asked.`, zh: `${from} → ${to}，按您的指定。` };
}

export function mappedAs(from: string, to: string, reason: Localized): Localized {
  const why = withStop(reason);
  return { en: `${from} → ${to}: ${why.en}`, zh: `${from} → ${to}：${why.zh}` };
}

const ABILITY_WORDS: Readonly<Record<Ability, Localized>> = {
  images: { en: 'images', zh: '图片输入' },
  tools: { en: 'tools', zh: '工具调用' },
  'json-schema': { en: 'JSON schema', zh: 'JSON Schema 输出' },
  reasoning: { en: 'reasoning', zh: '推理' },
  streaming: { en: 'streaming', zh: '流式输出' },
  'long-context': { en: 'a long context', zh: '长上下文' },
  dimension: { en: 'the width of the stored vectors', zh: '已存向量的维度' },
};

/** `images, tools` */
export function abilities(list: readonly Ability[]): Localized {
  return {
    en: list.map((each) => ABILITY_WORDS[each].en).join(', '),
    zh: list.map((each) => ABILITY_WORDS[each].zh).join('、'),
  };
}

export function fittingInstead(
  from: string,
  to: string,
  mapped: string,
  lacks: readonly Ability[],
): Localized {
  const what = abilities(lacks);
  return {
    en: `${from} → ${to}: the call uses ${what.en}, which ${mapped} does not offer.`,
    zh: `${from} → ${to}：此调用使用${what.zh}，而 ${mapped} 不提供。`,
  };
}

const WISHES: Readonly<Record<Preference, Localized>> = {
  quality: { en: 'the best', zh: '最好的' },
  balanced: { en: 'the nearest', zh: '最接近的' },
  price: { en: 'the cheapest', zh: '最便宜的' },
};

export function preferredTo(from: string, to: string, mapped: string, prefer: Preference): Localized {
  return {
    en: `${from} → ${to}: ${WISHES[prefer].en} that does what the call uses (without --prefer it would be ${mapped}).`,
    zh: `${from} → ${to}：能满足此调用的${WISHES[prefer].zh}模型（不加 --prefer 时为 ${mapped}）。`,
  };
}

export const fineTuned: Localized = {
  en: 'a fine-tuned model exists at OpenAI alone',
  zh: '微调模型只存在于 OpenAI',
};

export const noMapping: Localized = {
  en: 'the catalogue has no mapping for it',
  zh: '目录中没有它的映射',
};

export const noSeeingModel: Localized = {
  en: 'the call sends images, and no model here takes them',
  zh: '此调用发送图片，而这里没有能接收图片的模型',
};

/** An id that is newer than the list, taken for one of its family. */
export function guessedAs(from: string, to: string, like: ModelMapping): Localized {
  const why = withStop(like.reason);
  return {
    en: `${from} → ${to}, as for ${like.from}, since ${from} itself is not in the catalogue. Of ${like.from} it says: ${why.en}`,
    zh: `${from} → ${to}，与 ${like.from} 相同，因为目录中没有 ${from}。目录对 ${like.from} 的说明：${why.zh}`,
  };
}

/** What a person should know of the two models beside the reason: a smaller window, and a last day. */
export function withFigures(reason: Localized, move: Omit<ModelMove, 'reason'>): Localized {
  const notes = [smallerWindow(move), retiring(move)].flatMap((note) => note ?? []);
  return {
    en: [reason, ...notes].map((note) => note.en).join(' '),
    zh: [reason, ...notes].map((note) => note.zh).join(''),
  };
}

function smallerWindow({ contextFrom: before, contextTo: after }: Omit<ModelMove, 'reason'>) {
  if (before === undefined || after === undefined || after >= before) return undefined;
  // 8191 and 8192.
  if (tokens(before) === tokens(after)) return undefined;
  return {
    en: `Its window is smaller: ${tokens(after)} tokens instead of ${tokens(before)}.`,
    zh: `其上下文窗口更小：${tokens(after)} 而非 ${tokens(before)}。`,
  };
}

function retiring({ to, retiresOn }: Omit<ModelMove, 'reason'>) {
  if (retiresOn === undefined) return undefined;
  return {
    en: `${to} is itself announced to end on ${retiresOn}.`,
    zh: `${to} 也已宣布于 ${retiresOn} 下线。`,
  };
}

/** 131072 → `131k`, 1048576 → `1.05M`. */
export function tokens(count: number): string {
  if (count >= 1_000_000) return `${Number((count / 1_000_000).toFixed(2))}M`;
  return count >= 1000 ? `${Math.round(count / 1000)}k` : String(count);
}

/** OpenAI's own last day for a model. */
export function closing(model: string, { on, isPast }: Closing): Localized {
  return isPast
    ? { en: `OpenAI switched ${model} off on ${on}.`, zh: `OpenAI 已于 ${on} 停用 ${model}。` }
    : { en: `OpenAI switches ${model} off on ${on}.`, zh: `OpenAI 将于 ${on} 停用 ${model}。` };
}

export function noCounterpart(from: string, reason: Localized): Localized {
  const why = withStop(reason);
  return {
    en: `${from} has no counterpart here: ${why.en}`,
    zh: `${from} 在这里没有对应的模型：${why.zh}`,
  };
}
