import type { Reporter } from '../core/reporter.js';

/** The diff as git applies it: the one view that quotes removed lines unmasked. */
const patch: Reporter = {
  name: 'patch',
  leavesOutDenominator: true,
  print: (input) => input.patch,
};

export default patch;
