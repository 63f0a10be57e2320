import type { Localized } from '../core/localized.js';

export function clientMoves(provider: Localized, url: string): Localized {
  return {
    en: `The client talks to ${provider.en} at ${url}.`,
    zh: `客户端改为连接${provider.zh}：${url}。`,
  };
}

export function clientOfOther(owner: string): Localized {
  return {
    en: `The client talks to ${owner}, not to OpenAI; it stays.`,
    zh: `客户端连接的是 ${owner}，不是 OpenAI；保持不变。`,
  };
}

export function clientOfTarget(provider: Localized): Localized {
  return { en: `The client talks to ${provider.en} already.`, zh: `客户端已经连接${provider.zh}。` };
}

export const clientOfOpenAI: Localized = { en: 'A client of OpenAI.', zh: 'OpenAI 客户端。' };
export const clientOfAzure: Localized = { en: 'A client of Azure OpenAI.', zh: 'Azure OpenAI 客户端。' };

export function clientUntraced(setting: string, url: string): Localized {
  return {
    en: `Nobody can tell from the code whose address ${setting} holds; if it is OpenAI's, set it to ${url} and give it the new key.`,
    zh: `从代码无法判断 ${setting} 指向哪一家；如果是 OpenAI，请将其设为 ${url} 并换上新密钥。`,
  };
}

export function clientStays(apis: string): Localized {
  return {
    en: `All its calls (${apis}) are of a kind that the provider does not serve; it stays with OpenAI and keeps its key.`,
    zh: `它的所有调用（${apis}）新厂商都不提供；该客户端留在 OpenAI，密钥不变。`,
  };
}

export function clientFixed(reason: Localized): Localized {
  return { en: `Not rewritten: ${reason.en}.`, zh: `未改写：${reason.zh}。` };
}

export function keyFromElsewhere(keyEnv: string): Localized {
  return {
    en: `Its key comes from elsewhere in the program: make sure that it is now the value of ${keyEnv}.`,
    zh: `密钥来自程序的其他位置：请确认其值现在是 ${keyEnv}。`,
  };
}

export function keyMayBeShared(keyEnv: string): Localized {
  return {
    en: `Its key came from elsewhere in the program, where OpenAI's key stays for what stays with OpenAI; ${keyEnv} is read here instead.`,
    zh: `其密钥来自程序的其他位置，而 OpenAI 的密钥要留给仍在 OpenAI 的功能；此处改为读取 ${keyEnv}。`,
  };
}

export function relay(host: string): Localized {
  return {
    en: `It talked to OpenAI through the relay ${host}.`,
    zh: `它原先通过中转站 ${host} 访问 OpenAI。`,
  };
}

/** Settings by the names that stand in the source. */
export function hadNoEffect(names: string): Localized {
  return {
    en: `${names} had no effect in this version of the SDK, so that requests went to OpenAI; it is gone.`,
    zh: `${names} 在此版本的 SDK 中不起作用，请求其实发往 OpenAI；已移除。`,
  };
}

export const followsItsBase: Localized = {
  en: 'Made from another client; it moves with that one.',
  zh: '由另一个客户端派生，随其一起迁移。',
};

export function livesAt(name: string): Localized {
  return {
    en: `It is made by ${name} now: install it.`,
    zh: `现由 ${name} 创建：请安装该包。`,
  };
}

export function noNativePackage(provider: Localized): Localized {
  return {
    en: `The catalogue names no package of ${provider.en} that could take this one's place here, so that the SDK is kept.`,
    zh: `目录中没有${provider.zh}可在此替代的包，因此保留现有 SDK。`,
  };
}

export function hijacked(variables: string): Localized {
  return {
    en: `This SDK version asks Azure whenever ${variables} is set, whatever its address says: take it out of the environment of this program, or set azureOpenAIApiKey to ''.`,
    zh: `只要设置了 ${variables}，此版本的 SDK 就会请求 Azure，而不理会其地址：请将其从该程序的环境中移除，或将 azureOpenAIApiKey 设为 ''。`,
  };
}

export const incomplete: Localized = {
  en: 'Some of its settings come from a place that could not be followed: check that none of them points back to OpenAI.',
  zh: '部分配置来自无法追踪的位置：请确认其中没有指回 OpenAI 的设置。',
};

export function addressNeedsCheck(variable: string): Localized {
  return {
    en: `The address is your own resource: set ${variable}, and name your deployments with --model.`,
    zh: `地址是您自己的资源：请设置 ${variable}，并用 --model 指定部署名称。`,
  };
}

export const deploymentsAreModels: Localized = {
  en: 'Deployment names became models: check each model name that the calls send.',
  zh: '部署名称变为模型名称：请检查每个调用发送的模型名。',
};

export const tracingOff: Localized = {
  en: 'Traces would still go to OpenAI with the key of OpenAI: tracing is switched off here. Give the package a trace processor of your own to have it back.',
  zh: '追踪数据仍会带着 OpenAI 密钥发往 OpenAI：此处已关闭追踪。如需恢复，请为该包配置自己的 trace processor。',
};

/** Several sentences as one message. */
export function together(parts: readonly Localized[]): Localized {
  return { en: parts.map((part) => part.en).join(' '), zh: parts.map((part) => part.zh).join('') };
}
