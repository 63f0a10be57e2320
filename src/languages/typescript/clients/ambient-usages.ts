import type { ts } from 'ts-morph';
import type {
  AmbientDescriptor,
  AskerDescriptor,
  ClientDescriptor,
  SdkDescriptor,
} from '../../../core/sdk.js';
import type { CallUsage, ClientUsage, UsageId } from '../../../core/usage.js';
import type { FoundCall } from './calls.js';
import { isTyped, type FoundClient } from './clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { ClientSite } from '../follow/known.js';
import { readOptions } from './options.js';
import type { Site } from './sites.js';
import { isTestFile } from '../program/test-files.js';
import { usageId } from './usage-id.js';
import { toOptions } from '../follow/values.js';

/** A package whose requests go through a client that it makes for itself. */
export interface Ambient {
  readonly sdk: SdkDescriptor;
  readonly ambient: AmbientDescriptor;
  readonly provider: ClientDescriptor;
}

/** Where the package of agents is imported in one file. */
export interface Place {
  readonly file: ts.SourceFile;
  readonly declaration: ts.ImportDeclaration;
  readonly elements: readonly ts.ImportSpecifier[];
  readonly package: string;
}

/** A construction that asks through such a client. */
export interface Asking {
  readonly node: ts.NewExpression | ts.CallExpression;
  readonly asker: AskerDescriptor;
}

/** The client that the package makes for itself, set in a file that starts requests. */
export function ownClient(
  evaluator: Evaluator,
  place: Place,
  node: ts.ImportSpecifier,
  kind: Ambient,
  quiet: boolean,
): FoundClient {
  const { sdk, provider, ambient } = kind;
  const { option, value } = ambient.provider.chat;
  const span = evaluator.workspace.span(node);
  const site: ClientSite = {
    node,
    optionsOwner: undefined,
    sdk,
    descriptor: provider,
    package: place.package,
    exportName: importedName(node),
    major: undefined,
    version: undefined,
  };
  const usage: ClientUsage = {
    id: usageId('client', span),
    kind: 'client',
    language: 'typescript',
    span,
    sdk: sdk.id,
    options: {},
    complete: true,
    implicitEnv: provider.implicitEnv,
    keyFallsBack: provider.keyFallsBack,
    keyIsGuarded: false,
    calls: [],
    family: 'openai',
    ignoredOptions: [],
    companion: { telemetry: !quiet, chatOption: { name: option, value } },
    inTest: isTestFile(span.file),
  };
  const read = { options: new Map(), ignored: [], object: undefined, ownsObject: false, complete: true };
  const installed = {
    declaration: place.declaration,
    descriptor: ambient,
    installs: true,
    quiet,
    isProvider: true,
  };
  return { site, usage, read, render: { ...emptySite(usage, isTyped(node)), ambient: installed } };
}

function emptySite(usage: ClientUsage, typed: boolean): Site {
  return {
    usage,
    owner: undefined,
    argument: 0,
    object: undefined,
    ownsObject: false,
    options: new Map(),
    writtenName: (name) => name,
    ignored: [],
    typed,
  };
}

export function importedName(element: ts.ImportSpecifier): string {
  return (element.propertyName ?? element.name).text;
}

/** The construction as a request: what it asks for is the Responses API until its client is kept to chat completions. */
export function askingCall(
  evaluator: Evaluator,
  { node, asker }: Asking,
  kind: Ambient,
  clients: readonly UsageId[],
): FoundCall {
  const read = readOptions(evaluator, node.arguments?.[0], { names: asker.options, ignored: {} });
  const span = evaluator.workspace.span(node.expression);
  const usage: CallUsage = {
    id: usageId('call', evaluator.workspace.span(node)),
    kind: 'call',
    language: 'typescript',
    span: { ...span, start: node.getStart() },
    sdk: kind.sdk.id,
    api: 'responses',
    method: asker.exports[0]!,
    transport: 'sdk',
    clients,
    endpoints: [],
    options: toOptions(evaluator, read.options),
    complete: read.complete,
    streaming: 'unknown',
    typed: isTyped(node),
    convertibleTo: ['chat.completions'],
    ...(asker.defaultModel === undefined ? {} : { defaultModel: asker.defaultModel }),
    inTest: isTestFile(span.file),
  };
  const model = read.options.get('model');
  const writtenName = (name: string): string =>
    Object.entries(asker.options).find(([, canonical]) => canonical === name)?.[0] ??
    `${asker.extraBody}.${name}`;
  return {
    usage,
    node,
    model: model?.known,
    modelNode: model?.value,
    render: {
      usage,
      owner: node,
      argument: 0,
      object: read.object,
      ownsObject: read.ownsObject,
      options: read.options,
      writtenName,
      ignored: [],
      typed: isTyped(node),
      convertsWithClient: true,
    },
  };
}
