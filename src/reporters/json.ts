import type { Reporter } from '../core/reporter.js';

const json: Reporter = {
  name: 'json',
  print: ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
};

export default json;
