import { ts } from 'ts-morph';
import type { Change, ModelPair } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { Localized } from '../../../core/localized.js';
import { addProperties, printAdditions, type Addition, type ObjectContext } from './add-properties.js';
import { commentsBetween } from '../program/comment-ranges.js';
import { EditSheet } from './edit-sheet.js';
import { guardValue } from '../follow/guard-value.js';
import { inherited } from './inherited-object.js';
import { insertArgument } from './insert-argument.js';
import { printExpression } from './print-expression.js';
import {
  isNamed,
  placesOf,
  valueOf,
  type NamedProperty,
  type PropertyPlace,
} from '../follow/property-places.js';
import { indentAt } from '../program/source-lines.js';
import { conditionAt } from './model-condition.js';
import { NO_CONDITION, NO_PLACE, SHARED } from './refusals.js';
import { removeProperties } from './remove-properties.js';
import { isTestedBefore, sameCode } from './same-code.js';
import type { Site } from '../clients/sites.js';
import { styleOf } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';

export type OptionChange = Extract<
  Change,
  { type: 'set-option' | 'guard-option' | 'rename-option' | 'remove-option' }
>;

type RenameChange = Extract<OptionChange, { type: 'rename-option' }>;

export function isOfOption(change: Change): change is OptionChange {
  return ['set-option', 'guard-option', 'rename-option', 'remove-option'].includes(change.type);
}

/** All changes to the options of one client or call, rendered together, since they meet in one literal. */
export function renderOptions(
  workspace: Workspace,
  site: Site,
  changes: readonly OptionChange[],
): ReadonlyMap<OptionChange, Rendering> {
  const work = new OptionWork(workspace, site);
  for (const change of changes) work.take(change);
  work.finish();
  return new Map(changes.map((change) => [change, work.result(change)]));
}

class OptionWork {
  readonly #workspace: Workspace;
  readonly #site: Site;
  readonly #sheet = new EditSheet<OptionChange>();
  readonly #refusals = new Map<OptionChange, Localized>();
  readonly #additions: Addition<OptionChange>[] = [];
  readonly #removals = new Map<NamedProperty, OptionChange[]>();
  readonly #renames: { readonly change: RenameChange; readonly node: NamedProperty }[] = [];

  constructor(workspace: Workspace, site: Site) {
    this.#workspace = workspace;
    this.#site = site;
  }

  take(change: OptionChange): void {
    const places = this.#placesOf(change.name, 'asWritten' in change);
    switch (change.type) {
      case 'set-option':
        this.#set(change, places);
        break;
      case 'guard-option':
        this.#guard(change, places);
        break;
      case 'rename-option':
        if (this.#mayEdit(change, places)) this.#renameAll(change, places);
        break;
      case 'remove-option':
        if (this.#mayEdit(change, places)) for (const { node } of places) this.#remove(change, node);
        break;
    }
  }

  finish(): void {
    // What goes needs no new name.
    for (const { change, node } of this.#renames) if (!this.#removals.has(node)) this.#rename(change, node);
    const byObject = new Map<
      ts.ObjectLiteralExpression,
      { property: NamedProperty; owners: OptionChange[] }[]
    >();
    for (const [property, owners] of this.#removals) {
      const object = property.parent as ts.ObjectLiteralExpression;
      byObject.set(object, [...(byObject.get(object) ?? []), { property, owners }]);
    }
    if (this.#additions.length > 0) this.#add(this.#additions);
    for (const [object, removals] of byObject) {
      const last = object.properties.at(-1);
      const isReplaced = last !== undefined && this.#isWritten(last);
      removeProperties(this.#contextAt(object), object, removals, isReplaced);
    }
  }

  result(change: OptionChange): Rendering {
    const reason = this.#refusals.get(change);
    if (reason) return { ok: false, reason };
    return { ok: true, edits: this.#sheet.edits(change), drops: this.#sheet.drops(change) };
  }

  /** The places in the literal that this usage alone owns. */
  #placesOf(name: string, asWritten = false): readonly PropertyPlace[] {
    const { object, options, usage } = this.#site;
    if (asWritten) return object ? placesOf(object, name.split('.')) : [];
    const option = options.get(name);
    const named = option?.own && isNamed(option.node) ? [{ node: option.node, conditional: true }] : [];
    if (!object) return named;
    const written = usage.options[name]?.writtenAs || this.#site.writtenName(name);
    const places = placesOf(object, written.split('.'));
    return places.length > 0 ? places : named;
  }

  #set(change: Extract<OptionChange, { type: 'set-option' }>, places: readonly PropertyPlace[]): void {
    const text = printExpression(change.value, this.#style(), this.#margin());
    if (change.onlyFor) {
      this.#setWhere(change, change.onlyFor, text);
      return;
    }
    const last = places.at(-1);
    const option = this.#site.options.get(change.name);
    for (const value of option?.assigned?.values ?? []) this.#setAssigned(change, value, text);
    if (option?.assigned?.always) return;
    if (last && !last.conditional) {
      this.#replace(change, last.node, text);
      return;
    }
    if (option && !last && !option.assigned && sameCode(option.value.getText(), text)) return;
    // A later spread may give another value: what is certain must come last, and may not stand twice.
    for (const place of places) if (!place.conditional) this.#remove(change, place.node);
    this.#additions.push(this.#addition(change, text));
  }

  /** A setting that only some of the call's models need. */
  #setWhere(
    change: Extract<OptionChange, { type: 'set-option' }>,
    models: readonly ModelPair[],
    text: string,
  ): void {
    const path = this.#site.writtenName(change.name, change.vendor).split('.');
    const when = conditionAt(this.#site, models, this.#style());
    if (when === undefined || path.length > 1) {
      this.#refusals.set(change, NO_CONDITION);
      return;
    }
    // Within a spread, nothing keeps a text from becoming any text.
    const isText = change.value.type === 'json' && typeof change.value.value === 'string';
    const constant = isText && this.#site.typed ? `${text} as const` : text;
    this.#additions.push({ owner: change, path, text: constant, loose: false, when });
  }

  /** `options.baseURL = url` after the literal would take back what stands there. */
  #setAssigned(change: OptionChange, value: ts.Expression, text: string): void {
    if (sameCode(value.getText(), text)) return;
    const file = this.#workspace.fileOf(value);
    this.#sheet.put([change], { file, start: value.getStart(), end: value.getEnd(), text });
  }

  #addition(
    change: Extract<OptionChange, { type: 'set-option' }>,
    text: string,
    owner: OptionChange = change,
  ): Addition<OptionChange> {
    const path = this.#site.writtenName(change.name, change.vendor).split('.');
    const upon = inherited(this.#site, path);
    const untyped = change.typed === false && this.#site.typed;
    const [loose, looseInside] = [untyped && path.length === 1, untyped && this.#site.extraTyped === true];
    return { owner, path, text, loose, looseInside, ...(upon === undefined ? {} : { upon }) };
  }

  #replace(change: OptionChange, property: NamedProperty, text: string): void {
    const value = valueOf(property);
    const file = this.#workspace.fileOf(property);
    if (!value) {
      const name = property.name.getText();
      this.#sheet.put([change], {
        file,
        start: property.getStart(),
        end: property.getEnd(),
        text: `${name}: ${text}`,
      });
    } else if (ts.isShorthandPropertyAssignment(property)) {
      if (value.getText() !== text)
        this.#sheet.put([change], { file, start: value.getEnd(), end: value.getEnd(), text: `: ${text}` });
    } else if (!sameCode(value.getText(), text)) {
      const [start, end] = [value.getStart(), value.getEnd()];
      this.#sheet.put([change], { file, start, end, text });
      const lost = commentsBetween(value, start, end).map((range) => ({
        file,
        start: range.pos,
        end: range.end,
      }));
      this.#sheet.drop([change], lost);
    }
  }

  /** A setting that comes from a shared object is guarded where it stands. */
  #guard(change: Extract<OptionChange, { type: 'guard-option' }>, places: readonly PropertyPlace[]): void {
    const own = places.flatMap((place) => valueOf(place.node) ?? []);
    const option = this.#site.options.get(change.name);
    const values = option?.assigned
      ? [...own, ...option.assigned.values]
      : own.length > 0
        ? own
        : [option?.value ?? []].flat();
    if (option?.assigned && !option.assigned.always && own.length === 0) {
      const text = printExpression(change.fallback, this.#style(), this.#margin());
      this.#additions.push(
        this.#addition({ ...change, type: 'set-option', value: change.fallback }, text, change),
      );
    }
    for (const value of values) {
      const file = this.#workspace.fileOf(value);
      const fallback = printExpression(change.fallback, styleOf(value.getSourceFile()));
      if (option?.assigned && isTestedBefore(value)) continue;
      for (const edit of guardValue(value, fallback)) this.#sheet.put([change], { file, ...edit });
    }
  }

  /** False where there is nothing to edit, or nothing that may be edited for this usage alone. */
  #mayEdit(change: OptionChange, places: readonly PropertyPlace[]): boolean {
    if (places.length > 0) return true;
    if (this.#site.options.has(change.name) && !('asWritten' in change)) this.#refusals.set(change, SHARED);
    return false;
  }

  #rename(change: RenameChange, property: NamedProperty): void {
    const to = this.#site.writtenName(change.to).split('.').at(-1) ?? change.to;
    const { name } = property;
    const file = this.#workspace.fileOf(property);
    const start = name.getStart();
    const isShorthand = ts.isShorthandPropertyAssignment(property);
    if (change.typed === false && this.#site.typed) {
      // A name that the SDK's types do not know stands in a spread of its own.
      const text = isShorthand ? `...{ ${to}: ` : `...{ ${to}`;
      this.#sheet.put([change], { file, start, end: isShorthand ? start : name.getEnd(), text });
      this.#sheet.put([change], { file, start: property.getEnd(), end: property.getEnd(), text: ' }' });
      return;
    }
    if (isShorthand) {
      this.#sheet.put([change], { file, start, end: start, text: `${to}: ` });
      return;
    }
    const written = name.getText();
    const text = ts.isStringLiteral(name) ? written.charAt(0) + to + written.charAt(0) : to;
    if (written !== text) this.#sheet.put([change], { file, start, end: name.getEnd(), text });
  }

  /** A new name that stands elsewhere in the settings takes the value there. */
  #renameAll(change: RenameChange, places: readonly PropertyPlace[]): void {
    const { usage, writtenName } = this.#site;
    const before = (usage.options[change.name]?.writtenAs || writtenName(change.name)).split('.');
    const after = writtenName(change.to).split('.');
    if (before.slice(0, -1).join('.') === after.slice(0, -1).join('.')) {
      this.#renames.push(...places.map(({ node }) => ({ change, node })));
      return;
    }
    const [place] = places;
    const value = place && valueOf(place.node);
    if (!value || places.length > 1) {
      this.#refusals.set(change, NO_PLACE);
      return;
    }
    this.#remove(change, place.node);
    const loose = change.typed === false && this.#site.typed && after.length === 1;
    this.#additions.push({ owner: change, path: after, text: value.getText(), loose });
  }

  #remove(change: OptionChange, property: NamedProperty): void {
    this.#removals.set(property, [...(this.#removals.get(property) ?? []), change]);
  }

  #add(additions: readonly Addition<OptionChange>[]): void {
    const { object, owner, argument } = this.#site;
    if (object) addProperties(this.#contextAt(object), object, additions);
    else if (!owner || argument < 0 || !this.#addArgument(owner, argument, additions)) {
      for (const addition of additions) this.#refusals.set(addition.owner, NO_PLACE);
    }
  }

  #addArgument(
    owner: ts.NewExpression | ts.CallExpression,
    index: number,
    additions: readonly Addition<OptionChange>[],
  ): boolean {
    const { file, style } = this.#contextAt(owner);
    const owners = additions.map((addition) => addition.owner);
    const properties = printAdditions(additions, style);
    const insertions = insertArgument(owner, { index, properties, style, joined: Boolean(this.#site.port) });
    for (const { at, text } of insertions ?? []) this.#sheet.put(owners, { file, start: at, end: at, text });
    return insertions !== undefined;
  }

  /** True where an addition stands in the property's place. */
  #isWritten(property: ts.ObjectLiteralElementLike): boolean {
    return this.#additions.some(({ owner }) =>
      this.#sheet
        .edits(owner)
        .some((edit) => edit.start === property.getStart() && edit.end === property.getEnd()),
    );
  }

  #contextAt(node: ts.Node): ObjectContext<OptionChange> {
    return {
      sheet: this.#sheet,
      file: this.#workspace.fileOf(node),
      style: styleOf(node.getSourceFile()),
      removed: new Set(this.#removals.keys()),
      first: this.#site.usage.kind === 'client',
      ...(this.#site.ahead ? { ahead: this.#site.ahead } : {}),
    };
  }

  /** What stands in front of a property's second line. */
  #margin(): string {
    const node = this.#site.object?.properties[0] ?? this.#site.object ?? this.#site.owner;
    if (!node) return '';
    const source = node.getSourceFile();
    const own = indentAt(source.text, node.getStart());
    const isInLiteral = this.#site.object !== undefined && node !== this.#site.object;
    return isInLiteral ? own : own + styleOf(source).indent;
  }

  #style() {
    const { object, owner, options } = this.#site;
    const node = object ?? owner ?? [...options.values()][0]?.value;
    if (!node) throw new Error('a site without a node');
    return styleOf(node.getSourceFile());
  }
}
