import type { Localized } from '../core/localized.js';

const MOST = 6;

function some(names: readonly string[]): Localized {
  const shown = names.slice(0, MOST);
  const more = names.length > MOST;
  return {
    en: shown.join(', ') + (more ? ', …' : ''),
    zh: shown.join('、') + (more ? '…' : ''),
  };
}

interface Group {
  /** False where the names stand in no list, so that nobody could have kept a choice out of it. */
  readonly offered?: boolean;
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
  readonly places: readonly string[];
}

const KEPT: Localized = {
  en: ' What users or a database keep under the old names is no longer offered.',
  zh: '用户或数据库中以旧名称保存的选择将不再可选。',
};

/** A group that is written: pairs of names, and where they stand. */
export function groupMoves({ pairs, places, offered = true }: Group): Localized {
  const list = some(pairs.map(({ from, to }) => `${from} → ${to}`));
  const where = some(places);
  const kept = offered ? KEPT : { en: '', zh: '' };
  return {
    en: `${list.en}: these names go on belonging together, at ${where.en}.${kept.en}`,
    zh: `${list.zh}：这些名称保持一致，涉及 ${where.zh}。${kept.zh}`,
  };
}

/** A group that stays, with the names that would take the place of its own. */
export function groupStays({ pairs, places }: Group): Localized {
  const list = some(pairs.map(({ from, to }) => (to === '' ? from : `${from} → ${to}`)));
  const where = some(places);
  return {
    en: `These names belong together (list, default, labels, limits, tests) and none of them is changed alone: ${list.en}; at ${where.en}.`,
    zh: `这些名称属于一个整体（列表、默认值、标签、上限、判断），不会只改其中之一：${list.zh}；涉及 ${where.zh}。`,
  };
}

/** A default that waits for its list. */
export function waitsForList(model: string, to: string, places: readonly string[]): Localized {
  const where = some(places);
  return {
    en: `${model} should become ${to}, and must stay one of the names at ${where.en}: change them together.`,
    zh: `${model} 应改为 ${to}，但它必须与 ${where.zh} 中的名称保持一致：请一并修改。`,
  };
}

/** Another place of a group that moves. */
export function goesWith(model: string, to: string, first: string): Localized {
  return {
    en: `${model} becomes ${to} together with ${first}.`,
    zh: `${model} 随 ${first} 一并改为 ${to}。`,
  };
}

export function oneEntryLeft(names: readonly string[]): Localized {
  const list = some(names);
  return {
    en: `Entries whose new name stands there already go: ${list.en}.`,
    zh: `新名称已存在的条目将被移除：${list.zh}。`,
  };
}

export function sameName(to: readonly string[], from: readonly string[]): Localized {
  const [news, olds] = [some(to), some(from)];
  return {
    en: `${olds.en} would all be ${news.en}, so that entries which say different things would have one name: decide which stay, or tell them apart with --model.`,
    zh: `${olds.zh} 都会变成 ${news.zh}，内容不同的条目会重名：请决定保留哪些，或用 --model 区分。`,
  };
}

export function othersStay(names: readonly string[]): Localized {
  const list = some(names);
  return { en: `Other vendors' names stay: ${list.en}.`, zh: `其他厂商的名称不变：${list.zh}。` };
}

export function wordsStay(texts: readonly string[]): Localized {
  const list = some(texts.map((text) => `"${text}"`));
  return {
    en: `Texts for people still say: ${list.en}.`,
    zh: `面向用户的文字仍为：${list.zh}。`,
  };
}

export function testFollows(before: string, after: string): Localized {
  return {
    en: `The test for "${before}" becomes one for "${after}": check that the branch suits that model.`,
    zh: `对“${before}”的判断改为“${after}”：请确认该分支适合新模型。`,
  };
}

export function testTurns(text: string): Localized {
  return {
    en: `No test of the same kind tells the new names apart as the one for "${text}" does the old ones.`,
    zh: `对“${text}”的判断能区分旧名称，但没有同类判断能同样区分新名称。`,
  };
}

export const someStay: Localized = {
  en: 'Some calls that may get one of these names stay with OpenAI.',
  zh: '可能收到这些名称的部分调用留在 OpenAI。',
};

export const severalHouses: Localized = {
  en: 'The calls that get these names go to different providers.',
  zh: '收到这些名称的调用去往不同厂商。',
};

export function notKnown(model: string): Localized {
  return {
    en: `${model} is not a model that the catalogue knows.`,
    zh: `目录中没有 ${model} 这个模型。`,
  };
}

export function openList(file: string): Localized {
  return {
    en: `A list in ${file} takes in names that are not written there.`,
    zh: `${file} 中的列表含有并非写在该处的名称。`,
  };
}

export function bareKey(file: string): Localized {
  return {
    en: `A table in ${file} has a key without quotes.`,
    zh: `${file} 中的表格有不带引号的键。`,
  };
}

export function readerBreaks(file: string, as: string): Localized {
  return {
    en: `${file} reads one of them as well (${as}), which a new name would break.`,
    zh: `${file} 也读取其中之一（${as}），新名称会破坏它。`,
  };
}

export function abilityDiffers(file: string, model: string): Localized {
  return {
    en: `What ${file} says a model can do (images, reasoning) is not so, or not known, of ${model}.`,
    zh: `${file} 中声明的能力（图片、推理）对 ${model} 不成立或未知。`,
  };
}

export function abilityUnknown(file: string): Localized {
  return {
    en: `${file} says what each model can do, which must be looked up for the new ones.`,
    zh: `${file} 声明了各模型的能力，需要为新模型查证。`,
  };
}

export function priceTable(file: string): Localized {
  return {
    en: `${file} holds prices, which are other ones for the new models (providers --json lists them).`,
    zh: `${file} 含有价格，新模型的价格不同（providers --json 可列出）。`,
  };
}

export function unreadable(file: string, name: string): Localized {
  return {
    en: `${name} in ${file} is computed, so that it cannot be set for the new model.`,
    zh: `${file} 中的 ${name} 由计算得出，无法为新模型设置。`,
  };
}

export function limitUnknown(file: string, value: number, model: string): Localized {
  return {
    en: `The limit ${value} in ${file} has no known counterpart for ${model}.`,
    zh: `${file} 中的上限 ${value} 对 ${model} 没有已知的对应值。`,
  };
}

export function branchTaken(model: string, passes: boolean, branch: string): Localized {
  const en = passes ? 'passes it' : 'does not pass it';
  const zh = passes ? '满足' : '不满足';
  return branch === ''
    ? { en: `${model} ${en}.`, zh: `${model} ${zh}该判断。` }
    : {
        en: `${model} ${en} and takes the branch: ${branch.replace(/[;.]$/, '')}.`,
        zh: `${model} ${zh}该判断，走此分支：${branch.replace(/[;.]$/, '')}。`,
      };
}

/** A test that is written anew with the names. */
export function goesWithTest(text: string, first: string): Localized {
  return {
    en: `The test for ${text} is written anew together with ${first}.`,
    zh: `对 ${text} 的判断随 ${first} 一并改写。`,
  };
}

/** A test that says of the new names what it said of the old ones. */
export function testHolds(text: string): Localized {
  return {
    en: `The test for ${text} stays: none of the new names changes what it says. Check that its branches suit them.`,
    zh: `对 ${text} 的判断保持不变：新名称不会改变其结果。请确认其分支适合新模型。`,
  };
}
