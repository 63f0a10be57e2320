import type { Localized } from '../core/localized.js';
import { withoutStop } from './ending.js';

export function takenForText(code: string): Localized {
  return {
    en: `${code} is taken to be text, not a list of messages`,
    zh: `假定 ${code} 是文本，而不是消息列表`,
  };
}

export const noLimit: Localized = {
  en: 'legacy completions stop after 16 tokens where max_tokens is not given, chat completions do not',
  zh: '未指定 max_tokens 时，旧版 completions 在 16 个 token 后停止，而 chat completions 不会',
};

const SHAPES: Readonly<Record<string, Localized>> = {
  responses: {
    en: 'input → messages, instructions → a system message, max_output_tokens → max_completion_tokens, output_text → choices[0].message.content, function_call items → tool_calls',
    zh: 'input → messages，instructions → 一条 system 消息，max_output_tokens → max_completion_tokens，output_text → choices[0].message.content，function_call 项 → tool_calls',
  },
  completions: {
    en: 'prompt → one user message, choices[].text → choices[].message.content (in a stream choices[].delta.content)',
    zh: 'prompt → 一条 user 消息，choices[].text → choices[].message.content（流式为 choices[].delta.content）',
  },
  'chat.completions': {
    en: 'functions → tools, function_call → tool_choice and tool_calls, role function → role tool with tool_call_id',
    zh: 'functions → tools，function_call → tool_choice 与 tool_calls，角色 function → 带 tool_call_id 的角色 tool',
  },
};

export const noToolsInTypes: Localized = {
  en: 'the types of openai 3 know neither tools nor tool_calls, so that the openai package has to be updated to 4 or later first (the next migration then writes it)',
  zh: 'openai 3 的类型中没有 tools 与 tool_calls，须先将 openai 包升级到 4 或更新版本（之后再次迁移即可改写）',
};

/** How many places a message names. */
const SHOWN = { problems: 5, flow: 12 };

function listed(places: readonly string[], limit: number): string {
  return places.slice(0, limit).join(', ') + (places.length > limit ? ', …' : '');
}

/** Which places keep a call from being written as a chat completion, what the new form looks like, and all that changes with it. */
export function notFollowed(api: string, places: readonly string[], flow: readonly string[]): Localized {
  const shown = listed(places, SHOWN.problems);
  const whole = listed(flow, SHOWN.flow);
  const shape = SHAPES[api] ?? { en: '', zh: '' };
  const all = {
    en: whole ? `; the whole of it: ${whole}` : '',
    zh: whole ? `；全部位置：${whole}` : '',
  };
  return {
    en: `the call, its parameters and all that reads its answer change together (${shape.en}), and these places have no counterpart or could not be followed: ${shown}${all.en}`,
    zh: `调用、参数以及所有读取响应的代码须一起修改（${shape.zh}），而以下位置没有对应写法或无法追踪：${shown}${all.zh}`,
  };
}

export function converted(method: string): Localized {
  return {
    en: `${method} asks for chat completions, since the provider has no Responses API at this address.`,
    zh: `${method} 改为请求 chat completions，因为新厂商在此地址没有 Responses API。`,
  };
}

export function responsesConverted({ en, zh }: Localized): Localized {
  return {
    en: `The call and what reads its answer are written for chat completions, since ${en} has no Responses API at this address.`,
    zh: `此调用及读取其响应的代码改写为 chat completions，因为${zh}在此地址没有 Responses API。`,
  };
}

export function completionsConverted({ en, zh }: Localized): Localized {
  return {
    en: `The call and what reads its answer are written for chat completions, since ${en} has no legacy completions.`,
    zh: `此调用及读取其响应的代码改写为 chat completions，因为${zh}没有旧版 completions 接口。`,
  };
}

export function functionsConverted({ en, zh }: Localized): Localized {
  return {
    en: `functions and function_call become tools and tool_choice, here and where the answer is read: ${en} documents only those.`,
    zh: `functions 与 function_call 改为 tools 与 tool_choice，读取响应处一并修改：${zh}的文档只有后者。`,
  };
}

/** A conversion that takes something for granted. */
export function assuming({ en, zh }: Localized, assumes: readonly Localized[]): Localized {
  return {
    en: `${en} Please confirm: ${assumes.map((each) => each.en).join('; ')}.`,
    zh: `${zh}请确认：${assumes.map((each) => each.zh).join('；')}。`,
  };
}

export function functionsLeft(
  { en, zh }: Localized,
  detail: Localized,
  unconvertible: Localized | undefined,
): Localized {
  const fact = withoutStop(detail);
  return {
    en: `${en} documents tools, not functions (${fact.en}): rewrite it by hand${unconvertible ? `: ${unconvertible.en}` : ', the reading of function_call and the messages of role function included'}.`,
    zh: `${zh}的文档只有 tools 而没有 functions（${fact.zh}）：请手工改写${unconvertible ? `：${unconvertible.zh}` : '，包括对 function_call 的读取以及 role 为 function 的消息'}。`,
  };
}
