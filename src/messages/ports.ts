import type { Localized } from '../core/localized.js';

export function portedTo(name: string): Localized {
  return {
    en: `The client, its calls and what reads their answers are written for the ${name} package; install it before the next run.`,
    zh: `客户端、其调用及读取结果的代码改用 ${name} 包；下次运行前请先安装依赖。`,
  };
}

export const answerLeaves: Localized = {
  en: 'The answer goes on whole from here: its fields are in snake_case now (finish_reason, usage.prompt_tokens), and filter results are gone. Check who reads it.',
  zh: '结果从这里整体传出：字段名现为下划线形式（finish_reason、usage.prompt_tokens），且不再含过滤结果。请检查读取它的代码。',
};

export const mockFollows: Localized = {
  en: 'A test stands in for the package here; its mock follows the client.',
  zh: '测试在此模拟该包；模拟随客户端一起改写。',
};

export function deploymentIsModel(provider: Localized): Localized {
  return {
    en: `This named a deployment and is sent as the model now: it must be a model of ${provider.en}.`,
    zh: `它原为部署名称，现作为模型发送：其值必须是${provider.zh}的模型。`,
  };
}

export function portNeedsAllCalls(apis: string): Localized {
  return {
    en: `Not rewritten: the client would become another package's, but the provider does not serve all of its calls (${apis}); give those a client of their own first.`,
    zh: `未改写：该客户端需要换成另一个包，但新厂商不提供它的全部调用（${apis}）；请先为这些调用单独创建客户端。`,
  };
}
