import { ts } from 'ts-morph';
import type { Workspace } from './workspace.js';

/** What a name stands for; in `{ name }` of a literal, the value rather than the property. */
export function symbolOfName({ checker }: Workspace, name: ts.Identifier): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
}

/** Other places of the same file where a declared name stands for the same thing. */
export function usesOfName(workspace: Workspace, name: ts.Identifier): readonly ts.Identifier[] {
  const symbol = workspace.checker.getSymbolAtLocation(name);
  return workspace
    .identifiers(name.text)
    .filter(
      (use) =>
        use !== name &&
        use.getSourceFile() === name.getSourceFile() &&
        symbolOfName(workspace, use) === symbol,
    );
}
