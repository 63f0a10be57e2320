import { ts } from 'ts-morph';
import type { Strand } from '../../../core/strand.js';
import type { UsageId } from '../../../core/usage.js';
import type { FoundCall } from '../clients/calls.js';
import type { FoundClient } from '../clients/clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { Blocked, blockedAt } from './blocked.js';
import { constructionWith } from './construction.js';
import { SecondClient } from './second-client.js';

interface Try {
  readonly id: UsageId;
  readonly gates: ReadonlySet<ts.Node>;
  readonly claims: ReadonlySet<ts.Node>;
  readonly blocked?: Blocked;
}

/** How the calls of a client hang together where they might have to part: nothing for one that serves a single API. */
export function strandsOf(
  evaluator: Evaluator,
  client: FoundClient,
  calls: readonly FoundCall[],
): readonly Strand[] | undefined {
  const own = calls.filter(
    ({ usage }) => usage.clients.includes(client.usage.id) && usage.modelFrom === undefined,
  );
  if (new Set(own.map((call) => call.usage.api)).size < 2 || client.usage.fixed) return undefined;
  const tries = own.map((call) => tryCall(evaluator, client, call));
  return grouped(tries).map((group) => strandOf(evaluator, group));
}

function tryCall(evaluator: Evaluator, client: FoundClient, call: FoundCall): Try {
  const none = { id: call.usage.id, gates: new Set<ts.Node>(), claims: new Set<ts.Node>() };
  try {
    if (!ts.isCallExpression(call.node) || call.usage.carriedBy || call.usage.clients.length > 1)
      throw blockedAt(evaluator.workspace, call.node, call.usage.clients.length > 1 ? 'several' : 'form');
    const construction = constructionWith(evaluator, client, []);
    const second = new SecondClient(evaluator, client.site, { suffix: 'Second', construction });
    second.route(call.node);
    return { ...none, gates: second.gates, claims: second.claims };
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    return { ...none, blocked: error };
  }
}

/** Calls that come through the same gate belong together. */
function grouped(tries: readonly Try[]): readonly (readonly Try[])[] {
  const groups: { readonly gates: Set<ts.Node>; readonly tries: Try[] }[] = [];
  for (const each of tries) {
    const meeting = groups.filter((group) => [...each.gates].some((gate) => group.gates.has(gate)));
    const joined = {
      gates: new Set([...each.gates, ...meeting.flatMap((group) => [...group.gates])]),
      tries: [...meeting.flatMap((group) => group.tries), each],
    };
    for (const group of meeting) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map((group) => group.tries);
}

function strandOf(evaluator: Evaluator, group: readonly Try[]): Strand {
  const calls = group.map((each) => each.id);
  const gates = [...new Set(group.flatMap((each) => [...each.gates]))];
  const blocked = group.find((each) => each.blocked)?.blocked ?? strangerAt(evaluator, group, gates);
  const [gate] = gates;
  const shared = gate && blockedAt(evaluator.workspace, gate, 'providers').reason;
  return {
    calls,
    ...(blocked ? { blocked: blocked.reason } : {}),
    ...(shared ? { shared } : {}),
  };
}

/** A use of a gate that none of these calls makes: it would be handed the second client too. */
function strangerAt(
  evaluator: Evaluator,
  group: readonly Try[],
  gates: readonly ts.Node[],
): Blocked | undefined {
  const claims = new Set(group.flatMap((each) => [...each.claims]));
  for (const gate of gates) {
    const stranger = usesOf(evaluator, gate).find((use) => !claims.has(use));
    if (stranger) return blockedAt(evaluator.workspace, stranger, 'shared');
  }
  return undefined;
}

function usesOf(evaluator: Evaluator, gate: ts.Node): ts.Node[] {
  const { name } = gate as { name?: ts.Node };
  if (!name || !ts.isIdentifier(name)) return [];
  const { workspace } = evaluator;
  const symbol = workspace.checker.getSymbolAtLocation(name);
  const isField =
    ts.isPropertyDeclaration(gate) ||
    (ts.isParameter(gate) && ts.isParameterPropertyDeclaration(gate, gate.parent));
  return workspace.identifiers(name.text).filter((use) => {
    if (use === name) return false;
    if (workspace.checker.getSymbolAtLocation(use) === symbol && !isField) return true;
    const isPlain = isField && ts.isParameter(gate) && isSameName(evaluator, use, symbol);
    return isPlain || (isField && isAccessOf(evaluator, use, gate));
  });
}

function isSameName(evaluator: Evaluator, use: ts.Identifier, symbol: ts.Symbol | undefined): boolean {
  const isMember = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use;
  return !isMember && evaluator.workspace.checker.getSymbolAtLocation(use) === symbol;
}

/** `this.openai` in the class, or `service.openai` outside; being assigned is no use. */
function isAccessOf(evaluator: Evaluator, use: ts.Identifier, gate: ts.Node): boolean {
  const access = use.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name !== use) return false;
  const isTarget =
    ts.isBinaryExpression(access.parent) &&
    access.parent.left === access &&
    access.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (isTarget) return false;
  const owner = evaluator.evaluate(access.expression);
  const holder = ts.isParameter(gate) ? gate.parent.parent : gate.parent;
  return (owner.k === 'instance' || owner.k === 'class') && owner.node === holder;
}
