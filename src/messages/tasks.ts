import type { Localized } from '../core/localized.js';

export function heading(provider: string | undefined): Localized {
  const target = provider === undefined ? '' : ` → ${provider}`;
  return { en: `Migration tasks${target}`, zh: `迁移任务${target}` };
}

export function howMany(tasks: number, places: number): Localized {
  return {
    en: `${tasks} ${tasks === 1 ? 'task' : 'tasks'} in ${places} ${places === 1 ? 'place' : 'places'}.`,
    zh: `${tasks} 项任务，涉及 ${places} 处。`,
  };
}

export const howToWork: Localized = {
  en: 'Each task has one cause. Make the change, then run its command: it exits 0 when no finding of the task is left. Where the code is right as it is, say so in a comment: `migrate-llm-ignore <rule>: <reason>`.',
  zh: '每项任务对应一个原因。修改后运行其命令：该任务不再有任何发现时以 0 退出。若代码本来就正确，请用注释说明：`migrate-llm-ignore <规则>: <原因>`。',
};

export function nothingForPeople(findings: number): Localized {
  return {
    en: `Of ${findings} findings none needs a person.`,
    zh: `${findings} 处发现都不需要人工处理。`,
  };
}

export const why: Localized = { en: 'Why.', zh: '原因：' };
export const where: Localized = { en: 'Where', zh: '位置' };
export const knownFacts: Localized = { en: 'What is known', zh: '已知事实' };
export const rightChange: Localized = { en: 'A right change.', zh: '正确的改法：' };
export const doneWhen: Localized = { en: 'Done when this exits 0', zh: '以下命令以 0 退出即为完成' };
