import type { Localized } from '../core/localized.js';
import type { Capability } from '../core/usage.js';

/** Why a client cannot be split, in words that end another sentence. */
export function cannotSplit(why: 'form' | 'shared'): Localized {
  return why === 'form'
    ? {
        en: 'a second client of this form cannot be written beside it',
        zh: '无法在其旁写出同样形式的第二个客户端',
      }
    : {
        en: 'calls for different providers get it from the same place',
        zh: '发往不同厂商的调用从同一处取得它',
      };
}

export function clientNotSplit(calls: string, reason: Localized): Localized {
  return {
    en: `Its calls go to different providers (${calls}), and ${reason.en}. Nothing was changed: make a client for each where this one is made, hand each caller its own, then migrate again.`,
    zh: `它的调用发往不同厂商（${calls}），而且${reason.zh}。未作任何改动：请在创建它的位置为每家各建一个客户端，分别交给各调用处，然后再次迁移。`,
  };
}

export function leftByBase(apis: string): Localized {
  return {
    en: `It takes its address and key from a client that moves, and its calls (${apis}) are not served there: give it the address and the key of whom they are for.`,
    zh: `它沿用一个会迁移的客户端的地址与密钥，而那里不提供它的调用（${apis}）：请为它写明所需厂商的地址与密钥。`,
  };
}

const WORDS: Readonly<Record<Capability, string>> = {
  chat: '对话',
  embeddings: '向量',
  images: '图像',
  speech: '语音合成',
  transcription: '语音转写',
  moderation: '内容审核',
};

export function secondClient(
  capabilities: readonly Capability[],
  provider: Localized,
  key: string,
): Localized {
  return {
    en: `A second client beside it asks ${provider.en} for ${capabilities.join(' and ')}, with the key in ${key}.`,
    zh: `在其旁新增第二个客户端，用 ${key} 中的密钥向${provider.zh}请求${words(capabilities)}。`,
  };
}

export function secondClientStays(capabilities: readonly Capability[]): Localized {
  return {
    en: `A second client beside it stays at OpenAI for ${capabilities.join(' and ')}, with OpenAI's key.`,
    zh: `在其旁新增第二个客户端，${words(capabilities)}仍使用 OpenAI 及其密钥。`,
  };
}

function words(capabilities: readonly Capability[]): string {
  return capabilities.map((name) => WORDS[name]).join('、');
}
