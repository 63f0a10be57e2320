import { type ts } from 'ts-morph';
import type { CallUsage } from '../../../core/usage.js';
import type { FoundCall, Target } from './calls.js';
import { carriedModel } from './carried-calls.js';
import type { FoundClient } from './clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { hostedTools } from './hosted-tools.js';
import type { ReadOption } from './options.js';
import { toOptions } from '../follow/values.js';

/**
 * A call that gives further options to the requests of a client with a model of its own (`llm.bindTools(…)`): seen where it says
 * anything of those requests. Other calls stay as they are.
 */
export function prepared(
  evaluator: Evaluator,
  call: FoundCall,
  { descriptor, sites }: Target,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): readonly FoundCall[] {
  if (!descriptor.ofCarried) return [call];
  const client = sites.map((site) => clients.get(site.node)).find((each) => each !== undefined);
  const says = descriptor.structured !== undefined || Object.keys(call.usage.options).length > 0;
  if (!client || !says) return [];
  const model = carriedModel(client);
  const { carries } = client.site.descriptor;
  const tools = hostedTools(evaluator, toolsOf(evaluator, call, descriptor.positional?.['tools']));
  const usage: CallUsage = {
    ...call.usage,
    options: {
      ...call.usage.options,
      ...(model ? ownModel(toOptions(evaluator, new Map([['model', model]]))) : {}),
    },
    modelFrom: client.usage.id,
    ...(model || !carries?.defaultModel ? {} : { defaultModel: carries.defaultModel }),
    ...(tools.length > 0 ? { hosted: tools, api: 'responses' as const } : {}),
  };
  return [
    { ...call, usage, model: model?.known, modelNode: model?.value, render: { ...call.render, usage } },
  ];
}

function ownModel(options: CallUsage['options']): CallUsage['options'] {
  const { model } = options;
  return model ? { model: { ...model, own: false } } : {};
}

function toolsOf(evaluator: Evaluator, { node, render }: FoundCall, index: number | undefined) {
  const argument = index === undefined ? undefined : (node as ts.CallExpression).arguments[index];
  if (!argument) return (render.options as ReadonlyMap<string, ReadOption>).get('tools');
  const known = evaluator.evaluate(argument);
  return { node: argument, value: argument, own: true, known, writtenAs: '' };
}
