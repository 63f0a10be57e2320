import { defineRule } from '../../core/rule.js';
import * as say from '../../messages/findings.js';
import { info, review } from '../decision.js';

export default defineRule({
  id: 'dimension/rebuild-index',
  kind: 'dimension',
  title: { en: 'An index of vectors must be rebuilt', zh: '向量索引需要重建' },
  help: {
    en: 'Vectors of two models do not mix, even at the same width.',
    zh: '两个模型的向量不能混用，即使维度相同。',
  },
  on: 'dimension',
  describe: (dimension) => info(say.dimensionFound(dimension.value, dimension.store)),
  decide(dimension, context) {
    const moves = context.usages.some(
      (usage) => usage.kind === 'call' && usage.api === 'embeddings' && context.moves(usage),
    );
    return [
      moves
        ? review(say.dimension(dimension.value, dimension.store))
        : info(say.dimensionFound(dimension.value, dimension.store)),
    ];
  },
});
