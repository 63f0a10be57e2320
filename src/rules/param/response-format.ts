import type { Change } from '../../core/change.js';
import { defineRule, type Decision, type RuleContext } from '../../core/rule.js';
import * as say from '../../messages/params.js';
import type { ParamFact } from '../../core/provider.js';
import type { CallUsage, ResolvedUsage } from '../../core/usage.js';
import { auto, manual, review } from '../decision.js';
import { apiAfter, responseFormat } from '../model-need.js';
import { circumstancesOf } from './circumstances.js';

export default defineRule({
  id: 'param/response-format',
  kind: 'param',
  title: { en: 'Structured output that the provider cannot do', zh: '新厂商不支持的结构化输出' },
  help: {
    en: 'JSON mode with the schema in the prompt is not the same as an enforced schema, so that the choice is left to a person.',
    zh: 'JSON 模式加提示词中的 schema 并不等同于强制 schema，因此交由人来决定。',
  },
  on: 'call',
  decide(call, context) {
    const format = responseFormat(call);
    if (!context.moves(call) || apiAfter(call, context) !== 'chat.completions') return [];
    if (call.structured) return structured(call, context);
    if (format === undefined || call.api !== 'chat.completions') return [];
    const fact = refusal(format, call, context);
    if (!fact) return [];
    const at = call.options['response_format']?.at;
    return [manual(say.jsonSchema(fact.detail), { kind: 'param', ...(at ? { at } : {}) })];
  },
});

type Call = CallUsage & ResolvedUsage;

/** A format that is taken without effect breaks the program as surely as one that is refused, only later. */
function refusal(format: string, call: Call, context: RuleContext): ParamFact | undefined {
  const fact = context.target.param(`response_format.${format}`, circumstancesOf(call, context));
  return fact?.behaviour === 'rejected' || fact?.behaviour === 'ignored' ? fact : undefined;
}

/** The SDK itself chooses the means: a tool that must be called does the same as an enforced schema, where it can be forced. */
function structured(call: Call, context: RuleContext): Decision[] {
  const { by, tool, prompt } = call.structured!;
  const forced = refusedTool(call, context);
  // A model that others make by its settings: said where it is used, or changed where it is made.
  if (call.modelFrom === undefined && by === 'tool') return [];
  if (by === 'tool')
    return forced ? [manual(say.structuredByTool(forced.detail), { kind: 'param', ...place(call) })] : [];
  const fact = refusal(by, call, context);
  if (!fact || isChangedWhereMade(call, context)) return [];
  if (prompt)
    return [
      review(say.schemaInPrompt(fact.detail), [setting(call, prompt)], { kind: 'param', ...place(call) }),
    ];
  if (!tool || forced) return [manual(say.structured(fact.detail), { kind: 'param', ...place(call) })];
  return [auto(say.schemaByTool(fact.detail), [setting(call, tool)], { kind: 'param', ...place(call) })];
}

function setting(call: Call, { option, value }: { option: string; value: string | boolean }): Change {
  return { type: 'set-option', usage: call.id, name: option, value: { type: 'literal', value } };
}

function refusedTool(call: Call, context: RuleContext): ParamFact | undefined {
  const circumstances = { ...circumstancesOf(call, context), tools: true, toolChoice: 'named' as const };
  const fact = context.target.param('tool_choice', circumstances);
  return fact?.behaviour === 'rejected' ? fact : undefined;
}

function isChangedWhereMade(call: Call, context: RuleContext): boolean {
  const maker = call.modelFrom === undefined ? undefined : context.byId(call.modelFrom);
  return maker?.kind === 'call' && maker.structured?.tool !== undefined;
}

function place(call: Call): Partial<Pick<Decision, 'at'>> {
  const at = call.options['schema']?.at ?? call.options['output']?.at ?? call.options['method']?.at;
  return at ? { at } : {};
}
