import type { Localized } from '../core/localized.js';

export function callMoves(method: string, provider: Localized): Localized {
  return {
    en: `${method} goes to ${provider.en} with its client.`,
    zh: `${method} 随客户端转到${provider.zh}。`,
  };
}

export function callFound(method: string, api: string): Localized {
  return { en: `Call of ${api} (${method}).`, zh: `${api} 调用（${method}）。` };
}

export function callOfOther(owner: string): Localized {
  return { en: `This call goes to ${owner}, not to OpenAI.`, zh: `此调用发往 ${owner}，不是 OpenAI。` };
}

export function callUntraced(method: string, reason: Localized): Localized {
  return {
    en: `Whose client ${method} goes through could not be traced (${reason.en}): find where it is made, and point it at the provider there.`,
    zh: `无法追踪 ${method} 使用的是哪个客户端（${reason.zh}）：请找到创建它的位置，并在那里改为新厂商。`,
  };
}

export function severalClients(method: string): Localized {
  return {
    en: `${method} can go through clients of different providers: check which one it gets, and which model that one needs.`,
    zh: `${method} 可能经过不同厂商的客户端：请确认实际使用的是哪一个，以及它需要什么模型。`,
  };
}

export function unserved(
  api: string,
  provider: Localized,
  note: string,
  capability: string | undefined,
): Localized {
  const why = note ? ` (${note.replace(/[.。]+$/, '')})` : '';
  const flag = capability ? `--to ${capability}=…` : undefined;
  return {
    en: `${provider.en} does not serve ${api} at this address${why}: ${flag ? `send it elsewhere with ${flag}, keep OpenAI for it, or` : 'keep OpenAI for it with a client of its own, or'} rewrite it by hand.`,
    zh: `${provider.zh}在此地址不提供 ${api}${why ? `（${note.replace(/[.。]+$/, '')}）` : ''}：${flag ? `可用 ${flag} 转给其他厂商，或为其保留 OpenAI，` : '请用单独的客户端为其保留 OpenAI，'}或手工改写。`,
  };
}

export function converted(method: string): Localized {
  return {
    en: `${method} asks for chat completions, since the provider has no Responses API at this address.`,
    zh: `${method} 改为请求 chat completions，因为新厂商在此地址没有 Responses API。`,
  };
}
