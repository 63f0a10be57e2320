import type { ts } from 'ts-morph';
import type { CarriedDescriptor } from '../../../core/sdk.js';
import type { Api, CallUsage } from '../../../core/usage.js';
import type { FoundCall } from './calls.js';
import { isTyped, type FoundClient } from './clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { ReadOption } from './options.js';
import { isTestFile } from '../program/test-files.js';
import { usageId } from './usage-id.js';
import { toOptions } from '../follow/values.js';

/** Settings of the connection; all others of such a construction belong to the request. */
const CONNECTION = new Set([
  'apiKey',
  'baseURL',
  'organization',
  'project',
  'headers',
  'query',
  'modelProvider',
  'deployment',
  'instance',
  'endpoint',
  'apiVersion',
  'token',
]);

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

/** What such a client sends as its model: by name, or as a deployment of Azure's. */
export function carriedModel({ read }: FoundClient): ReadOption | undefined {
  return read.options.get('model') ?? read.options.get('deployment');
}

function describe(evaluator: Evaluator, client: FoundClient, carries: CarriedDescriptor): FoundCall {
  const { read, site, usage } = client;
  const own = new Map([...read.options].filter(([name]) => !CONNECTION.has(name)));
  const model = carriedModel(client);
  // Where the name is replaced by a construction, the model is written with the other settings.
  if (site.construct) own.delete('model');
  else if (model) own.set('model', model);
  const call: CallUsage = {
    id: usageId('call', usage.span),
    kind: 'call',
    language: 'typescript',
    span: usage.span,
    sdk: site.sdk.id,
    ...surface(carries, own),
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
    ...defaultModel(site.construct ? model : undefined, carries),
    ...(carries.sends ? { sends: carries.sends } : {}),
    ...(carries.api === 'embeddings' ? { sayable: Object.values(site.descriptor.options) } : {}),
    ...(site.major === undefined ? {} : { major: site.major }),
    ...(site.version === undefined ? {} : { version: site.version }),
  };
  return {
    usage: call,
    node: site.node,
    model: site.construct ? undefined : model?.known,
    modelNode: model?.value,
    render: {
      ...client.render,
      usage: call,
      ...(carries.chatExport ? { chatExport: carries.chatExport } : {}),
    },
  };
}

function defaultModel(named: ReadOption | undefined, carries: CarriedDescriptor): Partial<CallUsage> {
  const known = named?.known;
  if (known?.k === 'literal') return { defaultModel: String(known.value) };
  return carries.defaultModel ? { defaultModel: carries.defaultModel } : {};
}

/** Which API is asked, and whether the same answers can be had by chat completions. */
function surface(
  carries: CarriedDescriptor,
  own: ReadonlyMap<string, ReadOption>,
): Pick<CallUsage, 'api' | 'convertibleTo'> {
  const byChat = { convertibleTo: ['chat.completions' as const] };
  const option = carries.responsesOption && own.get(carries.responsesOption)?.known;
  if (option && option.k === 'literal' && option.value === true) return { api: 'responses', ...byChat };
  const api: Api = asksChat(carries, own.get('model')) ? 'chat.completions' : carries.api;
  return { api, ...(carries.chatExport ? byChat : {}) };
}

/** LangChain's text class asks for chat completions where the id begins like a chat model's of OpenAI. */
function asksChat({ chatModels }: CarriedDescriptor, model: ReadOption | undefined): boolean {
  const known = model?.known.k === 'env' ? model.known.fallback : model?.known;
  if (!chatModels || known?.k !== 'literal' || typeof known.value !== 'string') return false;
  const id = known.value;
  return chatModels.some((start) => id.startsWith(start)) && !id.includes('-instruct');
}
