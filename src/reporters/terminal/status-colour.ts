import type { ChalkInstance } from 'chalk';
import type { Status } from '../../core/rule.js';

export function colourOf(status: Status, chalk: ChalkInstance): ChalkInstance {
  return { auto: chalk.green, review: chalk.yellow, manual: chalk.red, info: chalk.dim }[status];
}
