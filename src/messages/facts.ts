import type { Lang, Localized } from '../core/localized.js';
import type {
  Behaviour,
  Confidence,
  EndpointSupport,
  ModelMapping,
  ModelProfile,
  ModelStatus,
  ParamFact,
  ProviderProfile,
} from '../core/provider.js';
import type { ReportedFact } from '../core/report.js';
import { withoutStop } from './ending.js';

type Words<T extends string> = Readonly<Record<T, Localized>>;

export const supportWord: Words<EndpointSupport> = {
  yes: { en: 'yes', zh: '支持' },
  partial: { en: 'partial', zh: '部分支持' },
  no: { en: 'no', zh: '不支持' },
  unknown: { en: 'unknown', zh: '不明' },
};

export const behaviourWord: Words<Behaviour> = {
  accepted: { en: 'accepted', zh: '接受' },
  ignored: { en: 'ignored', zh: '忽略' },
  rejected: { en: 'rejected', zh: '拒绝' },
  bounded: { en: 'bounded', zh: '有范围' },
  'own-values': { en: 'own-values', zh: '取值自定' },
  renamed: { en: 'renamed', zh: '改名' },
  'extra-body': { en: 'extra-body', zh: '额外请求体' },
  unknown: { en: 'unknown', zh: '不明' },
};

export const modelStatusWord: Words<ModelStatus> = {
  active: { en: 'active', zh: '在用' },
  preview: { en: 'preview', zh: '预览' },
  deprecated: { en: 'deprecated', zh: '弃用' },
  retired: { en: 'retired', zh: '已下线' },
};

export const providerStatusWord: Words<ProviderProfile['status']['value']> = {
  active: { en: 'active', zh: '运营中' },
  dormant: { en: 'dormant', zh: '基本停更' },
  closed: { en: 'closed', zh: '已关闭' },
  'no-api': { en: 'no-api', zh: '无 API' },
};

export const confidenceWord: Words<Confidence> = {
  verified: { en: 'verified', zh: '已核实' },
  documented: { en: 'documented', zh: '见于文档' },
  reported: { en: 'reported', zh: '据报告' },
};

export const aboutEndpoint = (api: string): Localized => ({ en: `endpoint ${api}`, zh: `接口 ${api}` });
export const aboutModel = (id: string): Localized => ({ en: `model ${id}`, zh: `模型 ${id}` });
export const aboutParameter = (name: string): Localized => ({ en: `parameter ${name}`, zh: `参数 ${name}` });
export const aboutAddress: Localized = { en: 'base URL', zh: '基础地址' };

export function endpoint({ value, note }: { value: EndpointSupport; note?: Localized }): Localized {
  return note === undefined ? supportWord[value] : both(supportWord[value], note);
}

export function mapping({ to, reason }: ModelMapping): Localized {
  return both(to === undefined ? { en: 'no counterpart', zh: '没有对应的模型' } : { en: to, zh: to }, reason);
}

export function model({ class: kind, status }: ModelProfile): Localized {
  const word = modelStatusWord[status];
  return { en: `${kind.en}; ${word.en}`, zh: `${kind.zh}；${word.zh}` };
}

export function parameter({ behaviour, detail }: ParamFact): Localized {
  return both(behaviourWord[behaviour], detail);
}

/** One line of a report, with where it comes from. `escape` is for what may hold signs of the report's format. */
export function reportedFact(fact: ReportedFact, lang: Lang, escape = (text: string) => text): string {
  const { about, says } = fact.words?.[lang] ?? fact;
  const { source, asOf } = fact;
  const confidence = confidenceWord[fact.confidence][lang];
  return lang === 'zh'
    ? `${escape(about)}：${escape(says)}（${source}，${asOf}，${confidence}）`
    : `${escape(about)}: ${escape(says)} (${source}, ${asOf}, ${confidence})`;
}

function both(what: Localized, why: Localized): Localized {
  const bare = withoutStop(why);
  return { en: `${what.en}: ${bare.en}`, zh: `${what.zh}；${bare.zh}` };
}
