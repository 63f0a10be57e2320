import { ts } from 'ts-morph';
import type { RequestDescriptor } from '../../../core/sdk.js';
import type { CallUsage, UsageId } from '../../../core/usage.js';
import type { FoundCall } from './calls.js';
import { isTyped, type FoundClient } from './clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { defaultModel } from '../follow/default-provider.js';
import { alternatives, type Known } from '../follow/known.js';
import { hostedTools } from './hosted-tools.js';
import { readOptions, type ReadOptions } from './options.js';
import { requestSite } from './request-site.js';
import { structuredByModel } from './structured-output.js';
import { isTestFile } from '../program/test-files.js';
import { usageId } from './usage-id.js';
import { toOptions } from '../follow/values.js';
import { walk } from '../program/walk.js';

type Model = Extract<Known, { k: 'model' }>;

/** Requests through models that other calls made: `generateText({ model: openai('gpt-4o'), temperature: 0 })`. */
export function withModelRequests(
  evaluator: Evaluator,
  clients: ReadonlyMap<ts.Node, FoundClient>,
  before: readonly FoundCall[],
): readonly FoundCall[] {
  const makers = new Map(before.map((call) => [call.node, call]));
  const found: FoundCall[] = [];
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      const request = requestOf(evaluator, node);
      const made = request && describe(evaluator, request, makers, clients);
      if (made) found.push(made);
    });
  }
  const requests = [...before, ...found];
  return requests.map((call) => asUsed(call, requests));
}

interface Request {
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly descriptor: RequestDescriptor;
}

function requestOf(evaluator: Evaluator, node: ts.Node): Request | undefined {
  const make = ts.isCallExpression(node) ? 'call' : ts.isNewExpression(node) ? 'new' : undefined;
  if (!make) return undefined;
  const { expression } = node as ts.CallExpression;
  const callee = evaluator.evaluate(expression);
  if (callee.k !== 'external') return undefined;
  const descriptor = evaluator.sdks.request(
    callee.package,
    callee.path.at(-1) ?? '',
    evaluator.workspace.fileOf(node),
  );
  return descriptor?.make === make ? { node: node as Request['node'], descriptor } : undefined;
}

function describe(
  evaluator: Evaluator,
  request: Request,
  makers: ReadonlyMap<ts.Node, FoundCall>,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): FoundCall | undefined {
  const { node, descriptor } = request;
  const names = { ...descriptor.options, [descriptor.model]: 'model' };
  const read = readOptions(evaluator, node.arguments?.[0], { names, ignored: {} });
  const given = read.options.get('model');
  const models = given ? modelsIn(evaluator, given.known, request) : [];
  const maker = models.map((model) => makers.get(model.node)).find((each) => each !== undefined);
  const [model] = models;
  if (!given || !model || (!maker && model.node !== node)) return undefined;
  const ids = models.flatMap((each): UsageId[] => [clients.get(each.site.node)?.usage.id ?? []].flat());
  const usage = toUsage(evaluator, { node, descriptor, read, maker, model, clients: [...new Set(ids)] });
  return {
    usage,
    node,
    model: maker ? maker.model : given.known,
    modelNode: maker ? maker.modelNode : given.value,
    render: requestSite({ node, argument: 0, names: descriptor.options }, usage, read),
  };
}

/** Models that other calls made, and those that a text means by itself. */
function modelsIn(evaluator: Evaluator, given: Known, { node, descriptor }: Request): readonly Model[] {
  const asked = { node, method: descriptor.madeBy };
  return alternatives(given)
    .flatMap((each) => (each.k === 'literal' ? alternatives(defaultModel(evaluator, each, asked)) : [each]))
    .filter((each): each is Model => each.k === 'model');
}

interface Seen extends Request {
  readonly read: ReadOptions;
  /** The call that made the model; undefined where the request itself names it. */
  readonly maker: FoundCall | undefined;
  readonly model: Model;
  readonly clients: readonly UsageId[];
}

function toUsage(evaluator: Evaluator, seen: Seen): CallUsage {
  const { node, descriptor, read, maker, model, clients } = seen;
  const { model: own, ...options } = toOptions(evaluator, read.options);
  const span = evaluator.workspace.span(node.expression);
  const tools = hostedTools(evaluator, read.options.get('tools'));
  const named = maker ? maker.usage.options['model'] : own;
  const convertibleTo = maker ? maker.usage.convertibleTo : byChat(model);
  return {
    id: usageId('call', evaluator.workspace.span(node)),
    kind: 'call',
    language: 'typescript',
    span,
    sdk: model.site.sdk.id,
    api: maker ? maker.usage.api : model.call.api,
    method: node.expression.getText(),
    transport: 'sdk',
    clients,
    endpoints: [],
    options: named ? { ...options, model: { ...named, own: false } } : options,
    complete: read.complete,
    streaming: descriptor.streaming ?? false,
    typed: isTyped(node),
    extraBody: 'none',
    sayable: Object.values(descriptor.options),
    loops: true,
    ...(descriptor.sends ? { sends: descriptor.sends } : {}),
    ...(maker ? { modelFrom: maker.usage.id } : {}),
    ...(tools.length > 0 ? { hosted: tools } : {}),
    ...structuredByModel(descriptor, read.options, maker?.usage.structured?.by ?? structuredOf(model)),
    ...(convertibleTo && tools.length === 0 ? { convertibleTo } : {}),
    ...(model.site.major === undefined ? {} : { major: model.site.major }),
    ...(model.site.version === undefined ? {} : { version: model.site.version }),
    inTest: isTestFile(span.file),
  };
}

function byChat({ call }: Model): CallUsage['convertibleTo'] {
  return call.chatMethod === undefined ? undefined : ['chat.completions'];
}

function structuredOf({ site }: Model) {
  return site.descriptor.structured ?? 'json_schema';
}

/** A model that some request uses with OpenAI's own tools can only be one of OpenAI's. */
function asUsed(call: FoundCall, requests: readonly FoundCall[]): FoundCall {
  const sources = new Set([call.usage.id, call.usage.carriedBy, call.usage.modelFrom]);
  const isBound = requests.some(({ usage }) => usage.hosted && sources.has(usage.modelFrom));
  if (!isBound) return call;
  const { convertibleTo: _, ...rest } = call.usage;
  const usage = { ...rest, api: 'responses' as const };
  return { ...call, usage, render: { ...call.render, usage } };
}
