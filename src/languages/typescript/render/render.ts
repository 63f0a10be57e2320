import { ts } from 'ts-morph';
import type { Change, Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { Localized } from '../../../core/localized.js';
import type { Usage } from '../../../core/usage.js';
import { rewriteConstruction } from '../port/port-construction.js';
import { printExpression } from './print-expression.js';
import { keepToChat } from './keep-to-chat.js';
import { renderConversion } from './render-conversion.js';
import { renderAmbient } from './render-ambient.js';
import { settingsAround } from './render-around.js';
import { setClass } from './render-class.js';
import { setHome } from './render-home.js';
import { constructInPlace } from './render-construct.js';
import { makeInstance } from './render-instance.js';
import { replaceLiteral, replaceText } from './render-literal.js';
import { isOfOption, renderOptions, type OptionChange } from './render-options.js';
import { renameVariable } from './render-variable.js';
import type { Site } from '../clients/sites.js';
import { styleOf } from '../program/source-style.js';
import type { Workspace } from '../program/workspace.js';
import { NO_PLACE } from './refusals.js';

export interface RenderContext {
  readonly workspace: Workspace;
  readonly site: Site | undefined;
  readonly usage: Usage;
}

/** All changes of one usage as edits, each whole or refused. */
export function renderChanges(context: RenderContext, changes: readonly Change[]): readonly Rendering[] {
  const { site, workspace } = context;
  const whole = site?.usage.kind === 'client' ? wholeClient(workspace, site, changes) : undefined;
  if (whole) return changes.map(() => whole);
  if (site?.port?.construction && changes.some((change) => change.type === 'port')) {
    const written = rewriteConstruction(workspace, site.port.construction, changes);
    return changes.map(() => done([...site.port!.edits, ...written]));
  }
  if (site?.ambient?.installs) {
    const written = done(renderAmbient(workspace, site, changes));
    return changes.map(() => written);
  }
  if (site?.conversion && changes.some((change) => change.type === 'convert-call')) {
    const whole = renderConversion(workspace, site, site.conversion, changes.filter(isOfOption));
    return changes.map((change) => ('at' in change ? renderAt(workspace, change) : whole));
  }
  const ofOptions = site && renderOptions(workspace, site, changes.filter(isOfOption));
  return changes.map((change) => {
    if (isOfOption(change)) return ofOptions?.get(change) ?? refuse(NO_PLACE);
    return 'at' in change ? renderAt(workspace, change) : renderOne(context, change);
  });
}

/** A client that no construction of its own makes: all of its settings are written in one piece. */
function wholeClient(workspace: Workspace, site: Site, changes: readonly Change[]): Rendering | undefined {
  if (site.instance) return makeInstance(workspace, site, changes);
  if (site.construct) return constructInPlace(workspace, site, changes);
  return site.around && settingsAround(workspace, site, site.around, changes);
}

type AtSpan = Extract<Change, { readonly at: unknown }>;

function renderAt(workspace: Workspace, change: AtSpan): Rendering {
  if (change.type === 'set-expression') return expression(workspace, change);
  if (change.type === 'remove-entry') return done([{ ...change.at, text: '' }]);
  if (change.type === 'add-entry') return done([{ ...change.at, text: change.text }]);
  const text = textOf(workspace, change.at.file);
  return optional(
    change.type === 'set-text'
      ? replaceText(text, change.at, change.text)
      : replaceLiteral(text, change.at, change.value),
  );
}

function renderOne(
  { workspace, site, usage }: RenderContext,
  change: Exclude<Change, AtSpan | OptionChange>,
): Rendering {
  switch (change.type) {
    case 'rename-variable':
      return renameVariable({ workspace, site, usage }, change);
    case 'set-class':
      return site?.owner ? setClass(workspace, site.owner, change) : refuse(NO_PLACE);
    case 'set-home':
    case 'set-method':
      return site ? atHome(workspace, site, change) : refuse(NO_PLACE);
    case 'port':
    case 'companion':
      return around(workspace, site, change);
    case 'add-client':
      return refuse(NO_PLACE);
    case 'convert-call':
      return site ? convert(workspace, site) : refuse(NO_PLACE);
    case 'set-package':
    case 'add-package':
    case 'set-variable':
    case 'declare-variable':
      return refuse({
        en: 'a program declares no variables of the environment',
        zh: '程序代码不声明环境变量',
      });
  }
}

/** The construction at another package, and the models that are asked of it. */
function atHome(
  workspace: Workspace,
  site: Site,
  change: Extract<Change, { type: 'set-home' | 'set-method' }>,
): Rendering {
  if (change.type === 'set-method') return method(workspace, site, change);
  return site.owner ? setHome(workspace, site.owner, change) : refuse(NO_PLACE);
}

/** A model by that method; what is called itself, or handed over whole, gives the package's own default. */
function method(
  workspace: Workspace,
  site: Site,
  { to, bare }: Extract<Change, { type: 'set-method' }>,
): Rendering {
  if (bare && site.handedOver) return keepToChat(workspace, site.handedOver);
  const callee = site.owner?.expression;
  if (site.convertsWithClient || !callee) return done([]);
  if (!ts.isPropertyAccessExpression(callee)) {
    const at = callee.getEnd();
    return done(bare ? [{ file: workspace.fileOf(callee), start: at, end: at, text: `.${to}` }] : []);
  }
  const { name } = callee;
  if (site.usage.kind === 'call' && site.usage.method !== name.text) return done([]);
  if (name.text === to) return done([]);
  return done([{ file: workspace.fileOf(callee), start: name.getStart(), end: name.getEnd(), text: to }]);
}

/** A call that asks for chat completions instead, by another method, another class or another member of a provider. */
function convert(workspace: Workspace, site: Site): Rendering {
  if (site.convertsWithClient) return done([]);
  if (site.handedOver) return keepToChat(workspace, site.handedOver);
  if (site.owner && site.chatExport) return setClass(workspace, site.owner, { to: site.chatExport });
  return site.owner && site.chatMethod ? done(chatCall(workspace, site)) : refuse(NO_PLACE);
}

/** What a client needs outside its own construction. */
function around(
  workspace: Workspace,
  site: Site | undefined,
  change: Extract<Change, { type: 'port' | 'companion' }>,
): Rendering {
  if (change.type === 'port') return site?.port ? done(site.port.edits) : refuse(NO_PLACE);
  if (site?.plugin) return done(site.plugin);
  return site?.ambient ? done(renderAmbient(workspace, site, [change])) : refuse(NO_PLACE);
}

function expression(workspace: Workspace, change: Extract<Change, { type: 'set-expression' }>): Rendering {
  const source = workspace.files.get(change.at.file);
  if (!source) return refuse(NO_PLACE);
  const text = printExpression(change.value, styleOf(source));
  return source.text.slice(change.at.start, change.at.end) === text
    ? done([])
    : done([{ ...change.at, text }]);
}

/** `openai('gpt-4o')` → `openai.chat('gpt-4o')` */
function chatCall(workspace: Workspace, site: Site): Edit[] {
  const file = workspace.fileOf(site.owner!);
  const callee = site.owner!.expression;
  if (!ts.isPropertyAccessExpression(callee))
    return [{ file, start: callee.getEnd(), end: callee.getEnd(), text: `.${site.chatMethod}` }];
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
