import { ts } from 'ts-morph';
import type { ModelTexts, TextAsker, TextRequest } from '../../../core/model-texts.js';
import type { SdkDescriptor } from '../../../core/sdk.js';
import { unwrap } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives } from '../follow/known.js';
import { nameText, valueOf } from '../follow/property-places.js';
import { walk } from '../program/walk.js';
import { slotsOf, type Slot, type TextForm } from './text-slots.js';

/** A construction or call that is given models, with the places where OpenAI's are named. */
export interface Asking {
  readonly node: ts.NewExpression | ts.CallExpression;
  readonly sdk: SdkDescriptor;
  readonly texts: ModelTexts;
  readonly asker: TextAsker;
  readonly slots: readonly Slot[];
  readonly package: string;
  readonly name: string;
}

/** A method of what such a construction made. */
export interface Requesting {
  readonly node: ts.CallExpression;
  readonly request: TextRequest;
  readonly method: string;
  readonly by: Asking;
}

/** Everything in the workspace that a framework is given OpenAI's models in. */
export function askingsIn(evaluator: Evaluator): readonly Asking[] {
  const found: Asking[] = [];
  const taken = new Set<ts.Node>();
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return;
      for (const asking of askingsOf(evaluator, node)) {
        // A shared object of settings, or a shared function, is one place however many are given it.
        const slots = asking.slots.filter((slot) => !taken.has(slot.node));
        for (const slot of slots) taken.add(slot.node);
        if (slots.length > 0) found.push({ ...asking, slots });
      }
    });
  }
  return found;
}

function askingsOf(evaluator: Evaluator, node: ts.NewExpression | ts.CallExpression): readonly Asking[] {
  const callee = evaluator.evaluate(node.expression);
  if (callee.k !== 'external' || callee.path.length !== 1) return [];
  const sdk = evaluator.sdks.modelTexts(callee.package, evaluator.workspace.fileOf(node));
  const texts = sdk?.modelTexts;
  if (!texts) return [];
  const name = callee.path[0]!;
  const make = ts.isNewExpression(node) ? 'new' : 'call';
  return texts.askers.flatMap((asker): Asking[] => {
    const argument = node.arguments?.[asker.argument];
    if (asker.make !== make || !asker.exports.includes(name) || !argument) return [];
    const form: TextForm = { ...texts, prefixIs: asker.apart ? 'apart' : 'vendor' };
    const given = asker.models?.flatMap((path) => settingsAt(evaluator, argument, path)) ?? [argument];
    const slots = given.flatMap((each) => slotsOf(evaluator, each, form));
    return [{ node, sdk, texts, asker, slots, package: callee.package, name }];
  });
}

/** The expressions that a setting is given, in the argument or in what is spread into it. */
export function settingsAt(evaluator: Evaluator, given: ts.Expression, path: string): ts.Expression[] {
  const [head, ...rest] = path.split('.');
  return objectsIn(evaluator, given).flatMap((object) =>
    object.properties.flatMap((property): ts.Expression[] => {
      if (ts.isSpreadAssignment(property)) return settingsAt(evaluator, property.expression, path);
      const isNamed = property.name !== undefined && nameText(property.name) === head;
      const value = isNamed ? valueOf(property) : undefined;
      if (!value) return [];
      return rest.length === 0 ? [value] : settingsAt(evaluator, value, rest.join('.'));
    }),
  );
}

function objectsIn(evaluator: Evaluator, given: ts.Expression): ts.ObjectLiteralExpression[] {
  const node = unwrap(given);
  if (ts.isObjectLiteralExpression(node)) return [node];
  return alternatives(evaluator.evaluate(node)).flatMap((known) =>
    known.k === 'object' ? [known.node] : [],
  );
}

/** Requests by methods of what was made: `agent.generate(…)`. */
export function requestsOf(evaluator: Evaluator, askings: readonly Asking[]): readonly Requesting[] {
  const byNode = new Map(
    askings.flatMap((asking) => (asking.asker.requests ? [[asking.node as ts.Node, asking] as const] : [])),
  );
  if (byNode.size === 0) return [];
  const found: Requesting[] = [];
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
      const method = node.expression.name.text;
      for (const made of alternatives(evaluator.evaluate(node.expression.expression))) {
        const asking = made.k === 'made' ? byNode.get(made.node) : undefined;
        const request = asking?.asker.requests?.find((each) => each.methods.includes(method));
        if (asking && request) found.push({ node, request, method, by: asking });
      }
    });
  }
  return found;
}
