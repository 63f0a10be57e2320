export { loadCatalog, type Catalog } from './catalog/catalog.js';
export { makeTarget, type TargetChoice } from './catalog/make-target.js';
export { MachineError, UsageError } from './core/errors.js';
export type { Finding, Report } from './core/report.js';
export { migrate, type Outcome, type Request } from './pipeline/migration.js';
export { undo, type UndoResult } from './pipeline/write/undo.js';
