import type { FilePath } from '../../../core/source.js';

const TEST =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|cypress|fixtures|__fixtures__|__snapshots__)\/|\.(?:test|spec|stories|e2e|mock|fixture)\.[cm]?[jt]sx?$/;

/** True for tests, stories, mocks and their fixtures, by where they stand. */
export function isTestFile(file: FilePath): boolean {
  return TEST.test(file);
}
