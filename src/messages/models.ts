import type { Localized } from '../core/localized.js';

export function ownChoice(from: string, to: string): Localized {
  return { en: `${from} → ${to}, as you asked.`, zh: `${from} → ${to}，按您的指定。` };
}

export function mappedAs(from: string, to: string, reason: string): Localized {
  return {
    en: `${from} → ${to}: ${sentence(reason, '.')}`,
    zh: `${from} → ${to}：${sentence(reason, '。')}`,
  };
}

export function visionInstead(from: string, to: string, textModel: string): Localized {
  return {
    en: `${from} → ${to}: the call sends images, which ${textModel} does not take.`,
    zh: `${from} → ${to}：此调用发送图片，而 ${textModel} 不接收图片。`,
  };
}

export function noCounterpart(from: string, en: string, zh: string): Localized {
  return {
    en: `${from} has no counterpart here: ${sentence(en, '.')}`,
    zh: `${from} 在这里没有对应的模型：${sentence(zh, '。')}`,
  };
}

function sentence(text: string, stop: string): string {
  return text.replace(/[.。]+$/, '') + stop;
}
