import type { Change } from '../core/change.js';
import type { Localized } from '../core/localized.js';
import type { RuleContext } from '../core/rule.js';
import type { Api, CallUsage, ClientUsage, ResolvedUsage } from '../core/usage.js';
import * as say from '../messages/clients.js';
import { apiAfter } from './model-need.js';

/** The package that a client moves to, beside its address. */
export interface ClientHome {
  readonly package: string;
  readonly exported: string;
  readonly version: string;
  /** The method that gives a model, by API; those of other APIs keep their name. */
  readonly methods: Readonly<Partial<Record<Api, string>>>;
  /** True where calling the client itself asks for another API there. */
  readonly bare?: true;
}

/** Where the client will live: Azure's at the package that takes any address, others at the provider's own where that is wanted. */
export function homeOf(client: ClientUsage, context: RuleContext): ClientHome | undefined {
  const { made } = client;
  if (!made || !context.moves(client as ClientUsage & ResolvedUsage)) return undefined;
  if (client.home) {
    const { package: name, exported, versions, chatMethod } = client.home;
    const methods = { 'chat.completions': chatMethod };
    return { package: name, exported, version: rangeFor(versions, client.major), methods, bare: true };
  }
  return nativeHome(client, context);
}

function nativeHome(client: ClientUsage, context: RuleContext): ClientHome | undefined {
  const { target } = context;
  // A client that is split makes two, of which the other may stay with OpenAI.
  if (target.style !== 'native' || context.parts(client as ClientUsage & ResolvedUsage).length > 1)
    return undefined;
  for (const native of target.profile.sdks.value.native ?? []) {
    const exported = native.exports[client.made!.exported];
    const version = client.major === undefined ? undefined : native.versions[client.major];
    if (native.replaces !== client.made!.package || exported === undefined || version === undefined) continue;
    const isServed = callsOf(client, context).every((call) => native.methods[apiAfter(call, context)]);
    if (isServed) return { package: native.package, exported, version, methods: native.methods };
  }
  return undefined;
}

/** An unknown version counts as the newest. */
function rangeFor(versions: Readonly<Record<string, string>>, major: number | undefined): string {
  const newest = Object.keys(versions)
    .map(Number)
    .sort((a, b) => b - a)[0];
  return versions[major ?? newest ?? 0] ?? versions[newest ?? 0] ?? 'latest';
}

export function callsOf(client: ClientUsage, context: RuleContext): readonly (CallUsage & ResolvedUsage)[] {
  return client.calls.flatMap((id) => {
    const call = context.byId(id);
    return call?.kind === 'call' ? [call] : [];
  });
}

/** True where the call's client changes its package, so that its methods are that package's. */
export function isRehomed(call: CallUsage, context: RuleContext): boolean {
  return call.clients.some((id) => {
    const client = context.byId(id);
    return client?.kind === 'client' && homeOf(client, context) !== undefined;
  });
}

/** Import, construction, models and manifest. */
export function homeChanges(client: ClientUsage, context: RuleContext): readonly Change[] {
  const home = homeOf(client, context);
  if (!home) return [];
  const siblings = context.usages.filter(
    (usage): usage is ClientUsage & ResolvedUsage =>
      usage.kind === 'client' && usage.made?.package === client.made!.package,
  );
  const moves = (usage: ClientUsage): boolean => homeOf(usage, context)?.package === home.package;
  const inFile = siblings.filter((usage) => usage.span.file === client.span.file);
  const methods = callsOf(client, context).flatMap((call): Change[] => {
    const method = call.modelFrom === undefined ? home.methods[apiAfter(call, context)] : undefined;
    return method && !call.carriedBy
      ? [{ type: 'set-method', usage: call.id, to: method, bare: home.bare === true }]
      : [];
  });
  return [
    {
      type: 'set-home',
      usage: client.id,
      package: home.package,
      exported: home.exported,
      alone: inFile.every(moves),
    },
    ...methods,
    ...manifestChanges(client, home, { context, alone: siblings.every(moves) }),
  ];
}

function manifestChanges(
  client: ClientUsage,
  { package: name, version }: ClientHome,
  { context, alone }: { readonly context: RuleContext; readonly alone: boolean },
): Change[] {
  return context.usages.flatMap((usage): Change[] => {
    if (usage.kind !== 'dependency' || usage.package !== client.made!.package) return [];
    if (!usage.span.file.endsWith('package.json')) return [];
    return [{ type: alone ? 'set-package' : 'add-package', usage: usage.id, name, version }];
  });
}

/** What a reader of the report should know of the package. */
export function homeRemark(client: ClientUsage, context: RuleContext): readonly Localized[] {
  const home = homeOf(client, context);
  if (home) return [say.livesAt(home.package)];
  const isWanted = context.target.style === 'native' && client.made !== undefined;
  return isWanted ? [say.noNativePackage(context.target.profile.name)] : [];
}
