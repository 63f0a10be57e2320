import type { AnswerFields } from '../../../core/sdk.js';

const CONTENT = 'choices[0]?.message.content';
const DECLARED = 'choices: { message: { content: string } }[]';

const responseUsage: AnswerFields = {
  input_tokens: { to: 'prompt_tokens' },
  output_tokens: { to: 'completion_tokens' },
  total_tokens: {},
  input_tokens_details: {
    inside: { '.cached_tokens': { to: 'prompt_tokens_details?.cached_tokens', orElse: '0' } },
  },
  output_tokens_details: {
    inside: { '.reasoning_tokens': { to: 'completion_tokens_details?.reasoning_tokens', orElse: '0' } },
  },
};

/** A call of a function among the items of an answer. */
const functionCall: AnswerFields = {
  type: { values: { function_call: 'function' } },
  call_id: { to: 'id' },
  name: { to: 'function.name' },
  arguments: { to: 'function.arguments' },
};

/** An answer of the Responses API, by what a chat completion has in its place. */
export const responseAnswer: AnswerFields = {
  id: {},
  model: {},
  created_at: { to: 'created' },
  usage: { of: responseUsage },
  output_text: { to: CONTENT, orElse: "''" },
  output_parsed: { to: 'choices[0]?.message.parsed', orElse: 'null' },
  output: {
    to: 'choices[0]?.message.tool_calls',
    orElse: '[]',
    of: functionCall,
    list: true,
    sentBack: 'choices.map((choice) => choice.message)',
    inside: Object.fromEntries(
      ['[0]', '[message]'].flatMap((item) =>
        ['[0]', '[output_text]'].map((part) => [
          `${item}.content${part}.text`,
          { to: CONTENT, orElse: "''" },
        ]),
      ),
    ),
  },
};

const DELTA = 'choices[0]?.delta?.content';

/** An event of a streamed answer; a chunk says by its parts what the event says by its name. */
export const responseEvent: AnswerFields = {
  type: {
    tests: {
      'response.output_text.delta': DELTA,
      'response.completed': "choices[0]?.finish_reason === 'stop'",
    },
  },
  delta: { to: DELTA, orElse: "''", tested: 'choices[0].delta.content' },
};

/** Of answers over plain HTTP, which may be errors, and which no SDK has types for. */
const plain: AnswerFields = { id: {}, model: {}, created: {}, system_fingerprint: {}, error: {} };

const usage: AnswerFields = { prompt_tokens: {}, completion_tokens: {}, total_tokens: {} };

/** A legacy completion, by what a chat completion has in its place. */
export const completionAnswer: AnswerFields = {
  id: {},
  model: {},
  created: {},
  usage: { of: usage },
  choices: {
    list: true,
    of: { text: { to: 'message.content', orElse: "''" }, index: {}, finish_reason: {} },
  },
};

export const completionChunk: AnswerFields = {
  ...completionAnswer,
  choices: {
    list: true,
    of: { text: { to: 'delta?.content', orElse: "''" }, index: {}, finish_reason: {} },
  },
};

/** The third major's answer: axios's, with the completion inside. */
export const completionAnswerV3: AnswerFields = {
  status: {},
  headers: {},
  data: {
    of: {
      ...completionAnswer,
      choices: {
        list: true,
        of: { text: { to: 'message?.content', orElse: "''" }, index: {}, finish_reason: {} },
      },
    },
  },
};

/** What functions were asked for with, in the first form of the API: by what tools have in its place. */
const calledFunction: AnswerFields = {
  function_call: {
    to: 'tool_calls?.[0]?.function',
    sure: 'tool_calls![0]!.function',
    of: { name: {}, arguments: {} },
  },
};

/** Where calls of tools may be of other kinds, which types tell apart. */
const calledFunctionOfKinds: AnswerFields = {
  function_call: {
    to: "tool_calls?.flatMap((each) => (each.type === 'function' ? [each.function] : []))[0]",
    kind: { path: 'tool_calls?.[0]?.type', is: 'function', inside: 'tool_calls[0].function' },
    of: { name: {}, arguments: {} },
  },
};

const functionsFinish = {
  values: { stop: 'stop', length: 'length', content_filter: 'content_filter', function_call: 'tool_calls' },
};

const chatFrame: AnswerFields = {
  id: {},
  model: {},
  created: {},
  object: {},
  system_fingerprint: {},
  usage: {},
};

function functionsAnswerWith(called: AnswerFields): AnswerFields {
  return {
    ...chatFrame,
    choices: {
      list: true,
      of: {
        index: {},
        logprobs: {},
        finish_reason: functionsFinish,
        message: { of: { role: {}, content: {}, refusal: {}, ...called } },
      },
    },
  };
}

/** A chat completion whose model may call a function. */
export const functionsAnswer = functionsAnswerWith(calledFunction);
export const functionsAnswerOfKinds = functionsAnswerWith(calledFunctionOfKinds);
/** The third major's: axios's, with the completion inside. */
export const functionsAnswerV3: AnswerFields = { status: {}, headers: {}, data: { of: functionsAnswer } };

export const functionsChunk: AnswerFields = {
  ...chatFrame,
  choices: {
    list: true,
    of: {
      index: {},
      logprobs: {},
      finish_reason: functionsFinish,
      delta: { of: { role: {}, content: {}, refusal: {}, ...calledFunction } },
    },
  },
};

/** A response of the Responses API as it comes over the wire. */
export const httpResponseAnswer: AnswerFields = {
  ...plain,
  ...responseAnswer,
  output_text: { ...responseAnswer['output_text'], declares: DECLARED },
  output: { ...responseAnswer['output'], declares: DECLARED },
};

export const httpResponseEvent: AnswerFields = {
  ...responseEvent,
  type: { ...responseEvent['type'], declares: '' },
  delta: {
    ...responseEvent['delta'],
    declares: 'choices: { delta: { content?: string }; finish_reason: string | null }[]',
  },
};

/** A legacy completion as it comes over the wire. */
export const httpCompletionAnswer: AnswerFields = {
  ...completionAnswer,
  ...plain,
  object: { values: { text_completion: 'chat.completion' } },
  choices: {
    list: true,
    of: {
      text: { to: 'message.content', declares: 'message: { content: string }' },
      index: {},
      finish_reason: {},
    },
  },
};

export const httpCompletionChunk: AnswerFields = {
  ...httpCompletionAnswer,
  object: { values: { text_completion: 'chat.completion.chunk' } },
  choices: {
    list: true,
    of: {
      text: { to: 'delta.content', orElse: "''", declares: 'delta: { content?: string }' },
      index: {},
      finish_reason: {},
    },
  },
};

export const httpFunctionsAnswer: AnswerFields = { ...functionsAnswer, ...plain };
export const httpFunctionsChunk: AnswerFields = { ...functionsChunk, ...plain };
