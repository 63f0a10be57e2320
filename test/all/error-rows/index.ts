import { ADDRESSES } from './addresses.js';
import { DEEPSEEK } from './deepseek.js';
import { GLM } from './glm.js';
import { KIMI } from './kimi.js';
import { OTHERS } from './others.js';
import { QWEN } from './qwen.js';
import type { ErrorRow } from './row.js';

export type { ErrorRow };

/** One row for each error; historic ones, and those of accounts and of content, are left out. */
export const ERROR_ROWS: readonly ErrorRow[] = [
  ...DEEPSEEK,
  ...QWEN,
  ...KIMI,
  ...GLM,
  ...OTHERS,
  ...ADDRESSES,
];
