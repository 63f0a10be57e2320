import { ts } from 'ts-morph';
import type { NoteUsage } from '../../../core/usage.js';
import type { FoundCall } from './calls.js';
import type { Evaluator } from '../follow/evaluator.js';
import { callersOf } from '../follow/follow-parameters.js';
import { usageId } from './usage-id.js';

/** Callers of callers are what a reader still connects with OpenAI; beyond that it is the whole program. */
const MAX_DEPTH = 3;

/** Calls of the project's own functions in which a request is made, and the imports that bring them. */
export function detectWrapperCalls(evaluator: Evaluator, requests: readonly FoundCall[]): NoteUsage[] {
  const known = new Set<ts.Node>(requests.map((request) => request.node));
  const found = new Map<string, NoteUsage>();
  let around = functionsAround(requests.map((request) => request.node));
  const seen = new Set<ts.Node>(around);
  for (let depth = 0; depth < MAX_DEPTH && around.length > 0; depth++) {
    const calls = around.flatMap((wrapper) =>
      callersOf(evaluator, wrapper).filter((call) => !known.has(call) && isNamed(call.expression)),
    );
    for (const call of calls) {
      for (const note of [ofCall(evaluator, call), ...ofImport(evaluator, call)]) found.set(note.id, note);
    }
    around = functionsAround(calls).filter((each) => !seen.has(each));
    for (const each of around) seen.add(each);
  }
  return [...found.values()];
}

/** A function that is called where it stands has no name to report. */
function isNamed(callee: ts.Expression): boolean {
  return ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee);
}

/** The named functions and methods in which the nodes stand. */
function functionsAround(nodes: readonly ts.Node[]): ts.SignatureDeclaration[] {
  const found = new Set<ts.SignatureDeclaration>();
  for (const node of nodes) {
    for (let up: ts.Node | undefined = node.parent; up; up = up.parent) {
      if (ts.isFunctionLike(up) && !ts.isConstructorDeclaration(up)) found.add(up);
      if (ts.isFunctionDeclaration(up) || ts.isMethodDeclaration(up)) break;
    }
  }
  return [...found];
}

function ofCall(evaluator: Evaluator, call: ts.CallExpression | ts.NewExpression): NoteUsage {
  const callee = call.expression;
  return note(evaluator, ts.isPropertyAccessExpression(callee) ? callee.name : callee);
}

/** The import of the name that is called, where it comes from another module. */
function ofImport(evaluator: Evaluator, call: ts.CallExpression | ts.NewExpression): NoteUsage[] {
  let callee: ts.Expression = call.expression;
  while (ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  if (!ts.isIdentifier(callee)) return [];
  const declaration = evaluator.workspace.checker.getSymbolAtLocation(callee)?.declarations?.[0];
  const isImport =
    declaration &&
    (ts.isImportSpecifier(declaration) ||
      ts.isImportClause(declaration) ||
      ts.isNamespaceImport(declaration));
  return isImport && declaration.name ? [note(evaluator, declaration.name)] : [];
}

function note(evaluator: Evaluator, at: ts.Node): NoteUsage {
  const span = evaluator.workspace.span(at);
  return {
    id: usageId('note', span),
    kind: 'note',
    language: 'typescript',
    span,
    about: 'wrapper-call',
    name: at.getText().slice(0, 60),
  };
}
