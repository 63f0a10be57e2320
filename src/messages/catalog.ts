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
  return {
    what: {
      en: `${profile.name.en} offers no public API that code can move to.`,
      zh: `${profile.name.zh}没有可供迁移的公开 API。`,
    },
    where: `--to ${profile.id}`,
    nextStep: {
      en: `"migrate-llm providers ${profile.id}" says what is known; choose another provider.`,
      zh: `运行 "migrate-llm providers ${profile.id}" 查看已知信息；请选择其他厂商。`,
    },
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

export function brokenProviderFile(file: string, why: string): Explanation {
  return {
    what: { en: `The provider file cannot be used: ${why}.`, zh: `厂商数据文件无法使用：${why}。` },
    where: file,
    nextStep: {
      en: 'Compare it with data/schemas/provider.schema.json.',
      zh: '请对照 data/schemas/provider.schema.json 检查。',
    },
  };
}
