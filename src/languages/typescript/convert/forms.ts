import { ts } from 'ts-morph';
import type { AnswerFields } from '../../../core/sdk.js';
import type { CallConversion } from '../../../core/usage.js';
import { replacement, type AnswerEdit } from '../answers/answer-reads.js';
import type { FoundCall } from '../clients/calls.js';
import {
  completionAnswer,
  completionAnswerV3,
  completionChunk,
  functionsAnswer,
  functionsAnswerOfKinds,
  functionsAnswerV3,
  functionsChunk,
  httpCompletionAnswer,
  httpCompletionChunk,
  httpFunctionsAnswer,
  httpFunctionsChunk,
  httpResponseAnswer,
  httpResponseEvent,
  responseAnswer,
  responseEvent,
} from './answer-shapes.js';
import { writeCompletionsRequest } from './completions-request.js';
import { writeFunctionsRequest } from './functions-request.js';
import { addressEdits } from './http-address.js';
import type { Workspace } from '../program/workspace.js';
import type { RequestWork } from './request-draft.js';
import { writeResponsesRequest } from './responses-request.js';

/** How calls of one old form are written as chat completions. */
export interface Form {
  readonly replaces: CallConversion['replaces'];
  readonly method: string;
  /** Settings whose lists are followed. */
  readonly lists: readonly string[];
  readonly request: (work: RequestWork) => void;
  /** What the call gives; streams are lists of their pieces. */
  readonly answer: (streaming: boolean) => AnswerFields | undefined;
  /** True where a message of the answer goes back as it is. */
  readonly sendsMessages?: true;
  /** Edits of the method's name, or of the path; undefined where it is reached in a way that cannot be written. */
  readonly address: (call: FoundCall, workspace: Workspace) => readonly AnswerEdit[] | undefined;
  /** True where streams must know the line that ends one. */
  readonly endsByLine?: true;
}

/** The form of a call, where it has an old one. */
export function formOf(call: FoundCall): Form | undefined {
  return call.http ? formOfHttp(call) : formOfSdk(call);
}

function formOfHttp({ usage, render }: FoundCall): Form | undefined {
  if (usage.fixed) return undefined;
  switch (usage.api) {
    case 'responses':
      return HTTP_RESPONSE;
    case 'completions':
      return HTTP_COMPLETION;
    case 'chat.completions':
      return render.options.has('functions') && !render.options.has('tools') ? HTTP_FUNCTIONS : undefined;
    default:
      return undefined;
  }
}

function formOfSdk({ usage, render }: FoundCall): Form | undefined {
  const { sdk, method, major = 6, typed } = usage;
  const offersFunctions = render.options.has('functions') && !render.options.has('tools');
  if (sdk === 'npm/openai-v3') {
    if (method === 'createCompletion') return COMPLETION_V3;
    return method === 'createChatCompletion' && offersFunctions && !typed ? FUNCTIONS_V3 : undefined;
  }
  if (sdk !== 'npm/openai') return undefined;
  switch (method) {
    case 'responses.create':
      return RESPONSE;
    case 'responses.parse':
      return { ...RESPONSE, ...parsed(major >= 5 ? 'chat.completions' : 'beta.chat.completions') };
    case 'completions.create':
      return COMPLETION;
    case 'chat.completions.create':
      if (!offersFunctions) return undefined;
      // Since the fifth major a call of a tool may be of another kind, which types tell apart.
      return major >= 5 && typed ? FUNCTIONS_OF_KINDS : FUNCTIONS;
    default:
      return undefined;
  }
}

function parsed(resource: string): Pick<Form, 'method' | 'address'> {
  return { method: `${resource}.parse`, address: (call) => resourceEdit(call, 'responses', resource) };
}

const RESPONSE: Form = {
  replaces: 'responses',
  method: 'chat.completions.create',
  lists: ['input', 'tools'],
  request: writeResponsesRequest,
  answer: (streaming) => (streaming ? responseEvent : responseAnswer),
  address: (call) => resourceEdit(call, 'responses', 'chat.completions'),
};

const COMPLETION: Form = {
  replaces: 'completions',
  method: 'chat.completions.create',
  lists: [],
  request: writeCompletionsRequest,
  answer: (streaming) => (streaming ? completionChunk : completionAnswer),
  address: (call) => resourceEdit(call, 'completions', 'chat.completions'),
};

const FUNCTIONS: Form = {
  replaces: 'functions',
  method: 'chat.completions.create',
  lists: ['functions'],
  request: writeFunctionsRequest,
  answer: (streaming) => (streaming ? functionsChunk : functionsAnswer),
  address: () => [],
  sendsMessages: true,
};

const FUNCTIONS_OF_KINDS: Form = {
  ...FUNCTIONS,
  answer: (streaming) => (streaming ? functionsChunk : functionsAnswerOfKinds),
};

const FUNCTIONS_V3: Form = {
  ...FUNCTIONS,
  method: 'createChatCompletion',
  answer: (streaming) => (streaming ? undefined : functionsAnswerV3),
};

const COMPLETION_V3: Form = {
  ...COMPLETION,
  method: 'createChatCompletion',
  answer: (streaming) => (streaming ? undefined : completionAnswerV3),
  address: ({ node }) => {
    const { expression } = node as ts.CallExpression;
    return ts.isPropertyAccessExpression(expression) && expression.name.text === 'createCompletion'
      ? [replacement(expression.name, 'createChatCompletion')]
      : undefined;
  },
};

const HTTP_RESPONSE: Form = {
  ...RESPONSE,
  method: '/chat/completions',
  answer: (streaming) => (streaming ? httpResponseEvent : httpResponseAnswer),
  address: (call, workspace) => addressEdits(workspace, call, 'responses'),
  endsByLine: true,
};

const HTTP_COMPLETION: Form = {
  ...COMPLETION,
  method: '/chat/completions',
  answer: (streaming) => (streaming ? httpCompletionChunk : httpCompletionAnswer),
  address: (call, workspace) => addressEdits(workspace, call, 'completions'),
};

const HTTP_FUNCTIONS: Form = {
  ...FUNCTIONS,
  method: '/chat/completions',
  answer: (streaming) => (streaming ? httpFunctionsChunk : httpFunctionsAnswer),
};

/** `client.responses.create` → `client.chat.completions.create` */
function resourceEdit({ node }: FoundCall, from: string, to: string): readonly AnswerEdit[] | undefined {
  const { expression } = node as ts.CallExpression;
  const resource = ts.isPropertyAccessExpression(expression) ? expression.expression : undefined;
  if (!resource || !ts.isPropertyAccessExpression(resource) || resource.name.text !== from) return undefined;
  return [replacement(resource.name, to)];
}
