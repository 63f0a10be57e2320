import { ts } from 'ts-morph';
import type { Value } from '../../../core/usage.js';
import type { AnswerEdit } from '../answers/answer-reads.js';
import type { FoundCall } from '../clients/calls.js';
import { unwrap } from '../clients/options.js';
import type { Evaluator } from '../follow/evaluator.js';
import { placesOf } from '../follow/property-places.js';
import type { Draft } from './draft.js';
import { renameTo, type Named } from './object-edits.js';

/** What writing the settings of one call needs at hand. */
export interface RequestWork {
  readonly evaluator: Evaluator;
  readonly draft: Draft;
  readonly call: FoundCall;
  /** Settings of any call that is written, where a followed list may end. */
  readonly ends: ReadonlySet<ts.Node>;
}

type Writer = (work: RequestWork, name: string, property: Named) => void;

/** Writes every setting of the call's literal by the writer that stands for its name; others have no counterpart. */
export function writeRequest(work: RequestWork, writers: Readonly<Record<string, Writer>>): void {
  const { call, draft } = work;
  const { object, ownsObject } = call.render;
  if (!object || !ownsObject || !call.usage.complete) {
    draft.fail(call.node);
    return;
  }
  const declared = ts.isVariableDeclaration(object.parent) ? object.parent.type : undefined;
  if (declared) draft.annotations.push(declared);
  for (const [name, option] of call.render.options) {
    const writer = Object.hasOwn(writers, name) ? writers[name] : undefined;
    const places = placesOf(object, [name]);
    const [place] = places;
    const isNamed =
      place && (ts.isPropertyAssignment(place.node) || ts.isShorthandPropertyAssignment(place.node));
    if (writer === keep) keep(work, name);
    else if (writer && isNamed && places.length === 1 && option.own) writer(work, name, place.node);
    else draft.fail(option.node);
  }
}

/** The setting is the same in both forms. */
export function keep({ draft, call }: RequestWork, name: string): void {
  const node = call.render.options.get(name)!;
  draft.options.set(name, { site: call.usage.options[name]!, node, naming: [], edits: [] });
}

/** The setting has another name, and the same value. */
export function rename(to: string): Writer {
  return (work, name, property) => put(work, { name, to, property, naming: [renameTo(property, to)] });
}

interface Put {
  readonly name: string;
  readonly to: string;
  readonly property: Named;
  readonly naming?: readonly AnswerEdit[];
  readonly edits?: readonly AnswerEdit[];
  /** Its value in the new form, where it is not the old one. */
  readonly value?: Value;
}

export function put({ draft, call }: RequestWork, { name, to, property, naming, edits, value }: Put): void {
  const before = call.usage.options[name]!;
  draft.options.set(to, {
    site: { ...before, name: to, value: value ?? before.value },
    node: { ...call.render.options.get(name)!, node: property },
    naming: naming ?? [],
    edits: edits ?? [],
  });
}

/** The new form does without, where the value asks for nothing; otherwise it has no counterpart. */
export function dropIf(...nothing: readonly (string | number | boolean | null)[]): Writer {
  return ({ draft, evaluator, call }, name, property) => {
    const value = unwrap(ts.isPropertyAssignment(property) ? property.initializer : property.name);
    const known = evaluator.evaluate(value);
    const isEmpty = ts.isArrayLiteralExpression(value) && value.elements.length === 0;
    const isNothing =
      isEmpty ||
      value.getText() === 'undefined' ||
      (known.k === 'literal' && (known.value === null || nothing.includes(known.value)));
    if (!isNothing) {
      draft.fail(property);
      return;
    }
    draft.dropped.push(name);
    draft.options.set(name, {
      site: call.usage.options[name]!,
      node: { ...call.render.options.get(name)!, node: property },
      naming: [],
      edits: [],
    });
  };
}
