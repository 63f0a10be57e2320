import { ts } from 'ts-morph';
import { isOpenAIHost } from '../../../core/openai-names.js';
import type { Span } from '../../../core/source.js';
import type { Evaluator } from '../follow/evaluator.js';
import { alternatives, type Known } from '../follow/known.js';
import { literalSpan } from '../follow/values.js';
import { walk } from '../program/walk.js';
import { bodyOf } from './request-body.js';
import { requestOf } from './request-calls.js';
import { flatten } from './raw-http.js';

/** Where the models are defined that requests send to another vendor's address: names of that vendor's, whatever they look like. */
export function foreignModelSpans(evaluator: Evaluator): readonly Span[] {
  const found: Span[] = [];
  for (const file of evaluator.workspace.files.values()) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
      const request = requestOf(evaluator, node);
      if (!request || !flatten(request.url).some(isOtherHost)) return;
      const model = bodyOf(evaluator, request).read.options.get('model')?.known;
      if (model) found.push(...literalsIn(model).map((literal) => literalSpan(evaluator.workspace, literal)));
    });
  }
  return found;
}

function isOtherHost(piece: Known): boolean {
  if (piece.k !== 'literal') return false;
  const host = /^https?:\/\/([^/:?#]+)/.exec(String(piece.value))?.[1];
  return (
    host !== undefined && host.includes('.') && !isOpenAIHost(host) && !/\.azure\.(?:com|cn)$/.test(host)
  );
}

function literalsIn(known: Known): readonly ts.Node[] {
  if (known.k === 'literal') return [known.node];
  if (known.k === 'env') return known.fallback ? literalsIn(known.fallback) : [];
  return known.k === 'choice' ? alternatives(known).flatMap(literalsIn) : [];
}
