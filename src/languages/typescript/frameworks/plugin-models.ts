import type { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import type { Localized } from '../../../core/localized.js';
import type { PluginModels } from '../../../core/model-texts.js';
import type { ClientUsage } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import type { FoundClient } from '../clients/clients.js';
import { isLower } from '../clients/sdk-registry.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { Ported } from '../port/ports.js';
import { packageRoot } from '../program/package-specifier.js';
import { importEdits, isWhole, pluginCallee, renameEdits } from './plugin-edits.js';
import { hostCall, hostCalls, type HostCall } from './plugin-requests.js';

/** Adds what is asked of models that a plugin of OpenAI's brings, and how the plugin becomes the one for any address. */
export function withPluginModels(evaluator: Evaluator, before: Ported): Ported {
  const plugins = [...before.clients.values()].filter(({ site }) => site.sdk.pluginModels);
  const host = evaluator.sdks.pluginHost();
  if (plugins.length === 0 || !host) return before;
  const brought = plugins.flatMap(({ site }) =>
    site.sdk.packages.map((name) => [name, site.sdk.pluginModels!] as const),
  );
  const hosted = { host: host.pluginHost!, packages: host.packages, plugins: new Map(brought) };
  const asked = hostCalls(evaluator, hosted);
  const ids = plugins.map((client) => client.usage.id);
  const calls = asked.map((each) =>
    hostCall(evaluator, each, { sdk: host.id, clients: ids, config: hosted.host.config }),
  );
  const clients = new Map(before.clients);
  for (const client of plugins)
    clients.set(
      client.site.node,
      asPlugin(evaluator, client, { asked, calls, plugins, config: hosted.host.config }),
    );
  return { clients, calls: [...before.calls, ...calls] };
}

interface Flow {
  readonly config: string;
  readonly asked: readonly HostCall[];
  readonly calls: readonly FoundCall[];
  readonly plugins: readonly FoundClient[];
}

function asPlugin(evaluator: Evaluator, client: FoundClient, flow: Flow): FoundClient {
  const { site } = client;
  const models = site.sdk.pluginModels!;
  const fixed = reasonAgainst(client, models, flow);
  const edits = fixed ? [] : editsOf(evaluator, client, models, flow);
  const from = packageRoot(site.package);
  const { package: to, version } = models.plugin;
  const usage: ClientUsage = {
    ...client.usage,
    namesVendor: true,
    companion: {
      telemetry: false,
      ...(from === to
        ? {}
        : { manifest: { from, to, version, whole: isWhole(evaluator, site.package, flow) } }),
    },
    ...(fixed ? { fixed } : {}),
  };
  return { ...client, usage, render: { ...client.render, usage, plugin: edits } };
}

function editsOf(
  evaluator: Evaluator,
  { site }: FoundClient,
  models: PluginModels,
  flow: Flow,
): readonly Edit[] {
  return [
    ...pluginCallee(evaluator, site.node as ts.CallExpression, models),
    ...importEdits(evaluator, site.package, models, flow),
    ...flow.asked.flatMap((each) => renameEdits(evaluator, each, models, flow.config)),
  ];
}

/** Why the plugin cannot simply be another. */
function reasonAgainst({ site }: FoundClient, models: PluginModels, flow: Flow): Localized | undefined {
  const { exported, package: name } = models.plugin;
  const version = /\d+(?:\.\d+)*/.exec(site.version ?? '')?.[0];
  if (models.since !== undefined && version !== undefined && isLower(version, models.since))
    return {
      en: `before ${models.since}, ${exported} of ${name} finds no models by itself: update the package first`,
      zh: `${name} 在 ${models.since} 之前，${exported} 不会自行解析模型：请先升级该包`,
    };
  const other = flow.calls.find((call) => call.usage.api !== 'chat.completions');
  if (other)
    return {
      en: `${exported} of ${name} finds chat models alone, and ${other.usage.api} is asked of the same plugin: keep this plugin for it, and add ${exported} with another name for the chat models`,
      zh: `${name} 的 ${exported} 只解析聊天模型，而同一插件还用于 ${other.usage.api}：请为其保留此插件，并另加一个名称不同的 ${exported} 供聊天模型使用`,
    };
  if (flow.asked.some(({ slots }) => slots.some((slot) => slot.configured)))
    return {
      en: `a model reference with settings of its own goes with it: move these settings to the requests first`,
      zh: `有带自身设置的模型引用随之使用：请先把这些设置移到请求中`,
    };
  return undefined;
}
