import { ts } from 'ts-morph';
import type { CallDescriptor } from '../../../core/sdk.js';
import type { CallUsage, OptionSite, UsageId } from '../../../core/usage.js';
import { carriedCalls } from './carried-calls.js';
import { handedOver } from './handed-over.js';
import { withModelRequests } from './model-requests.js';
import { prepared } from './prepared-calls.js';
import { isTyped, type FoundClient } from './clients.js';
import type { Bindings, Evaluator } from '../follow/evaluator.js';
import type { Request } from '../requests/request-calls.js';
import { alternatives, type ClientSite, type Known } from '../follow/known.js';
import { PLAIN, readOptions, type ReadOptions } from './options.js';
import type { Site } from './sites.js';
import { structuredByMethod } from './structured-output.js';
import { isTestFile } from '../program/test-files.js';
import { usageId } from './usage-id.js';
import { reasonOf, toOptions, toValue } from '../follow/values.js';
import { walk } from '../program/walk.js';

export interface FoundCall {
  readonly usage: CallUsage;
  readonly render: Site;
  readonly node: ts.Node;
  /** The model's value, for following it to where it is defined. */
  readonly model: Known | undefined;
  readonly modelNode: ts.Expression | undefined;
  readonly http?: HttpSite;
}

/** The syntax behind a request over plain HTTP. */
export interface HttpSite {
  readonly request: Request;
  /** Literals that its address is made of. */
  readonly address: readonly ts.Node[];
  /** Set where a helper sends it for this one of its callers. */
  readonly by?: {
    readonly of: ts.SignatureDeclaration;
    readonly caller: ts.CallExpression | ts.NewExpression;
    readonly bindings: Bindings;
  };
}

/** What a call asks for, and the clients that it may go through. */
export interface Target {
  readonly descriptor: CallDescriptor;
  readonly path: string;
  readonly sites: readonly ClientSite[];
  readonly untraced: Known | undefined;
  /** The model's id, where the call names it among several providers'. */
  readonly picked?: Known;
}

/** Methods whose names alone say that they are OpenAI's, for receivers that nobody can follow. */
const UNMISTAKABLE =
  /(?:^|\.)((?:beta\.)?chat\.completions\.(?:create|parse|stream|runTools)|createChatCompletion)$/;

/** Requests made through clients, with the client that each goes through. */
export function detectCalls(
  evaluator: Evaluator,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): readonly FoundCall[] {
  const found: FoundCall[] = [];
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node)) return;
      const target = modelTarget(evaluator, node) ?? targetOf(evaluator, node, clients);
      const call = target && describe(evaluator, node, target, clients);
      if (call) found.push(...prepared(evaluator, call, target, clients));
    });
  }
  return withModelRequests(evaluator, clients, [
    ...found,
    ...carriedCalls(evaluator, clients),
    ...handedOver(evaluator, clients),
  ]);
}

/** `openai('gpt-4o')`, `openai.chat('gpt-4o')`: the model is made by the client itself. */
function modelTarget(evaluator: Evaluator, node: ts.CallExpression): Target | undefined {
  const callee = alternatives(evaluator.evaluate(node.expression));
  const mayMake = callee.some((each) => each.k === 'client' || each.k === 'member');
  if (!mayMake && !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const made = alternatives(evaluator.evaluate(node)).filter((each) => each.k === 'model');
  const own = made.find((each) => each.node === node);
  if (!own) return undefined;
  const path = ts.isPropertyAccessExpression(node.expression)
    ? node.expression.name.text
    : own.site.exportName;
  const picked = own.id && !mayMake ? { picked: own.id } : {};
  return { descriptor: own.call, path, sites: made.map((each) => each.site), untraced: undefined, ...picked };
}

function targetOf(
  evaluator: Evaluator,
  node: ts.CallExpression,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): Target | undefined {
  const { expression } = node;
  const mayBeMethod =
    ts.isPropertyAccessExpression(expression) ||
    ts.isElementAccessExpression(expression) ||
    ts.isIdentifier(expression);
  if (!mayBeMethod) return undefined;
  const callee = evaluator.evaluate(node.expression);
  const members = alternatives(callee).filter((each) => each.k === 'member');
  if (members.length > 0) return memberTarget(members);
  const declared = alternatives(callee).find((each) => each.k === 'typed');
  if (declared?.k === 'typed') return typedTarget(evaluator, declared, clients);
  return untracedTarget(evaluator, node.expression);
}

function memberTarget(members: readonly Extract<Known, { k: 'member' }>[]): Target | undefined {
  const described = members.flatMap((member) => {
    const path = pathOf(member.path);
    const descriptor = describeCall(member.site, path);
    return descriptor ? [{ member, path, descriptor }] : [];
  });
  const first = described[0];
  if (!first) return undefined;
  return {
    descriptor: first.descriptor,
    path: first.path,
    sites: described.map((each) => each.member.site),
    untraced: undefined,
  };
}

/** `create.withResponse`, `_client.chat` and the like are left to the longest known path. */
function pathOf(path: readonly string[]): string {
  return path.filter((part) => part !== 'client' && part !== '_client').join('.');
}

function describeCall(site: ClientSite, path: string): CallDescriptor | undefined {
  const { calls, resources } = site.descriptor;
  const known = calls[path] ?? lentCall(calls, path);
  if (known) return known;
  const resource = Object.keys(resources ?? {}).find((name) => path.startsWith(`${name}.`));
  return resource ? { api: resources![resource]!, body: 0 } : undefined;
}

/** `create.call(completions, body)`: what is called stands in front of the body; in a list of arguments it cannot be told. */
function lentCall(calls: ClientSite['descriptor']['calls'], path: string): CallDescriptor | undefined {
  const [, method = '', by] = /^(.+)\.(call|apply)$/.exec(path) ?? [];
  const known = calls[method];
  return known && { ...known, body: by === 'call' && known.body >= 0 ? known.body + 1 : -1 };
}

/** A parameter of the SDK's type: any of the project's clients of that class may be behind it. */
function typedTarget(
  evaluator: Evaluator,
  value: Extract<Known, { k: 'typed' }>,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): Target | undefined {
  const recognised = evaluator.sdks.client(value.package, value.name, evaluator.workspace.fileOf(value.node));
  if (!recognised) return undefined;
  const path = pathOf(value.path);
  const descriptor = describeCall({ descriptor: recognised.descriptor } as ClientSite, path);
  if (!descriptor) return undefined;
  const sites = [...clients.values()]
    .map((client) => client.site)
    .filter((site) => site.package === value.package);
  return {
    descriptor,
    path,
    sites,
    untraced: sites.length === 0 ? { k: 'unknown', why: 'parameter', node: value.node } : undefined,
  };
}

/** `x.chat.completions.create(…)` where nothing says what `x` is. */
function untracedTarget(evaluator: Evaluator, callee: ts.Expression): Target | undefined {
  const text = dotted(callee);
  const path = text && UNMISTAKABLE.exec(text)?.[1];
  if (!path) return undefined;
  let receiver: ts.Expression = callee;
  for (let parts = path.split('.').length; parts > 0 && ts.isPropertyAccessExpression(receiver); parts--)
    receiver = receiver.expression;
  const value = evaluator.evaluate(receiver);
  // What a hook, a container or a helper of another package gives may be anything; what `new` makes is that package's own client.
  if (value.k !== 'unknown' && !(value.k === 'made' && ts.isCallExpression(value.node))) return undefined;
  return { descriptor: { api: 'chat.completions', body: 0 }, path, sites: [], untraced: value };
}

function dotted(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isNonNullExpression(node)) return dotted(node.expression);
  if (ts.isCallExpression(node)) return `${dotted(node.expression) ?? ''}()`;
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const owner = dotted(node.expression);
  return owner === undefined ? undefined : `${owner}.${node.name.text}`;
}

function describe(
  evaluator: Evaluator,
  node: ts.CallExpression,
  target: Target,
  clients: ReadonlyMap<ts.Node, FoundClient>,
): FoundCall {
  const { descriptor } = target;
  const body = descriptor.body < 0 ? undefined : node.arguments[descriptor.body];
  const read = readOptions(
    evaluator,
    body,
    descriptor.options ? { names: descriptor.options, ignored: {} } : PLAIN,
  );
  const positional = descriptor.model === undefined ? undefined : node.arguments[descriptor.model];
  const span = callSpan(evaluator, node);
  const ids = target.sites.flatMap((site): UsageId[] => [clients.get(site.node)?.usage.id ?? []].flat());
  const usage: CallUsage = {
    id: usageId('call', evaluator.workspace.span(node)),
    kind: 'call',
    language: 'typescript',
    span,
    ...sdkFacts(target),
    ...(descriptor.structured ? structuredByMethod(descriptor.structured, read.options) : {}),
    api: descriptor.api,
    method: target.path,
    transport: 'sdk',
    clients: [...new Set(ids)],
    endpoints: [],
    ...(target.untraced ? { untraced: reasonOf(target.untraced) } : {}),
    options: {
      ...toOptions(evaluator, read.options),
      ...positionalOptions(evaluator, node, target),
      ...positionalOption(evaluator, 'model', positional, target.picked),
    },
    complete: read.complete,
    streaming: streamingOf(target.path, read),
    typed: isTyped(node),
    inTest: isTestFile(span.file),
  };
  const model = read.options.get('model');
  return {
    usage,
    node,
    model: model?.known ?? target.picked ?? (positional && evaluator.evaluate(positional)),
    modelNode: model?.value ?? positional,
    render: target.picked
      ? { ...renderSite(usage, node, descriptor, read), convertsWithClient: true }
      : renderSite(usage, node, descriptor, read),
  };
}

/** What the SDK and its version make of the call. */
function sdkFacts({ sites, descriptor }: Target): Partial<CallUsage> {
  const [site] = sites;
  return {
    ...(site ? { sdk: site.sdk.id } : {}),
    ...(site?.descriptor.extraBody === 'none' ? { extraBody: 'none' as const } : {}),
    ...(site?.descriptor.invoke && descriptor.body < 0 ? { bare: true as const } : {}),
    ...(descriptor.chatMethod ? { convertibleTo: ['chat.completions' as const] } : {}),
    ...(descriptor.defaultModel ? { defaultModel: descriptor.defaultModel } : {}),
    ...(site?.major === undefined ? {} : { major: site.major }),
    ...(site?.version === undefined ? {} : { version: site.version }),
    ...(site ? checkedBy(site) : {}),
  };
}

/** Of which version of OpenAI's package the types are that check the call. */
function checkedBy({ sdk, version }: ClientSite): Pick<CallUsage, 'typesOf'> {
  const typesOf = sdk.typesOf === 'own' ? version : sdk.typesOf;
  return typesOf === undefined ? {} : { typesOf };
}

function renderSite(
  usage: CallUsage,
  node: ts.CallExpression,
  descriptor: CallDescriptor,
  read: ReadOptions,
): Site {
  return {
    usage,
    owner: node,
    argument: descriptor.body,
    object: read.object,
    ownsObject: read.ownsObject,
    options: read.options,
    writtenName: (name) =>
      Object.entries(descriptor.options ?? {}).find(([, canonical]) => canonical === name)?.[0] ?? name,
    ignored: [],
    typed: isTyped(node),
    ...(descriptor.chatMethod ? { chatMethod: descriptor.chatMethod } : {}),
  };
}

/** From the callee to the opening of its arguments: the line that a reader looks for, not the whole body. */
function callSpan(evaluator: Evaluator, node: ts.CallExpression): CallUsage['span'] {
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  const start = lineStartsChain(node.expression) ? name.getStart() : node.expression.getStart();
  return { file: evaluator.workspace.fileOf(node), start, end: node.expression.getEnd() };
}

/** A chain broken over lines is reported at the line of its method. */
function lineStartsChain(callee: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(callee) && callee.getText().includes('\n');
}

function positionalOptions(
  evaluator: Evaluator,
  node: ts.CallExpression,
  { descriptor }: Target,
): Record<string, OptionSite> {
  const places = Object.entries(descriptor.positional ?? {});
  return Object.assign(
    {},
    ...places.map(([name, index]) => positionalOption(evaluator, name, node.arguments[index])),
  ) as Record<string, OptionSite>;
}

function positionalOption(
  evaluator: Evaluator,
  name: string,
  argument: ts.Expression | undefined,
  known = argument && evaluator.evaluate(argument),
): Record<string, OptionSite> {
  if (!argument || !known) return {};
  const at = evaluator.workspace.span(argument);
  return {
    [name]: {
      name,
      writtenAs: '',
      value: toValue(evaluator, known, argument),
      at,
      own: true,
    },
  };
}

function streamingOf(path: string, read: ReadOptions): boolean | 'unknown' {
  if (path.endsWith('.stream')) return true;
  const known = read.options.get('stream')?.known;
  if (!known) return read.complete ? false : 'unknown';
  return known.k === 'literal' && typeof known.value === 'boolean' ? known.value : 'unknown';
}
