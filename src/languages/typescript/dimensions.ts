import { ts } from 'ts-morph';
import type { DimensionUsage } from '../../core/usage.js';
import { usageId } from './usage-id.js';
import { walk } from './walk.js';
import type { Workspace } from './workspace.js';

/** Widths that OpenAI's embedding models give. */
const WIDTHS = new Set([1536, 3072]);
const NAMED = /dimension|vector_?size|embedding_?(?:size|length|dims?)|^dims?$|num_dimensions/i;

/** Places that fix the width of stored vectors. */
export function detectDimensions(workspace: Workspace): DimensionUsage[] {
  const found: DimensionUsage[] = [];
  for (const source of workspace.files.values()) {
    walk(source, (node) => {
      const width = widthAt(node);
      if (!width) return;
      const span = workspace.span(node);
      found.push({
        id: usageId('dimension', span),
        kind: 'dimension',
        language: 'typescript',
        span,
        ...width,
      });
    });
  }
  return found;
}

function widthAt(node: ts.Node): Pick<DimensionUsage, 'value' | 'store'> | undefined {
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text);
    const store = WIDTHS.has(value) ? storeOf(node) : undefined;
    return store === undefined ? undefined : { value, store };
  }
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateTail(node)) return undefined;
  const column = /\bvector\s*\(\s*(\d{3,4})\s*\)/i.exec(node.text);
  return column ? { value: Number(column[1]), store: 'pgvector' } : undefined;
}

/** What the number is the width of; undefined where nothing says that it is one. */
function storeOf(node: ts.NumericLiteral): string | undefined {
  const parent = node.parent;
  if (ts.isCallExpression(parent) && /vector$/i.test(parent.expression.getText())) return 'vector column';
  const name =
    ts.isPropertyAssignment(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isParameter(parent)
      ? parent.name.getText()
      : '';
  if (NAMED.test(name)) return name;
  const isSize =
    /^size$/i.test(name) &&
    ts.isPropertyAssignment(parent) &&
    /distance|vectors/.test(parent.parent.getText() + parent.parent.parent.getText().slice(0, 80));
  if (isSize) return 'vectors';
  return ts.isBinaryExpression(parent) && /dimension|\.length/.test(parent.left.getText())
    ? parent.left.getText()
    : undefined;
}
