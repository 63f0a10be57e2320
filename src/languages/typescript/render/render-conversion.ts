import type { Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { CallUsage } from '../../../core/usage.js';
import type { ConversionSite, Site } from '../clients/sites.js';
import type { Workspace } from '../program/workspace.js';
import { EditSheet } from './edit-sheet.js';
import { renderOptions, type OptionChange } from './render-options.js';

/** A call in its new form, with what rules change in its settings: one text, whole or not at all. */
export function renderConversion(
  workspace: Workspace,
  site: Site,
  conversion: ConversionSite,
  changes: readonly OptionChange[],
): Rendering {
  const usage = site.usage as CallUsage;
  const nodes = new Map([...conversion.options].map(([name, { node }]) => [name, node]));
  const options = { ...usage.options, ...usage.conversion?.options };
  const removals = conversion.dropped.map((name): OptionChange => ({
    type: 'remove-option',
    usage: usage.id,
    name,
  }));
  const all = [...changes, ...removals];
  const rendered = renderOptions(workspace, { ...site, usage: { ...usage, options }, options: nodes }, all);
  const refused = [...rendered.values()].find((each) => !each.ok);
  if (refused) return refused;
  const sheet = new EditSheet<'it'>();
  for (const edit of ownEdits(workspace, conversion, all)) sheet.put(['it'], edit);
  for (const each of rendered.values())
    if (each.ok) {
      for (const edit of each.edits) sheet.put(['it'], edit);
      sheet.drop(['it'], each.drops);
    }
  return { ok: true, edits: sheet.edits('it'), drops: sheet.drops('it') };
}

/** The conversion's own edits, without those of settings that go, and without the names of settings that get another. */
function ownEdits(
  workspace: Workspace,
  conversion: ConversionSite,
  changes: readonly OptionChange[],
): readonly Edit[] {
  const named = new Set(changes.filter(({ type }) => type === 'rename-option').map(({ name }) => name));
  const gone = new Set(changes.filter(({ type }) => type === 'remove-option').map(({ name }) => name));
  const edits = [...conversion.options].flatMap(([name, option]) =>
    gone.has(name) ? [] : [...(named.has(name) ? [] : option.naming), ...option.edits],
  );
  const spans = [...gone].flatMap((name) => {
    const node = conversion.options.get(name)?.node.node;
    return node ? [workspace.span(node)] : [];
  });
  const isInside = (edit: Edit) =>
    spans.some((span) => span.file === edit.file && span.start <= edit.start && edit.end <= span.end);
  return [...conversion.edits, ...edits].filter((edit) => !isInside(edit));
}
