import { ts } from 'ts-morph';
import type { Localized } from '../../../core/localized.js';
import type { TextRequest } from '../../../core/model-texts.js';
import type { ClientDescriptor, StructuredUse } from '../../../core/sdk.js';
import type { CallUsage, ClientUsage, UsageId } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import { isTyped, type FoundClient } from '../clients/clients.js';
import { readOptions, type ReadOption, type ReadOptions } from '../clients/options.js';
import { requestSite } from '../clients/request-site.js';
import type { Site } from '../clients/sites.js';
import { usageId } from '../clients/usage-id.js';
import type { Evaluator } from '../follow/evaluator.js';
import { choice, type ClientSite, type Known } from '../follow/known.js';
import { toOptions } from '../follow/values.js';
import type { Ported } from '../port/ports.js';
import { isTestFile } from '../program/test-files.js';
import { askingsIn, requestsOf, type Asking, type Requesting } from './text-askers.js';
import type { ObjectSlot, Slot, TextSlot } from './text-slots.js';

/** Adds what frameworks ask through models that they are given as texts: each such text is a client of its own. */
export function withModelTexts(evaluator: Evaluator, before: Ported): Ported {
  const askings = askingsIn(evaluator);
  if (askings.length === 0) return before;
  const clients = new Map(before.clients);
  const calls = new Map<Asking, FoundCall>();
  for (const asking of askings) {
    const own = asking.slots.map((slot) => clientOf(evaluator, asking, slot));
    for (const client of own) clients.set(client.site.node, client);
    calls.set(asking, askingCall(evaluator, asking, own));
  }
  const requests = requestsOf(evaluator, askings).flatMap((each) => {
    const maker = calls.get(each.by);
    return maker ? [requestCall(evaluator, each, maker)] : [];
  });
  return { clients, calls: [...before.calls, ...calls.values(), ...requests] };
}

const PUT_TOGETHER: Localized = {
  en: 'the text that names its model is put together, or may name other vendors as well; give an object of settings there where OpenAI is meant',
  zh: '指定模型的文本是拼接而成的，或也可能指向其他厂商；请在需要 OpenAI 之处改为传入配置对象',
};

function clientOf(evaluator: Evaluator, asking: Asking, slot: Slot): FoundClient {
  const { sdk, texts, asker } = asking;
  const descriptor: ClientDescriptor = {
    ...texts.client,
    exports: asker.exports,
    make: asker.make,
    family: 'openai',
    optionsArgument: 0,
    calls: {},
  };
  const site: ClientSite = {
    node: slot.node,
    optionsOwner: undefined,
    sdk,
    descriptor,
    package: asking.package,
    exportName: asking.name,
    major: undefined,
    version: undefined,
  };
  const span = evaluator.workspace.span(slot.node);
  const read = settingsOf(evaluator, slot, descriptor);
  const { model: _, ...options } = toOptions(evaluator, read.options);
  const usage: ClientUsage = {
    id: usageId('client', span),
    kind: 'client',
    language: 'typescript',
    span,
    sdk: sdk.id,
    options,
    complete: read.complete,
    implicitEnv: descriptor.implicitEnv,
    keyFallsBack: descriptor.keyFallsBack,
    keyIsGuarded: false,
    calls: [],
    family: 'openai',
    ignoredOptions: [],
    ...(slot.kind === 'text' && asker.apart ? { namesVendor: true as const } : {}),
    ...(slot.kind === 'object' && isApart(slot, asking) ? { namesVendor: true as const } : {}),
    ...(slot.kind === 'text' && slot.open ? { fixed: PUT_TOGETHER } : {}),
    inTest: isTestFile(span.file),
  };
  return { site, usage, read, render: clientSite(asking, slot, { usage, read, descriptor }) };
}

function isApart({ node, modelNode }: ObjectSlot, { texts }: Asking): boolean {
  const holder = node.properties.find((each) => 'initializer' in each && each.initializer === modelNode);
  return holder?.name?.getText() !== texts.whole;
}

/** Settings that stand beside the model already. */
function settingsOf(evaluator: Evaluator, slot: Slot, descriptor: ClientDescriptor): ReadOptions {
  const naming = { names: descriptor.options, ignored: descriptor.ignored };
  if (slot.kind === 'object') return readOptions(evaluator, slot.node, naming);
  return { options: new Map(), ignored: [], object: undefined, ownsObject: false, complete: true };
}

interface Described {
  readonly usage: ClientUsage;
  readonly read: ReadOptions;
  readonly descriptor: ClientDescriptor;
}

function clientSite(asking: Asking, slot: Slot, { usage, read, descriptor }: Described): Site {
  return {
    usage,
    owner: undefined,
    argument: 0,
    object: read.object,
    ownsObject: read.ownsObject,
    options: read.options,
    writtenName: (name) =>
      Object.entries(descriptor.options).find(([, canonical]) => canonical === name)?.[0] ?? name,
    ignored: read.ignored,
    typed: isTyped(slot.node),
    ...(slot.kind === 'text' ? { around: aroundOf(asking, slot) } : {}),
  };
}

function aroundOf({ asker, texts }: Asking, slot: TextSlot): NonNullable<Site['around']> {
  const { node } = slot;
  return {
    node,
    holds: asker.apart ? texts.apart.id : texts.whole,
    ...(asker.apart ? {} : castOf(slot, texts.type)),
    ...(asker.wrapper ? { wrapper: asker.wrapper } : {}),
  };
}

/** A plain text is of the type that is asked for where it stands; of others the compiler knows only that they are texts. */
function castOf({ node, apart }: TextSlot, type: string): { readonly as?: string } {
  if (ts.isStringLiteralLike(node)) return apart ? { as: 'const' } : {};
  return isConstant(node) && !apart ? {} : { as: type };
}

/** `const MODEL = 'openai/gpt-4o'`: the name has the text itself for its type. */
function isConstant(node: ts.Expression): boolean {
  if (!ts.isIdentifier(node)) return false;
  let found = false;
  ts.forEachChild(node.getSourceFile(), function visit(each): void {
    if (ts.isVariableDeclaration(each) && each.name.getText() === node.text)
      found ||= isLiteralConstant(each);
    ts.forEachChild(each, visit);
  });
  return found;
}

function isLiteralConstant({ parent, type, initializer }: ts.VariableDeclaration): boolean {
  return (
    ts.isVariableDeclarationList(parent) &&
    (parent.flags & ts.NodeFlags.Const) !== 0 &&
    type === undefined &&
    initializer !== undefined &&
    ts.isStringLiteralLike(initializer)
  );
}

function modelOf(slots: readonly Slot[], at: ts.Node): ReadOption {
  const known: Known = choice(
    slots.map((slot) => slot.model),
    at,
  );
  const [first] = slots;
  const value = first!.kind === 'object' ? first!.modelNode : first!.node;
  return { node: value, value, own: false, known, writtenAs: 'model' };
}

/** The construction as a request: an object of settings is asked for chat completions. */
function askingCall(evaluator: Evaluator, asking: Asking, own: readonly FoundClient[]): FoundCall {
  const { node, asker, sdk, slots } = asking;
  const names = asker.options ?? {};
  const read = asker.models
    ? readOptions(evaluator, node.arguments?.[asker.argument], { names, ignored: {} })
    : { ...settingsOf(evaluator, { ...slots[0]!, kind: 'text' } as TextSlot, {} as ClientDescriptor) };
  const model = modelOf(slots, node);
  const span = evaluator.workspace.span(node.expression);
  const usage: CallUsage = {
    id: usageId('call', evaluator.workspace.span(node), asker.models?.[0] ?? asker.api),
    kind: 'call',
    language: 'typescript',
    span: { ...span, start: node.getStart() },
    sdk: sdk.id,
    api: asker.api,
    method: asking.name,
    transport: 'sdk',
    clients: own.map((client) => client.usage.id),
    endpoints: [],
    options: toOptions(evaluator, new Map([...read.options, ['model', model]])),
    complete: read.complete,
    streaming: 'unknown',
    typed: isTyped(node),
    ...(asker.extraBody === undefined || !read.object
      ? { extraBody: 'none' as const, sayable: Object.values(names) }
      : {}),
    ...(asker.api === 'embeddings' && asker.extraBody === undefined ? { bare: true as const } : {}),
    inTest: isTestFile(span.file),
  };
  return { usage, node, model: model.known, modelNode: model.value, render: callSite(asking, usage, read) };
}

function callSite({ node, asker, slots }: Asking, usage: CallUsage, read: ReadOptions): Site {
  const names = Object.entries(asker.options ?? {});
  const last = read.object?.properties.at(-1);
  const isBehind = last && slots.some((slot) => slot.node.getEnd() === last.getEnd());
  return {
    usage,
    owner: node,
    argument: asker.argument,
    object: read.object,
    ownsObject: read.ownsObject,
    options: read.options,
    writtenName: (name, vendor = '') =>
      names.find(([, canonical]) => canonical === name)?.[0] ??
      `${asker.extraBody?.replace('{vendor}', vendor) ?? ''}.${name}`,
    ignored: [],
    typed: isTyped(node),
    convertsWithClient: true,
    ...(isBehind && !read.object?.properties.hasTrailingComma ? { ahead: last } : {}),
  };
}

/** A schema is enforced by the API, unless the request has it put into the prompt. */
function structuredBy({ schemaInPrompt: name }: TextRequest, { options }: ReadOptions): StructuredUse {
  if (name === undefined) return { by: 'json_schema' };
  const said = options.get(name)?.known;
  if (said && !(said.k === 'literal' && said.value === false)) return { by: 'json_object' };
  return { by: 'json_schema', prompt: { option: name, value: true } };
}

/** `agent.generate(text, { … })`: what it says besides is said of the agent's model. */
function requestCall(
  evaluator: Evaluator,
  { node, request, method }: Requesting,
  maker: FoundCall,
): FoundCall {
  const read = readOptions(evaluator, node.arguments[request.argument], {
    names: request.options,
    ignored: {},
  });
  const span = evaluator.workspace.span(node.expression);
  const model = maker.usage.options['model'];
  const asked = request.schemaOption !== undefined && read.options.has(request.schemaOption);
  const clients: readonly UsageId[] = maker.usage.clients;
  const usage: CallUsage = {
    id: usageId('call', evaluator.workspace.span(node)),
    kind: 'call',
    language: 'typescript',
    span,
    ...(maker.usage.sdk === undefined ? {} : { sdk: maker.usage.sdk }),
    api: maker.usage.api,
    method,
    transport: 'sdk',
    clients,
    endpoints: [],
    options: { ...toOptions(evaluator, read.options), ...(model ? { model: { ...model, own: false } } : {}) },
    complete: read.complete,
    streaming: request.streaming ?? false,
    typed: isTyped(node),
    extraBody: 'none',
    sayable: Object.values(request.options),
    modelFrom: maker.usage.id,
    loops: true,
    ...(asked ? { structured: structuredBy(request, read) } : {}),
    inTest: isTestFile(span.file),
  };
  return {
    usage,
    node,
    model: maker.model,
    modelNode: maker.modelNode,
    render: requestSite({ node, argument: request.argument, names: request.options }, usage, read),
  };
}
