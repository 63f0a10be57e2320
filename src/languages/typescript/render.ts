import { ts } from 'ts-morph';
import type { Change, Edit } from '../../core/change.js';
import type { Rendering } from '../../core/language.js';
import type { Localized } from '../../core/localized.js';
import type { Usage } from '../../core/usage.js';
import { printExpression } from './print-expression.js';
import { setClass } from './render-class.js';
import { makeInstance } from './render-instance.js';
import { replaceLiteral, replaceText } from './render-literal.js';
import { guardOption, removeOption, renameOption, setOptions } from './render-options.js';
import { renameVariable } from './render-variable.js';
import type { Site } from './sites.js';
import { styleOf } from './source-style.js';
import type { Workspace } from './workspace.js';

export interface RenderContext {
  readonly workspace: Workspace;
  readonly site: Site | undefined;
  readonly usage: Usage;
}

const NO_PLACE: Localized = {
  en: 'there is no expression here to write it into',
  zh: '此处没有可以写入的表达式',
};

/** All changes of one usage as edits, each whole or refused. */
export function renderChanges(context: RenderContext, changes: readonly Change[]): readonly Rendering[] {
  const { site, usage } = context;
  const settings = changes.filter((change) => change.type === 'set-option');
  const file = site ? context.workspace.fileOf(site.object ?? site.owner ?? site.instance?.specifier ?? firstNode(site)) : usage.span.file;
  if (site?.instance && site.usage.kind === 'client') {
    const edits = makeInstance(context.workspace, site, changes);
    return changes.map(() => edits);
  }
  const canSet = site !== undefined && (site.object !== undefined || (site.owner !== undefined && site.argument >= 0));
  const set = canSet ? setOptions(site, file, settings) : undefined;
  return changes.map((change) => {
    if (change.type !== 'set-option') return renderOne(context, change, file);
    const edits = set?.get(change);
    return edits ? done(edits) : refuse(NO_PLACE);
  });
}

function firstNode(site: Site): ts.Node {
  const [option] = site.options.values();
  if (!option) throw new Error('a site without a node');
  return option.value;
}

function renderOne(context: RenderContext, change: Exclude<Change, { type: 'set-option' }>, file: string): Rendering {
  const { workspace, site } = context;
  switch (change.type) {
    case 'set-literal':
      return optional(replaceLiteral(textOf(workspace, change.at.file), change.at, change.value));
    case 'set-text':
      return optional(replaceText(textOf(workspace, change.at.file), change.at, change.text));
    case 'set-expression':
      return expression(workspace, change);
    case 'rename-variable':
      return renameVariable(context, change);
    case 'guard-option':
    case 'remove-option':
    case 'rename-option':
      return site ? ofOption(workspace, site, change) : refuse(NO_PLACE);
    case 'set-class':
      return site?.owner ? setClass(workspace, site.owner, change.to) : refuse(NO_PLACE);
    case 'convert-call':
      return site?.owner && site.chatMethod ? done(chatCall(site, file)) : refuse(NO_PLACE);
    case 'set-variable':
    case 'declare-variable':
      return refuse({ en: 'a program declares no variables of the environment', zh: '程序代码不声明环境变量' });
  }
}

function ofOption(workspace: Workspace, site: Site, change: Extract<Change, { type: 'guard-option' | 'remove-option' | 'rename-option' }>): Rendering {
  const option = site.options.get(change.name);
  if (!option) return done([]);
  // A setting that comes from a shared object is guarded where it stands.
  const file = workspace.fileOf(option.value);
  if (change.type === 'guard-option') {
    return done(guardOption(option, file, printExpression(change.fallback, styleOf(option.value.getSourceFile()))));
  }
  if (!option.own) return refuse({ en: 'the setting stands in an object that others share', zh: '该设置位于其他代码共用的对象中' });
  if (change.type === 'rename-option') return done(renameOption(option, file, change.to));
  const { edits, drops } = removeOption(option, file);
  return { ok: true, edits, drops };
}

function expression(workspace: Workspace, change: Extract<Change, { type: 'set-expression' }>): Rendering {
  const source = workspace.files.get(change.at.file);
  if (!source) return refuse(NO_PLACE);
  const text = printExpression(change.value, styleOf(source));
  return source.text.slice(change.at.start, change.at.end) === text ? done([]) : done([{ ...change.at, text }]);
}

/** `openai('gpt-4o')` → `openai.chat('gpt-4o')` */
function chatCall(site: Site, file: string): Edit[] {
  const callee = site.owner!.expression;
  if (!ts.isPropertyAccessExpression(callee)) return [{ file, start: callee.getEnd(), end: callee.getEnd(), text: `.${site.chatMethod}` }];
  return [{ file, start: callee.name.getStart(), end: callee.name.getEnd(), text: site.chatMethod! }];
}

function textOf(workspace: Workspace, file: string): string {
  return workspace.project.read(file)?.text ?? '';
}

function optional(edit: Edit | undefined): Rendering {
  return done(edit ? [edit] : []);
}

export function done(edits: readonly Edit[]): Rendering {
  return { ok: true, edits, drops: [] };
}

export function refuse(reason: Localized): Rendering {
  return { ok: false, reason };
}
