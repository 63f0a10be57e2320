import { ts } from 'ts-morph';
import type { CallUsage } from '../../../core/usage.js';
import type { Evaluator } from '../follow/evaluator.js';
import { elementValue } from '../follow/element-value.js';
import { alternatives, type Known } from '../follow/known.js';
import type { ReadOption } from './options.js';

type Hosted = NonNullable<CallUsage['hosted']>;

/** Tools among those of a request that OpenAI's own servers run: `openai.tools.webSearch()`, `{ type: 'web_search' }`. */
export function hostedTools(evaluator: Evaluator, tools: ReadOption | undefined): Hosted {
  if (!tools) return [];
  return alternatives(tools.known).flatMap((known): Hosted => {
    if (known.k === 'object')
      return known.node.properties.flatMap((each) =>
        ts.isSpreadAssignment(each) ? [] : hosted(evaluator, elementValue(evaluator, each), each),
      );
    if (known.k !== 'array') return [];
    return known.node.elements.flatMap((each) => hosted(evaluator, evaluator.evaluate(each), each));
  });
}

function hosted(evaluator: Evaluator, known: Known, at: ts.Node): Hosted {
  const span = evaluator.workspace.span(at);
  const maker = makerOf(evaluator, at);
  if (maker) return [{ name: maker, at: span }];
  if (known.k !== 'object') return [];
  const type = evaluator.property(known, 'type', at);
  const isHosted =
    type.k === 'literal' &&
    typeof type.value === 'string' &&
    /^(?!function$|custom$)[a-z_\d]+$/.test(type.value);
  return isHosted ? [{ name: String(type.value), at: span }] : [];
}

/** `openai.tools.fileSearch(…)` of the AI SDK, `tools.webSearch(…)` of `@langchain/openai`. */
function makerOf(evaluator: Evaluator, at: ts.Node): string | undefined {
  const value = ts.isPropertyAssignment(at) ? at.initializer : at;
  if (!ts.isCallExpression(value)) return undefined;
  const callee = evaluator.evaluate(value.expression);
  if (callee.k === 'member' && callee.path[0] === 'tools') return callee.path.at(-1);
  const isLangChains = callee.k === 'external' && callee.package === '@langchain/openai';
  return isLangChains && callee.path[0] === 'tools' ? callee.path.at(-1) : undefined;
}
