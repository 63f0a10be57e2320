import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { Localized } from '../../../core/localized.js';
import type { PortDescriptor } from '../../../core/sdk.js';
import type { CallUsage, ClientPort, OptionSite, UsageId } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import type { FoundClient } from '../clients/clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { portCall } from './port-calls.js';
import { constructionOf, mayDropSettings, type Construction } from './port-construction.js';
import { portModules } from './port-modules.js';
import { isScript } from '../program/script-text.js';
import type { Site } from '../clients/sites.js';
import { isTestFile } from '../program/test-files.js';
import { toValue } from '../follow/values.js';
import type { Workspace } from '../program/workspace.js';

/** Clients and calls as they are once those that become another package's are known. */
export interface Ported {
  readonly clients: ReadonlyMap<ts.Node, FoundClient>;
  readonly calls: readonly FoundCall[];
}

interface Flow {
  readonly port: PortDescriptor;
  readonly clients: readonly FoundClient[];
  readonly calls: readonly FoundCall[];
}

/** Says of each client of a package that another takes the place of whether all of its flow can be written for that one. */
export function planPorts(
  evaluator: Evaluator,
  clients: ReadonlyMap<ts.Node, FoundClient>,
  calls: readonly FoundCall[],
): Ported {
  const byPackage = new Map<string, FoundClient[]>();
  for (const client of clients.values()) {
    if (!client.site.descriptor.becomes) continue;
    byPackage.set(client.site.package, [...(byPackage.get(client.site.package) ?? []), client]);
  }
  let result: Ported = { clients, calls };
  for (const [packageName, own] of byPackage) {
    const ids = new Set(own.map((client) => client.usage.id));
    const through = calls.filter((call) => call.usage.clients.some((id) => ids.has(id)));
    const flow: Flow = { port: own[0]!.site.descriptor.becomes!, clients: own, calls: through };
    result = withFlow(evaluator, result, flow, packageName);
  }
  return result;
}

interface Writing {
  readonly shared: readonly Edit[];
  readonly constructions: ReadonlyMap<FoundClient, Construction>;
  readonly calls: ReadonlyMap<UsageId, readonly Edit[]>;
  readonly leaves: readonly ts.Node[];
  readonly models: readonly ts.Node[];
  readonly mocks: readonly ts.Node[];
}

function withFlow(evaluator: Evaluator, before: Ported, flow: Flow, packageName: string): Ported {
  const { workspace } = evaluator;
  const written = write(evaluator, flow, packageName);
  if ('problem' in written) {
    const fixed = reason(workspace, flow.port, written.problem);
    return mapClients(before, flow, (client) => ({ ...client, usage: { ...client.usage, fixed } }));
  }
  const port: ClientPort = {
    package: flow.port.package,
    version: flow.port.version,
    leaves: written.leaves.map((node) => workspace.span(node)),
    models: written.models.map((node) => workspace.span(node)),
    mocks: written.mocks.map((node) => workspace.span(node)),
  };
  const ported = mapClients(before, flow, (client) => {
    const usage = { ...client.usage, port };
    const construction = written.constructions.get(client)!;
    return {
      ...client,
      usage,
      render: { ...client.render, usage, port: { edits: written.shared, construction } },
    };
  });
  const calls = before.calls.map((call) => {
    const edits = written.calls.get(call.usage.id);
    return edits ? portedCall(evaluator, call, edits, flow.port) : call;
  });
  return { ...ported, calls };
}

function mapClients(before: Ported, flow: Flow, change: (client: FoundClient) => FoundClient): Ported {
  const clients = [...before.clients].map(
    ([node, client]) => [node, flow.clients.includes(client) ? change(client) : client] as const,
  );
  return { ...before, clients: new Map(clients) };
}

/** A call that is written for the other package takes that one's names and has its habits. */
function portedCall(
  evaluator: Evaluator,
  call: FoundCall,
  edits: readonly Edit[],
  port: PortDescriptor,
): FoundCall {
  const method =
    ts.isCallExpression(call.node) && ts.isPropertyAccessExpression(call.node.expression)
      ? call.node.expression.name.text
      : '';
  const positional = port.calls[method]?.positional ?? [];
  const options: Record<string, OptionSite> = { ...call.usage.options };
  positional.slice(1).forEach((name, index) => {
    const argument = (call.node as ts.CallExpression).arguments[index + 1];
    if (!argument) return;
    const value = toValue(evaluator, evaluator.evaluate(argument), argument);
    options[name] = { name, writtenAs: '', value, at: evaluator.workspace.span(argument), own: false };
  });
  const usage: CallUsage = {
    ...call.usage,
    options,
    sdk: `npm/${port.package}`,
    version: port.version,
    major: Number(/\d+/.exec(port.version)?.[0]),
    streaming: port.calls[method]?.stream !== undefined,
  };
  const render: Site = { ...call.render, usage, writtenName: (name) => name, port: { edits } };
  return { ...call, usage, render };
}

function write(
  evaluator: Evaluator,
  flow: Flow,
  packageName: string,
): Writing | { readonly problem: ts.Node } {
  const { port } = flow;
  const { workspace } = evaluator;
  const constructions = new Map<FoundClient, Construction>();
  for (const client of flow.clients) {
    const construction = constructionOf(evaluator, client.site);
    if (!construction || !mayDropSettings(construction, port) || client.site.base)
      return { problem: client.site.node };
    constructions.set(client, construction);
  }
  const calls = new Map<UsageId, readonly Edit[]>();
  const leaves: ts.Node[] = [];
  const models: ts.Node[] = [];
  for (const call of flow.calls) {
    const method = methodOf(call.node);
    const target = port.calls[method];
    const descriptor = flow.clients[0]!.site.descriptor.calls[method];
    if (!target || !descriptor) return { problem: call.node };
    const ported = portCall(evaluator, call, target, descriptor);
    if ('problem' in ported) return ported;
    calls.set(call.usage.id, ported.edits);
    leaves.push(...ported.leaves);
    models.push(...definitionOf(workspace, ported.model));
  }
  const stray = strayCall(workspace, flow) ?? strayField(workspace, flow, leaves);
  if (stray) return { problem: stray };
  const classes = flow.clients.map((client) => client.site.exportName);
  const modules = portModules(workspace, packageName, port, [...new Set(classes)]);
  return 'problem' in modules
    ? modules
    : { shared: modules.edits, mocks: modules.mocks, constructions, calls, leaves, models };
}

function methodOf(node: ts.Node): string {
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
    ? node.expression.name.text
    : '';
}

/** A call by the name of one of the package's methods that nobody could follow to its client. */
function strayCall(workspace: Workspace, { port, calls, clients }: Flow): ts.Node | undefined {
  if (calls.length === 0) return clients[0]?.site.node;
  const followed = new Set(calls.map((call) => call.node));
  return Object.keys(port.calls)
    .flatMap((name) => workspace.identifiers(name))
    .find((name) => {
      const access = name.parent;
      if (!ts.isPropertyAccessExpression(access) || isTestFile(workspace.fileOf(name))) return false;
      return !followed.has(access.parent);
    });
}

/** Where an answer goes on whole, its old names must not be read anywhere; nor may old names go in with messages. */
function strayField(
  workspace: Workspace,
  { port, calls }: Flow,
  leaves: readonly ts.Node[],
): ts.Node | undefined {
  const files = new Set(calls.map((call) => workspace.fileOf(call.node)));
  const given = port.inputs
    .flatMap((name) => workspace.identifiers(name))
    .find(
      (name) =>
        files.has(workspace.fileOf(name)) &&
        ts.isPropertyAssignment(name.parent) &&
        name.parent.name === name,
    );
  if (given) return given;
  const first = leaves.find((leaf) => !isTestFile(workspace.fileOf(leaf)));
  if (!first) return undefined;
  const old = new RegExp(`(?:\\.|\\[['"]|[{,]\\s*)(?:${renamedFields(port).join('|')})\\b`);
  const reads = workspace.project.files.some(
    (file) =>
      isScript(file) &&
      !isTestFile(file) &&
      !files.has(file) &&
      old.test(workspace.project.read(file)?.text ?? ''),
  );
  return reads ? first : undefined;
}

function renamedFields(port: PortDescriptor): string[] {
  const found = new Set<string>();
  function visit(fields: PortDescriptor['calls'][string]['answer']): void {
    for (const [name, field] of Object.entries(fields)) {
      if (field.to !== undefined) found.add(name);
      if (field.of) visit(field.of);
    }
  }
  for (const call of Object.values(port.calls)) visit(call.answer);
  return [...found];
}

/** Where the name stands under which a call knows its model: `const deploymentId = …`. */
function definitionOf(workspace: Workspace, model: ts.Expression): ts.Node[] {
  if (!ts.isIdentifier(model)) return [];
  const declaration = workspace.checker.getSymbolAtLocation(model)?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) ? [declaration] : [];
}

function reason(workspace: Workspace, port: PortDescriptor, node: ts.Node): Localized {
  const file = node.getSourceFile();
  const where = `${workspace.fileOf(node)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const what = node.getText().split('\n')[0]!.slice(0, 60);
  return {
    en: `its methods and answers have names of their own, and \`${what}\` (${where}) could not be written for the ${port.package} package; port it by hand: new ${port.exported}({ baseURL, apiKey }) and chat.completions.create({ model, messages })`,
    zh: `它的方法与返回值名称自成一套，而 \`${what}\`（${where}）无法自动改写为 ${port.package} 包的写法；请手动移植：new ${port.exported}({ baseURL, apiKey }) 与 chat.completions.create({ model, messages })`,
  };
}
