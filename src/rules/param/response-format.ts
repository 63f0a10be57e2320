import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/params.js';
import { manual } from '../decision.js';
import { responseFormat } from '../model-need.js';
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
    if (format === undefined || !context.moves(call) || call.api !== 'chat.completions') return [];
    const fact = context.target.param(`response_format.${format}`, circumstancesOf(call, context));
    // A format that is taken without effect breaks the program as surely as one that is refused, only later.
    if (fact?.behaviour !== 'rejected' && fact?.behaviour !== 'ignored') return [];
    const at = call.options['response_format']?.at;
    return [manual(say.jsonSchema(fact.detail), { kind: 'param', ...(at ? { at } : {}) })];
  },
});
