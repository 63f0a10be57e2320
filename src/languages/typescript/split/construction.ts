import { ts } from 'ts-morph';
import type { Edit } from '../../../core/change.js';
import { applyEdits } from '../../../text/apply-edits.js';
import type { FoundClient } from '../clients/clients.js';
import type { Evaluator } from '../follow/evaluator.js';
import { styleOf } from '../program/source-style.js';
import { factoryCall } from '../render/render-instance.js';
import { renderOptions, type OptionChange } from '../render/render-options.js';
import { Blocked, blockedAt } from './blocked.js';
import { textWith } from './text-with.js';
import { isInside } from '../program/is-inside.js';

/**
 * The first client's construction with other settings; what is unrelated to them (timeout, fetch, retries) stands in it as before.
 * Empty for a ready-made instance that stays as it is. Throws {@link Blocked}.
 */
export function constructionWith(
  evaluator: Evaluator,
  client: FoundClient,
  settings: readonly OptionChange[],
): string {
  const { site, render } = client;
  if (site.instance) {
    const style = styleOf(site.instance.getSourceFile());
    return settings.length === 0 ? '' : factoryCall(render, settings, style);
  }
  const { node, optionsOwner: owner } = site;
  const isMade = ts.isNewExpression(node) || ts.isCallExpression(node);
  if (!owner || !isMade) throw blockedAt(evaluator.workspace, node, 'form');
  const text = argumentsWith(evaluator, client, owner, settings);
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return ofBase(evaluator, client, text);
  if (owner === node) return text;
  const argument = node.arguments?.find((each) => {
    const value = evaluator.evaluate(each);
    return each === owner || (value.k === 'made' && value.node === owner);
  });
  if (!argument || owner.getSourceFile() !== node.getSourceFile())
    throw blockedAt(evaluator.workspace, node, 'form');
  return textWith(node, [{ node: argument, text }]);
}

/** `new OpenAI({ … })` for the `super({ … })` of a class that extends it. */
function ofBase(evaluator: Evaluator, { site }: FoundClient, text: string): string {
  const owner = evaluator.sdks.subclassOf(site.node);
  const base = owner?.heritageClauses?.find((each) => each.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  if (!base || site.optionsOwner !== site.node) throw blockedAt(evaluator.workspace, site.node, 'form');
  return text.replace(/^super/, `new ${base.expression.getText()}`);
}

/** The expression that takes the settings. Settings that stand apart are written out, since the first client's own changes are made in them. */
function argumentsWith(
  evaluator: Evaluator,
  { site, render, read }: FoundClient,
  owner: ts.NewExpression | ts.CallExpression,
  settings: readonly OptionChange[],
): string {
  const edits = editsOf(evaluator, render, settings);
  const { object } = read;
  if (!object || isInside(object, owner)) return applied(owner, edits);
  const given = owner.arguments?.[site.descriptor.optionsArgument];
  if (!given || object.getSourceFile() !== owner.getSourceFile())
    throw blockedAt(evaluator.workspace, owner, 'form');
  return textWith(owner, [{ node: given, text: applied(object, edits) }]);
}

function editsOf(
  evaluator: Evaluator,
  render: FoundClient['render'],
  settings: readonly OptionChange[],
): readonly Edit[] {
  const edits = new Map<string, Edit>();
  for (const rendering of renderOptions(evaluator.workspace, render, settings).values()) {
    if (!rendering.ok) throw new Blocked(rendering.reason);
    for (const edit of rendering.edits)
      edits.set(`${edit.file} ${edit.start} ${edit.end} ${edit.text}`, edit);
  }
  return [...edits.values()];
}

function applied(owner: ts.Node, edits: readonly Edit[]): string {
  const [start, end] = [owner.getStart(), owner.getEnd()];
  const outside = edits.some((edit) => edit.start < start || edit.end > end);
  if (outside) {
    throw new Blocked({
      en: 'its settings stand where others share them',
      zh: '它的配置位于与其他代码共用的位置',
    });
  }
  const text = owner.getSourceFile().text.slice(start, end);
  return applyEdits(
    text,
    edits.map((edit) => ({ start: edit.start - start, end: edit.end - start, text: edit.text })),
  );
}
