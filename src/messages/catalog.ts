import type { Localized } from '../core/localized.js';
import type { ProviderProfile } from '../core/provider.js';

interface Explanation {
  readonly what: Localized;
  readonly where: string;
  readonly nextStep: Localized;
}

export function unknownProvider(name: string, near: readonly string[], all: readonly string[]): Explanation {
  const hint = near.length > 0 ? near.join(', ') : all.join(', ');
  return {
    what: { en: `Unknown provider "${name}".`, zh: `未知的厂商“${name}”。` },
    where: `--to ${name}`,
    nextStep:
      near.length > 0
        ? {
            en: `Did you mean ${hint}? "migrate-llm providers" lists them all.`,
            zh: `您是否想用 ${hint}？运行 "migrate-llm providers" 查看全部。`,
          }
        : { en: `Choose one of ${hint}.`, zh: `请从中选择：${hint}。` },
  };
}

export function noPublicApi(profile: ProviderProfile): Explanation {
  const instead = insteadOf(profile);
  const isClosed = profile.status.value === 'closed';
  return {
    what: isClosed
      ? { en: `${profile.name.en} has closed its service.`, zh: `${profile.name.zh}已停止服务。` }
      : {
          en: `${profile.name.en} offers no public API that code can move to.`,
          zh: `${profile.name.zh}没有可供迁移的公开 API。`,
        },
    where: `--to ${profile.id}`,
    nextStep: {
      en: `"migrate-llm providers ${profile.id}" says what is known. ${instead?.en ?? 'Choose another provider.'}`,
      zh: `运行 "migrate-llm providers ${profile.id}" 查看已知信息。${instead?.zh ?? '请选择其他厂商。'}`,
    },
  };
}

/** What to take instead; undefined where the profile names nothing. */
export function insteadOf({ successors = [] }: ProviderProfile): Localized | undefined {
  if (successors.length === 0) return undefined;
  const list = (lang: 'en' | 'zh') =>
    successors.map(({ provider, why }) =>
      lang === 'en' ? `${provider} (${why.en})` : `${provider}（${why.zh}）`,
    );
  return { en: `Take instead: ${list('en').join('; ')}.`, zh: `可改用：${list('zh').join('；')}。` };
}

/** A warning on stderr: the migration goes on. */
export function dormant(profile: ProviderProfile): Localized {
  const instead = insteadOf(profile);
  return {
    en: `warning: ${profile.name.en} is dormant: check that a call succeeds there before you move. ${instead?.en ?? ''}`.trim(),
    zh: `警告：${profile.name.zh}已基本停止更新：迁移前请先确认调用能成功。${instead?.zh ?? ''}`,
  };
}

export function needsSettings(id: string): Explanation {
  return {
    what: {
      en: 'This target has no address, key or models of its own.',
      zh: '该目标没有自己的地址、密钥与模型。',
    },
    where: `--to ${id}`,
    nextStep: {
      en: 'Pass --base-url <url>, --api-key-env <NAME> and at least one --model <from=to>.',
      zh: '请同时提供 --base-url <url>、--api-key-env <NAME> 以及至少一个 --model <from=to>。',
    },
  };
}

export const noSuchFile: Localized = { en: 'no such file', zh: '没有这个文件' };
export const noId: Localized = { en: 'no "id"', zh: '缺少 "id"' };
export const keyNeeded: Localized = {
  en: 'keyEnv: a new provider needs the name of its key',
  zh: 'keyEnv：新厂商需要写明密钥变量名',
};

/** The words of a parser, which knows one language. */
export function asWritten(words: string): Localized {
  return { en: words, zh: words };
}

export function brokenProviderFile(file: string, why: Localized): Explanation {
  return {
    what: { en: `The provider file cannot be used: ${why.en}.`, zh: `厂商数据文件无法使用：${why.zh}。` },
    where: file,
    nextStep: {
      en: 'Compare it with data/schemas/provider.schema.json.',
      zh: '请对照 data/schemas/provider.schema.json 检查。',
    },
  };
}
