import { ts } from 'ts-morph';
import type { CallConversion } from '../../../core/usage.js';
import { nameText } from '../follow/property-places.js';
import type { Workspace } from '../program/workspace.js';

/** Objects that stand in for the SDK in tests: `{ responses: { create: vi.fn() } }`. They would have to answer in the new form. */
export function mocksOf(workspace: Workspace, replaces: CallConversion['replaces']): readonly ts.Node[] {
  const resource = replaces === 'functions' ? undefined : replaces;
  if (resource === undefined) return [];
  return workspace.identifiers(resource).filter((name) => {
    const property = name.parent;
    if (!ts.isPropertyAssignment(property) || property.name !== name) return false;
    const value = property.initializer;
    const makes =
      ts.isObjectLiteralExpression(value) &&
      value.properties.some((each) => each.name && ['create', 'parse'].includes(nameText(each.name) ?? ''));
    return makes && !isInChat(property);
  });
}

function isInChat(property: ts.PropertyAssignment): boolean {
  const outer = property.parent.parent;
  return ts.isPropertyAssignment(outer) && nameText(outer.name) === 'chat';
}
