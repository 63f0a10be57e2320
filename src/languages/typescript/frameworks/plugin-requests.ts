import { ts } from 'ts-morph';
import type { HostRequest, PluginModels } from '../../../core/model-texts.js';
import type { Api, CallUsage, UsageId } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import { readOptions, type ReadOption } from '../clients/options.js';
import { isTyped } from '../clients/clients.js';
import { requestSite } from '../clients/request-site.js';
import { usageId } from '../clients/usage-id.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, choice, type Known } from '../follow/known.js';
import { toOptions } from '../follow/values.js';
import { isTestFile } from '../program/test-files.js';
import { walk } from '../program/walk.js';
import { pluginSlots, type Hosted, type PluginSlot } from './plugin-slots.js';
import { settingsAt } from './text-askers.js';

/** A request, or what names a model for all of them, with the models of OpenAI's plugin in it. */
export interface HostCall {
  readonly node: ts.CallExpression;
  readonly request: HostRequest;
  readonly method: string;
  readonly slots: readonly PluginSlot[];
  /** False where the models are those that stand for all requests. */
  readonly own: boolean;
}

/** Every request of the workspace that OpenAI's plugin answers. */
export function hostCalls(evaluator: Evaluator, hosted: Hosted): readonly HostCall[] {
  const found: HostCall[] = [];
  const makers = new Map<ts.Node, readonly PluginSlot[]>();
  const open: { readonly call: HostCall; readonly made: readonly ts.Node[] }[] = [];
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node)) return;
      const made = makerSlots(evaluator, node, hosted);
      if (made) makers.set(node, made);
      const asked = requestOf(evaluator, node, hosted);
      if (!asked) return;
      const { request, method, hosts } = asked;
      const given = node.arguments[request.argument];
      const models = given ? settingsAt(evaluator, given, request.model) : [];
      const slots = models.flatMap((each) => pluginSlots(evaluator, each, hosted));
      const call = { node, request, method, slots, own: true };
      if (models.length > 0) found.push(call);
      else open.push({ call, made: hosts });
    });
  }
  const byDefault = open.flatMap(({ call, made }): HostCall[] => {
    const slots = made.flatMap((each) => makers.get(each) ?? []);
    return call.request.model === 'model' && call.method !== 'prompt' ? [{ ...call, slots, own: false }] : [];
  });
  return [...found, ...byDefault, ...unused(makers, byDefault)].filter(({ slots }) => slots.length > 0);
}

/** A default that no request was seen to use is a request by itself. */
function unused(makers: ReadonlyMap<ts.Node, readonly PluginSlot[]>, used: readonly HostCall[]): HostCall[] {
  const taken = new Set(used.flatMap(({ slots }) => slots.map((slot) => slot.node)));
  return [...makers].flatMap(([node, slots]): HostCall[] =>
    slots.some((slot) => taken.has(slot.node))
      ? []
      : [{ node: node as ts.CallExpression, request: DEFAULT, method: 'genkit', slots, own: true }],
  );
}

const DEFAULT: HostRequest = { methods: [], argument: 0, model: 'model', options: {} };

function makerSlots(
  evaluator: Evaluator,
  node: ts.CallExpression,
  hosted: Hosted,
): readonly PluginSlot[] | undefined {
  const callee = evaluator.evaluate(node.expression);
  const isMaker =
    callee.k === 'external' &&
    hosted.packages.includes(callee.package) &&
    hosted.host.makers.includes(callee.path.join('.'));
  const [settings] = node.arguments;
  if (!isMaker || !settings) return undefined;
  return settingsAt(evaluator, settings, DEFAULT.model).flatMap((each) =>
    pluginSlots(evaluator, each, hosted),
  );
}

interface Asked {
  readonly request: HostRequest;
  readonly method: string;
  /** The constructions that it may be asked of. */
  readonly hosts: readonly ts.Node[];
}

function requestOf(evaluator: Evaluator, node: ts.CallExpression, hosted: Hosted): Asked | undefined {
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const method = node.expression.name.text;
  const request = hosted.host.requests.find((each) => each.methods.includes(method));
  if (!request) return undefined;
  const receivers = alternatives(evaluator.evaluate(node.expression.expression));
  const hosts = receivers.filter((each) => isHost(each, hosted));
  if (hosts.length === 0) return undefined;
  return { request, method, hosts: hosts.flatMap((each) => (each.k === 'made' ? [each.node] : [])) };
}

function isHost(known: Known, { host, packages }: Hosted): boolean {
  if (known.k === 'made')
    return packages.includes(known.of.package) && host.makers.includes(known.of.path.join('.'));
  return known.k === 'typed' && packages.includes(known.package) && known.name === host.type;
}

/** What a request goes through. */
interface Through {
  readonly sdk: string;
  readonly clients: readonly UsageId[];
  /** The setting that holds those of the model. */
  readonly config: string;
}

/** The request as a call through the plugin's client. */
export function hostCall(
  evaluator: Evaluator,
  { node, request, method, slots, own }: HostCall,
  through: Through,
): FoundCall {
  const read = readOptions(evaluator, node.arguments[request.argument], {
    names: request.options,
    ignored: {},
  });
  const known = choice(
    slots.map((slot) => slot.model),
    node,
  );
  const value = slots[0]!.node as ts.Expression;
  const model: ReadOption = { node: value, value, own: false, known, writtenAs: request.model };
  const config = Object.keys(request.options).length > 0 ? through.config : undefined;
  const span = evaluator.workspace.span(node.expression);
  const usage: CallUsage = {
    id: usageId('call', evaluator.workspace.span(node)),
    kind: 'call',
    language: 'typescript',
    span,
    sdk: through.sdk,
    api: apiOf(known, slots[0]!.models),
    method,
    transport: 'sdk',
    clients: through.clients,
    endpoints: [],
    options: toOptions(evaluator, new Map([...read.options, ['model', model]])),
    complete: read.complete || !own,
    streaming: request.streaming ?? false,
    typed: isTyped(node),
    loops: true,
    ...(read.object && config !== undefined
      ? { dropsFalse: true as const }
      : { extraBody: 'none' as const, sayable: Object.values(request.options) }),
    ...(config === undefined ? { bare: true as const } : {}),
    inTest: isTestFile(span.file),
  };
  const place = { node, argument: request.argument, names: request.options, under: config };
  return { usage, node, model: known, modelNode: value, render: requestSite(place, usage, read) };
}

/** What a model is asked for is told by its name, as the plugin itself tells it. */
export function apiOf(model: Known, { apis }: PluginModels): Api {
  const [first] = alternatives(model);
  const id = first?.k === 'env' ? first.fallback : first;
  const name = id?.k === 'literal' ? String(id.value) : '';
  return apis.find(([pattern]) => new RegExp(pattern).test(name))?.[1] ?? 'chat.completions';
}
