import type { ts } from 'ts-morph';
import type { CallUsage } from '../../../core/usage.js';
import type { FoundCall } from './calls.js';
import { isTyped, type FoundClient } from './clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { isTestFile } from '../program/test-files.js';
import { usageId } from './usage-id.js';
import { toOptions } from '../follow/values.js';

/** Settings of the connection; all others of such a construction belong to the request. */
const CONNECTION = new Set(['apiKey', 'baseURL', 'organization', 'project', 'headers', 'query']);

/** Constructions that fix the request as well: LangChain's `new ChatOpenAI({ model, temperature })`. */
export function carriedCalls(
  evaluator: Evaluator,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): readonly FoundCall[] {
  return [...clients.values()].flatMap((client) => {
    const carries = client.site.descriptor.carries;
    return carries ? [describe(evaluator, client, carries)] : [];
  });
}

function describe(
  evaluator: Evaluator,
  client: FoundClient,
  carries: NonNullable<FoundClient['site']['descriptor']['carries']>,
): FoundCall {
  const { read, site, usage } = client;
  const own = new Map([...read.options].filter(([name]) => !CONNECTION.has(name)));
  const call: CallUsage = {
    id: usageId('call', usage.span),
    kind: 'call',
    language: 'typescript',
    span: usage.span,
    sdk: site.sdk.id,
    api: carries.api,
    method: site.exportName,
    transport: 'sdk',
    clients: [usage.id],
    endpoints: [],
    options: toOptions(evaluator, own),
    complete: read.complete,
    streaming: 'unknown',
    typed: isTyped(site.node),
    carriedBy: usage.id,
    inTest: isTestFile(usage.span.file),
    ...(carries.defaultModel ? { defaultModel: carries.defaultModel } : {}),
    ...(site.major === undefined ? {} : { major: site.major }),
    ...(site.version === undefined ? {} : { version: site.version }),
  };
  const model = own.get('model');
  return {
    usage: call,
    node: site.node,
    model: model?.known,
    modelNode: model?.value,
    render: { ...client.render, usage: call },
  };
}
