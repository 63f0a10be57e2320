import { ts } from 'ts-morph';
import type { NoteUsage, UsageId } from '../../../core/usage.js';
import { usageId } from '../clients/usage-id.js';
import type { Evaluator } from '../follow/evaluator.js';
import { walk } from '../program/walk.js';
import { isModelTest } from './model-tests.js';

/** Below this a number counts messages or retries; no window of a model was ever that small. */
const SMALLEST = 256;
const LIMIT = /token|limit|context|window|max|length|size/i;

/** Numbers that a test of the model's name chooses: `if (model.includes('32k')) limit = 32768`, and the number that stands without it. */
export function detectModelLimits(evaluator: Evaluator): NoteUsage[] {
  const found = new Map<ts.Node, Limit>();
  for (const file of evaluator.workspace.candidates) {
    const source = evaluator.workspace.files.get(file);
    if (!source) continue;
    walk(source, (node) => {
      const branches = branchesOf(node);
      if (!branches || !isModelTest(evaluator, branches.test)) return;
      const tests = textsIn(evaluator, branches.test);
      for (const branch of branches.of) collect(evaluator, branch, tests, found);
    });
  }
  return [...found].map(([node, { name, tests }]) => {
    const span = evaluator.workspace.span(node);
    return {
      id: usageId('note', span, 'limit'),
      kind: 'note',
      language: 'typescript',
      span,
      about: 'model-limit',
      name,
      tests,
    };
  });
}

function branchesOf(node: ts.Node): { test: ts.Node; of: readonly ts.Node[] } | undefined {
  if (ts.isIfStatement(node))
    return {
      test: node.expression,
      of: node.elseStatement ? [node.thenStatement, node.elseStatement] : [node.thenStatement],
    };
  return ts.isSwitchStatement(node) ? { test: node, of: node.caseBlock.clauses } : undefined;
}

interface Limit {
  readonly name: string;
  readonly tests: readonly UsageId[];
}

/** The literals that are tested for, as the usages that they may be. */
function textsIn(evaluator: Evaluator, test: ts.Node): readonly UsageId[] {
  const found: UsageId[] = [];
  const see = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node)) found.push(usageId('model', evaluator.workspace.span(node)));
  };
  if (ts.isSwitchStatement(test)) for (const clause of test.caseBlock.clauses) ts.forEachChild(clause, see);
  else walk(test, see);
  return found;
}

function collect(
  evaluator: Evaluator,
  branch: ts.Node,
  tests: readonly UsageId[],
  found: Map<ts.Node, Limit>,
): void {
  const see = (node: ts.Node) => {
    if (!isAssigned(node) || !isLimit(node.right) || !LIMIT.test(node.left.getText())) return;
    found.set(node, { name: node.getText(), tests });
    const start = ts.isIdentifier(node.left) && declarationOf(evaluator, node.left);
    if (start) found.set(start, { name: start.getText(), tests });
  };
  see(branch);
  walk(branch, see);
}

function isAssigned(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isLimit(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isNumericLiteral(node) && Number(node.text) >= SMALLEST;
}

/** `let limit = 4096`: what holds where no test says otherwise. */
function declarationOf(evaluator: Evaluator, name: ts.Identifier): ts.VariableDeclaration | undefined {
  const declaration = evaluator.workspace.checker.getSymbolAtLocation(name)?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) && isLimit(declaration.initializer)
    ? declaration
    : undefined;
}
