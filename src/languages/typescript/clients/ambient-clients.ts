import { ts } from 'ts-morph';
import type { AmbientDescriptor, AskerDescriptor } from '../../../core/sdk.js';
import type { Localized } from '../../../core/localized.js';
import type { ClientUsage } from '../../../core/usage.js';
import {
  askingCall,
  importedName,
  ownClient,
  type Ambient,
  type Asking,
  type Place,
} from './ambient-usages.js';
import type { FoundClient } from './clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, type External } from '../follow/known.js';
import { readOptions } from './options.js';
import type { Ported } from '../port/ports.js';
import { walk } from '../program/walk.js';

/** Adds the clients that a package makes for itself, and the constructions that ask through them. */
export function withAmbient(evaluator: Evaluator, before: Ported): Ported {
  return evaluator.sdks.ambient().reduce((found, sdk) => {
    const ambient = sdk.ambient!;
    const provider = sdk.clients.find((client) => client.exports.includes(ambient.provider.exported))!;
    return add(evaluator, found, { sdk, ambient, provider });
  }, before);
}

function add(evaluator: Evaluator, before: Ported, kind: Ambient): Ported {
  const places = placesOf(evaluator, kind);
  if (places.length === 0) return before;
  const asking = askersIn(evaluator, places, kind);
  if (asking.length === 0) return before;
  const fixed = hostedReason(evaluator, places, kind.ambient);
  const quiet = isQuiet(evaluator, kind.ambient);
  const set = [...setClients(evaluator, kind, before.clients), ...providers(before.clients, kind)];
  const own =
    set.length > 0
      ? set.map((each) => companion(each, places, kind, quiet))
      : ownClients(evaluator, places, kind, quiet);
  const clients = new Map(before.clients);
  for (const client of own) clients.set(client.site.node, fixed ? withReason(client, fixed) : client);
  const ids = own.map((client) => client.usage.id);
  return {
    clients,
    calls: [...before.calls, ...asking.map((each) => askingCall(evaluator, each, kind, ids))],
  };
}

function withReason(client: FoundClient, fixed: Localized): FoundClient {
  return { ...client, usage: { ...client.usage, fixed } };
}

function placesOf(evaluator: Evaluator, { sdk }: Ambient): Place[] {
  return [...evaluator.workspace.files.values()].flatMap((file) =>
    file.statements.filter(ts.isImportDeclaration).flatMap((declaration): Place[] => {
      const specifier = declaration.moduleSpecifier as ts.StringLiteral;
      const named = declaration.importClause?.namedBindings;
      if (!sdk.packages.includes(specifier.text) || !named || !ts.isNamedImports(named)) return [];
      if (declaration.importClause.isTypeOnly) return [];
      return [{ file, declaration, elements: [...named.elements], package: specifier.text }];
    }),
  );
}

/** `new Agent({ … })`, `Agent.create({ … })`, `new Runner({ model })`. */
function askersIn(evaluator: Evaluator, places: readonly Place[], kind: Ambient): Asking[] {
  const files = new Set(places.map((place) => place.file));
  const found: Asking[] = [];
  for (const file of files) {
    walk(file, (node) => {
      if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return;
      const callee = evaluator.evaluate(node.expression);
      if (callee.k !== 'external' || !kind.sdk.packages.includes(callee.package)) return;
      const asker = askerOf(callee, ts.isNewExpression(node), kind.ambient);
      if (asker && (asker.defaultModel !== undefined || namesModel(evaluator, node, asker)))
        found.push({ node, asker });
    });
  }
  return found;
}

function askerOf(callee: External, isNew: boolean, ambient: AmbientDescriptor): AskerDescriptor | undefined {
  const [name = '', method] = callee.path;
  if (isNew ? callee.path.length !== 1 : method !== 'create') return undefined;
  return ambient.askers.find((each) => each.exports.includes(name));
}

function namesModel(
  evaluator: Evaluator,
  node: ts.NewExpression | ts.CallExpression,
  asker: AskerDescriptor,
): boolean {
  return readOptions(evaluator, node.arguments?.[0], { names: asker.options, ignored: {} }).options.has(
    'model',
  );
}

function hostedReason(
  evaluator: Evaluator,
  places: readonly Place[],
  ambient: AmbientDescriptor,
): Localized | undefined {
  for (const { file, elements } of places) {
    const hosted = elements.find((each) => ambient.hosted.includes(importedName(each)));
    if (!hosted) continue;
    const where = evaluator.workspace.fileOf(file);
    return {
      en: `${hosted.name.text} (${where}) runs on OpenAI's own servers and only with the Responses API; take it out of the agents that move, or keep these agents on OpenAI`,
      zh: `${hosted.name.text}（${where}）运行在 OpenAI 自己的服务器上，且只能配合 Responses API；请将其从要迁移的 agent 中移除，或让这些 agent 留在 OpenAI`,
    };
  }
  return undefined;
}

/** True where the project says already what becomes of its traces. */
function isQuiet(evaluator: Evaluator, { telemetry }: AmbientDescriptor): boolean {
  const names = [telemetry.off, ...telemetry.or];
  return names.some((name) => evaluator.workspace.identifiers(name).length > 0);
}

/** Clients of the official SDK that the program hands to the package. */
function setClients(
  evaluator: Evaluator,
  { sdk, ambient }: Ambient,
  clients: Ported['clients'],
): FoundClient[] {
  return evaluator.workspace.identifiers(ambient.setClient.exported).flatMap((name) => {
    const call = name.parent;
    if (!ts.isCallExpression(call) || call.expression !== name || !call.arguments[0]) return [];
    const callee = evaluator.evaluate(name);
    if (callee.k !== 'external' || !sdk.packages.includes(callee.package)) return [];
    return alternatives(evaluator.evaluate(call.arguments[0])).flatMap((value) =>
      value.k === 'client' ? (clients.get(value.site.node) ?? []) : [],
    );
  });
}

function providers(clients: Ported['clients'], { sdk, provider }: Ambient): FoundClient[] {
  return [...clients.values()].filter(
    (client) => client.site.sdk === sdk && provider.exports.includes(client.site.exportName),
  );
}

function companion(
  client: FoundClient,
  places: readonly Place[],
  kind: Ambient,
  quiet: boolean,
): FoundClient {
  const { option, value } = kind.ambient.provider.chat;
  const isProvider = client.site.sdk === kind.sdk;
  const usage: ClientUsage = {
    ...client.usage,
    companion: { telemetry: !quiet, ...(isProvider ? { chatOption: { name: option, value } } : {}) },
  };
  const place =
    places.find((each) =>
      importsAny(each, [kind.ambient.setClient.exported, kind.ambient.provider.exported]),
    ) ?? places[0]!;
  const ambient = {
    declaration: place.declaration,
    descriptor: kind.ambient,
    installs: false,
    quiet,
    isProvider,
  };
  return { ...client, usage, render: { ...client.render, usage, ambient } };
}

function importsAny(place: Place, names: readonly string[]): boolean {
  return place.elements.some((each) => names.includes(importedName(each)));
}

/** One client for each file that starts requests: that file is where it can be set before the first of them. */
function ownClients(
  evaluator: Evaluator,
  places: readonly Place[],
  kind: Ambient,
  quiet: boolean,
): FoundClient[] {
  const starting = places.filter((place) => importsAny(place, kind.ambient.starters));
  return (starting.length > 0 ? starting : places).map((place) => {
    const node =
      place.elements.find((each) => kind.ambient.starters.includes(importedName(each))) ?? place.elements[0]!;
    return ownClient(evaluator, place, node, kind, quiet);
  });
}
