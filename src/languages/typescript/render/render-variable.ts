import { ts } from 'ts-morph';
import type { Change, Edit } from '../../../core/change.js';
import type { Rendering } from '../../../core/language.js';
import type { EnvUsage } from '../../../core/usage.js';
import { nameText } from '../follow/property-places.js';
import type { RenderContext } from './render.js';
import { variableTokens } from '../variables/variable-tokens.js';
import type { Workspace } from '../program/workspace.js';

/** The name token, in whatever form it stands; in comments and text every mention. */
export function renameVariable(
  context: RenderContext,
  change: Extract<Change, { type: 'rename-variable' }>,
): Rendering {
  const { usage, workspace } = context;
  if (usage.kind === 'doc') {
    const edits = usage.mentions
      .filter((mention) => change.from === undefined || mention.variable === change.from)
      .map((mention): Edit => ({ ...mention.at, text: change.to }));
    return { ok: true, edits, drops: [] };
  }
  if (usage.kind !== 'env' || usage.name === change.to) return { ok: true, edits: [], drops: [] };
  const token = tokenAt(workspace, usage);
  if (token && isTaken(workspace, token, change.to)) {
    return {
      ok: false,
      reason: {
        en: `${change.to} is already the name of something else here`,
        zh: `此处 ${change.to} 已是其他内容的名字`,
      },
    };
  }
  return {
    ok: true,
    edits: [{ ...usage.nameAt, text: replacement(workspace, usage, token, change.to) }],
    drops: [],
  };
}

/** The identifier or the string whose text is the name; undefined for a mention within other text. */
function tokenAt(workspace: Workspace, usage: EnvUsage): ts.Identifier | ts.StringLiteralLike | undefined {
  const file = workspace.files.get(usage.nameAt.file);
  const { start, end } = usage.nameAt;
  function find(node: ts.Node): ts.Node | undefined {
    return ts.forEachChild(node, (child) => {
      if (child.pos > start || child.end < end) return undefined;
      return isToken(child, usage.name) ? child : find(child);
    });
  }
  const found = file && find(file);
  return found && isToken(found, usage.name) ? found : undefined;
}

function isToken(node: ts.Node, name: string): node is ts.Identifier | ts.StringLiteralLike {
  return (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === name;
}

/** `{ OPENAI_API_KEY }` of a local that keeps its name becomes `{ NEW: OPENAI_API_KEY }`. */
function replacement(workspace: Workspace, usage: EnvUsage, token: ts.Node | undefined, to: string): string {
  const keepsLocal =
    token !== undefined &&
    ts.isIdentifier(token) &&
    ts.isShorthandPropertyAssignment(token.parent) &&
    !variableTokens(workspace).isLocal(token);
  return keepsLocal ? `${to}: ${usage.name}` : to;
}

/** Another local, or another member of the same object, bears the new name. */
function isTaken(workspace: Workspace, token: ts.Node, name: string): boolean {
  const { parent } = token;
  const member = ts.isObjectLiteralElement(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent);
  if (
    member &&
    parent.name === token &&
    siblings(parent).some((each) => each.name && nameText(each.name) === name)
  )
    return true;
  if (
    !ts.isIdentifier(token) ||
    !(ts.isBindingElement(parent) ? !parent.propertyName : variableTokens(workspace).isLocal(token))
  )
    return false;
  return workspace
    .identifiers(name)
    .some((identifier) => identifier.getSourceFile() === token.getSourceFile() && declaresLocal(identifier));
}

type Member = ts.ObjectLiteralElement | ts.TypeElement | ts.ClassElement;

function siblings(member: Member): readonly { readonly name?: ts.PropertyName }[] {
  const holder = member.parent as {
    readonly properties?: ts.NodeArray<Member>;
    readonly members?: ts.NodeArray<Member>;
  };
  return [...(holder.properties ?? holder.members ?? [])].flatMap((each) =>
    each.name ? [{ name: each.name }] : [],
  );
}

function declaresLocal(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  const declares =
    ts.isVariableDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isParameter(parent);
  return declares && parent.name === identifier;
}
