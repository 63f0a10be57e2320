import type { ThinkingSwitch } from '../../core/provider.js';
import { errorReply } from '../server/error-reply.js';
import { itemsOf, type JsonObject, type Reply } from '../server/exchange.js';
import type { RequestCircumstances } from './circumstances.js';
import { messagesOf } from './request-params.js';

/** Some models refuse a history whose tool turns lost the reasoning that came with them. */
export function refuseHistory(
  found: ThinkingSwitch | undefined,
  body: JsonObject,
  circumstances: RequestCircumstances,
): Reply | undefined {
  if (found?.needsReasoningInHistory !== true || circumstances.thinking === 'off') return undefined;
  const bare = messagesOf(body).some(
    (each) => itemsOf(each['tool_calls']).length > 0 && typeof each['reasoning_content'] !== 'string',
  );
  if (!bare) return undefined;
  const message = 'thinking is enabled but reasoning_content is missing in assistant tool call message';
  return errorReply(
    { about: 'param', name: 'reasoning_content', message },
    { status: 400, code: 'invalid_request_error', param: 'messages' },
  );
}
