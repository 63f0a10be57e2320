import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import type { AnswerMeans } from '../../core/sdk.js';
import type { AnswerMode, CallUsage, ClientUsage, ResolvedUsage } from '../../core/usage.js';
import * as say from '../../messages/params.js';
import { auto, manual, review } from '../decision.js';
import { circumstancesOf } from './circumstances.js';

type Client = ClientUsage & ResolvedUsage;

export default defineRule({
  id: 'param/answer-mode',
  kind: 'param',
  title: {
    en: 'How a wrapper asks for answers that fit a schema',
    zh: '包装器以何种方式请求符合 schema 的回答',
  },
  help: {
    en: "Instructor's FUNCTIONS is a form that few providers take; TOOLS says the same, and where no tool can be forced the schema goes into the prompt.",
    zh: 'Instructor 的 FUNCTIONS 形式很少有厂商接受；TOOLS 含义相同，无法强制调用工具时则把 schema 写进提示词。',
  },
  on: 'client',
  decide(client, context) {
    if (!client.answerModes || !context.moves(client) || client.fixed) return [];
    return client.answerModes.flatMap((mode) => judge(client, mode, context));
  },
});

function judge(client: Client, { at, value, means }: AnswerMode, context: RuleContext): Decision[] {
  const by = means[value];
  if (by === undefined || isTaken(by, client, context)) return [];
  const [to, way] = Object.entries(means).find(([, each]) => isTaken(each, client, context)) ?? [];
  if (to === undefined || way === undefined) return [manual(say.answerModeRefused(value), { at })];
  const changes = [{ type: 'set-literal' as const, usage: client.id, at, value: to }];
  return way === 'tool'
    ? [auto(say.answerByTool(value, to), changes, { at })]
    : [review(say.answerByPrompt(value, to), changes, { at })];
}

/** True where every request through the client may ask in that way; what the catalogue does not know of functions counts against them. */
function isTaken(by: AnswerMeans, client: Client, context: RuleContext): boolean {
  const { target } = context;
  if (by === 'prompt') return true;
  if (by === 'functions') return target.param('functions', {})?.behaviour === 'accepted';
  return requestsOf(client, context).every((call) => {
    const known = circumstancesOf(call, context);
    const fact =
      by === 'tool'
        ? target.param('tool_choice', { ...known, tools: true, toolChoice: 'named' })
        : target.param('response_format.json_object', known);
    return fact?.behaviour !== 'rejected';
  });
}

function requestsOf(client: Client, { usages }: RuleContext): readonly (CallUsage & ResolvedUsage)[] {
  return usages.filter(
    (usage): usage is CallUsage & ResolvedUsage =>
      usage.kind === 'call' &&
      usage.clients.includes(client.id) &&
      usage.options['response_model'] !== undefined,
  );
}
