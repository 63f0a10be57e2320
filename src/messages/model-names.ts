import type { Localized } from '../core/localized.js';

export function modelFound(model: string): Localized {
  return { en: `Model ${model}.`, zh: `模型 ${model}。` };
}

export function otherModel(model: string, owner: string): Localized {
  return { en: `${model} is sent to ${owner}, not to OpenAI.`, zh: `${model} 发往 ${owner}，不是 OpenAI。` };
}

export function keepsModel(model: string): Localized {
  return {
    en: `${model} stays, since its call stays with OpenAI.`,
    zh: `${model} 保持不变，因为其调用留在 OpenAI。`,
  };
}

export function notKnown(model: string): Localized {
  return {
    en: `${model} is not a model of OpenAI's that is known; it is left as it is.`,
    zh: `${model} 不是已知的 OpenAI 模型；保持不变。`,
  };
}

export function readersSurvive(readers: string): Localized {
  return {
    en: `Also read at ${readers}: check what it does with the new name.`,
    zh: `${readers} 也读取它：请确认新名字在那里的效果。`,
  };
}

export function readersBreak(model: string, to: string, readers: string): Localized {
  return {
    en: `${model} should become ${to}, but the same constant is read at ${readers}, which the new name would break: change them together.`,
    zh: `${model} 应改为 ${to}，但同一常量还在 ${readers} 被读取，新名字会破坏它们：请一并修改。`,
  };
}

export function severalProviders(model: string): Localized {
  return {
    en: `${model} is sent to different providers, which name their models differently: give each its own setting, then migrate again.`,
    zh: `${model} 会发往不同厂商，而各家的模型名不同：请为各家分别设置，然后再次迁移。`,
  };
}

export function mixedCalls(model: string): Localized {
  return {
    en: `${model} is sent to calls of which only some move: give each its own constant.`,
    zh: `${model} 同时用于会迁移与不会迁移的调用：请分别使用各自的常量。`,
  };
}

export function named(model: string, to: string | undefined): Localized {
  const en = to ? ` ${to} takes its place in calls.` : '';
  const zh = to ? `调用中由 ${to} 取代它。` : '';
  return {
    en: `${model} stands in a list, table or test of names.${en} Add the new name here, or change the entry.`,
    zh: `${model} 出现在名称列表、表格或判断中：${zh}请在此处加入新名字或修改该条目。`,
  };
}

const MOST_NAMES = 8;

export function wholeList(models: readonly string[], to: string | undefined): Localized {
  const shown = models.slice(0, MOST_NAMES).join(', ') + (models.length > MOST_NAMES ? ', …' : '');
  const en = to ? ` ${to} takes the first one's place in calls.` : '';
  const zh = to ? `调用中由 ${to} 取代第一项。` : '';
  return {
    en: `${models.length} models stand in this list, table or type and move together: ${shown}.${en} Write the new provider's models here, and keep its default, labels and limits in step.`,
    zh: `此列表、表格或类型中有 ${models.length} 个模型，需要一起修改：${shown}。${zh}请在此写入新厂商的模型，并同步其默认值、标签与上限。`,
  };
}

export function inList(model: string, first: string): Localized {
  return {
    en: `${model} is one of the list that begins with ${first}; the list moves as a whole.`,
    zh: `${model} 属于以 ${first} 开头的列表；该列表需要整体修改。`,
  };
}

export function setting(reason: Localized): Localized {
  return {
    en: `${reason.en} It is a setting whose way to a call could not be followed to the end.`,
    zh: `${reason.zh}这是一个配置项，未能完整追踪它到达调用的路径。`,
  };
}

export function settingOnly(model: string): Localized {
  return {
    en: `${model} is a setting that no call was seen to receive: change it where the calls that use it move.`,
    zh: `${model} 是一个未见调用接收的配置项：请在使用它的调用迁移时修改。`,
  };
}

export function untracedModel(reason: Localized): Localized {
  return {
    en: `Which model is sent here could not be traced: ${reason.en}. Make sure that it is one of the new provider's.`,
    zh: `无法追踪此处发送的模型：${reason.zh}。请确认它是新厂商的模型。`,
  };
}

export function implicitDefault(model: string, to: string): Localized {
  return {
    en: `No model is written, so that ${model} is what is asked for; ${to} is written instead.`,
    zh: `此处没有写模型，实际使用的默认模型是 ${model}；现写明为 ${to}。`,
  };
}

export function userSupplied(): Localized {
  return {
    en: 'On Azure a model is the name of your own deployment: check it, or name it with --model.',
    zh: '在 Azure 上，模型名即您自己的部署名称：请核对，或用 --model 指定。',
  };
}

export function deployment(name: string): Localized {
  return {
    en: `${name} names a deployment of your own on Azure: which model stands behind it the code does not say. Write the model that takes its place, or name it with --model ${name}=….`,
    zh: `${name} 是您在 Azure 上的部署名称，代码无法说明其背后的模型。请写上替代它的模型，或用 --model ${name}=… 指定。`,
  };
}
