import type { ProviderProfile } from '../../core/provider.js';
import { errorReply } from '../server/error-reply.js';
import { itemsOf, type JsonObject, type Reply } from '../server/exchange.js';
import { thinkingSwitch, type RequestCircumstances } from './circumstances.js';
import { recordedRefusal } from './provider-words.js';
import { messagesOf } from './request-params.js';

/** Some models refuse a history whose tool turns lost the reasoning that came with them. */
export function refuseHistory(
  profile: ProviderProfile,
  body: JsonObject,
  circumstances: RequestCircumstances,
): Reply | undefined {
  const found = thinkingSwitch(profile, circumstances.model);
  if (found?.needsReasoningInHistory !== true || circumstances.thinking === 'off') return undefined;
  const at = messagesOf(body).findIndex(
    (each) => itemsOf(each['tool_calls']).length > 0 && typeof each['reasoning_content'] !== 'string',
  );
  if (at < 0) return undefined;
  const message = 'thinking is enabled but reasoning_content is missing in assistant tool call message';
  const refusal = { about: 'param', name: 'reasoning_content', message } as const;
  return (
    recordedRefusal({
      profile,
      fault: 'reasoning-missing',
      circumstances,
      refusal,
      words: { index: String(at) },
    }) ?? errorReply(refusal, { status: 400, code: 'invalid_request_error', param: 'messages' })
  );
}
