import type { Localized } from '../core/localized.js';

export function endpointFound(url: string): Localized {
  return { en: `Address of OpenAI: ${url}.`, zh: `OpenAI 地址：${url}。` };
}

export function azureAddress(url: string, base: string): Localized {
  return {
    en: `${url} is an Azure resource, and no client or request was seen to use it: where it is used, the address becomes ${base}, without deployment and api-version, with the key in Authorization: Bearer and the model in the body.`,
    zh: `${url} 是 Azure 资源，未发现使用它的客户端或请求：在使用处，地址改为 ${base}（不带部署名与 api-version），密钥放入 Authorization: Bearer，请求体写明 model。`,
  };
}

export function webBackend(url: string): Localized {
  return {
    en: `${url} is ChatGPT's web backend, a protocol that no provider offers; use an API key and chat completions instead.`,
    zh: `${url} 是 ChatGPT 的网页后端，没有厂商提供该协议；请改用 API 密钥与 chat completions。`,
  };
}

export function endpointMoves(url: string, to: string): Localized {
  return {
    en: `${url} becomes ${to || 'nothing, since the path prefix is not needed'}.`,
    zh: `${url} 改为 ${to || '空（不需要该路径前缀）'}。`,
  };
}

export function endpointUnused(url: string, to: string, base: string): Localized {
  return {
    en: `${url} becomes ${to}; no request was seen to use it, so check that what is joined to it asks below ${base}.`,
    zh: `${url} 改为 ${to}；未发现使用它的请求，请检查拼接后的地址是否位于 ${base} 之下。`,
  };
}

export function endpointUnserved(url: string, api: string, provider: Localized): Localized {
  return {
    en: `${url} asks for ${api}, which ${provider.en} does not serve: keep OpenAI for it, or take it out.`,
    zh: `${url} 请求的是 ${api}，${provider.zh}不提供：请继续使用 OpenAI，或移除。`,
  };
}

export function endpointMayBeShared(url: string, to: string): Localized {
  return {
    en: `No request was seen to use ${url}, and some that stay with OpenAI, or could not be traced, may: where only requests that move use it, it becomes ${to}, together with their key.`,
    zh: `未发现使用 ${url} 的请求，而留在 OpenAI 或无法追踪的请求可能会用到它：若只有要迁移的请求使用它，请改为 ${to}，并与其密钥一并修改。`,
  };
}

export function endpointGuard(url: string): Localized {
  return {
    en: `${url} is compared with, and the branch behind it may no longer be taken: decide what it should mean for the new provider.`,
    zh: `这里与 ${url} 作比较，其后的分支可能不再执行：请决定它对新厂商应有的含义。`,
  };
}

export function endpointUntraced(path: string, url: string): Localized {
  return {
    en: `The host in front of ${path} could not be traced; if it is OpenAI's, set it so that the address is ${url}.`,
    zh: `无法追踪 ${path} 前面的主机；如果是 OpenAI，请设置为使地址等于 ${url}。`,
  };
}

export function endpointStays(url: string): Localized {
  return {
    en: `${url} stays, since what is asked there stays with OpenAI.`,
    zh: `${url} 保持不变，因为那里的请求留在 OpenAI。`,
  };
}

export function endpointByHand(url: string): Localized {
  return {
    en: `${url} must become an address of your own resource, which only you know: set it by hand.`,
    zh: `${url} 需要改为您自己资源的地址，只有您知道：请手工设置。`,
  };
}

export function listEntry(url: string, host: string): Localized {
  return {
    en: `${url} is allowed here; the new host is ${host}.`,
    zh: `此处允许访问 ${url}；新的主机是 ${host}。`,
  };
}

export function listEntryBeside(url: string, host: string): Localized {
  return {
    en: `${url} is allowed here and stays, since something still asks it or more than the API is meant; ${host} is let through beside it.`,
    zh: `此处允许访问的 ${url} 保留（仍有请求使用它，或它不只涵盖 API），并在旁边加入 ${host}。`,
  };
}

export function listEntryStays(url: string): Localized {
  return {
    en: `${url} is allowed here and stays; the new host is let through by another entry.`,
    zh: `此处允许访问的 ${url} 保留；新主机由另一项放行。`,
  };
}

export function letThrough(url: string, host: string): Localized {
  return {
    en: `${url} is allowed here and is still needed: let ${host} through as well.`,
    zh: `此处允许访问的 ${url} 仍被使用：请同时放行 ${host}。`,
  };
}

export function socketStays(url: string): Localized {
  return {
    en: `${url} lets sockets of OpenAI's realtime API through; the entry stays.`,
    zh: `${url} 放行 OpenAI realtime 接口的套接字；该项保留。`,
  };
}
