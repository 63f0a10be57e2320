import type { Localized } from '../core/localized.js';

export const command: Localized = {
  en: 'play a provider on this machine, and run a command against it',
  zh: '在本机模拟厂商接口，并可让命令在其上运行',
};

export const options = {
  to: {
    en: 'provider to play, or <capability>=<provider>; repeatable',
    zh: '要模拟的厂商，或 <能力>=<厂商>；可重复',
  },
  port: { en: 'port of the first provider; default: a free one', zh: '第一家厂商的端口；默认任选空闲端口' },
  today: {
    en: 'day on which it plays: a model that is retired by then is gone; default: today',
    zh: '模拟的日期：届时已下线的模型不再应答；默认为当天',
  },
  log: { en: 'write every request as a line of JSON', zh: '把每个请求写成一行 JSON' },
  model: {
    en: 'a further model name that is known (a deployment): <from=to>; repeatable',
    zh: '额外认可的模型名（如部署名）：<from=to>；可重复',
  },
} satisfies Record<string, Localized>;

export function badDay(text: string): { what: Localized; where: string; nextStep: Localized } {
  return {
    what: { en: 'This is no date.', zh: '这不是日期。' },
    where: `--today ${text}`,
    nextStep: { en: 'Write it as 2027-02-06.', zh: '请写成 2027-02-06 的形式。' },
  };
}

export function badPort(text: string): { what: Localized; where: string; nextStep: Localized } {
  return {
    what: { en: 'This is no port number.', zh: '这不是端口号。' },
    where: `--port ${text}`,
    nextStep: { en: 'Use a number from 1 to 65535.', zh: '请使用 1 到 65535 之间的数字。' },
  };
}

export function portTaken(
  port: string,
  code: string,
): { what: Localized; where: string; nextStep: Localized } {
  return {
    what: { en: `The port cannot be opened (${code}).`, zh: `无法打开该端口（${code}）。` },
    where: `--port ${port}`,
    nextStep: { en: 'Choose another port, or leave --port out.', zh: '请换一个端口，或省略 --port。' },
  };
}

export function cannotStart(program: string): { what: Localized; where: string; nextStep: Localized } {
  return {
    what: { en: 'The command cannot be started.', zh: '无法启动该命令。' },
    where: program,
    nextStep: { en: 'Check its name and the PATH.', zh: '请检查命令名与 PATH。' },
  };
}

export function playing(provider: Localized, url: string, key: string): Localized {
  return {
    en: `${provider.en} is played at ${url} (key: ${key}).`,
    zh: `正在 ${url} 模拟${provider.zh}（密钥：${key}）。`,
  };
}

export const stopHint: Localized = { en: 'Press Ctrl+C to stop.', zh: '按 Ctrl+C 停止。' };

export function summary(all: number, refused: number): Localized {
  return {
    en: `${all} ${all === 1 ? 'request' : 'requests'}, ${all - refused} answered, ${refused} refused.`,
    zh: `共 ${all} 个请求，已应答 ${all - refused} 个，拒绝 ${refused} 个。`,
  };
}

export const noRequest: Localized = {
  en: 'No request arrived. Does the command call the provider, and does it run on Node?',
  zh: '没有收到任何请求。该命令是否调用了厂商接口、是否运行在 Node 上？',
};

export const refusedTitle: Localized = { en: 'Refused', zh: '已拒绝' };

export const columns = {
  times: { en: 'times', zh: '次数' },
  request: { en: 'request', zh: '请求' },
  host: { en: 'host', zh: '主机' },
  status: { en: 'status', zh: '状态码' },
  about: { en: 'about', zh: '涉及' },
  said: { en: 'what the program was told', zh: '返回给程序的内容' },
} satisfies Record<string, Localized>;
