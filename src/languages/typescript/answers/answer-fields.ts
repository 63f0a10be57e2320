import type { AnswerField, AnswerFields } from '../../../core/sdk.js';

/** The fields whose names tell what a piece of a stream is. */
export function testsIn(fields: AnswerFields): Record<string, Readonly<Record<string, string>>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { tests }]) => (tests ? [[name, tests]] : [])),
  );
}

/** One name, and no path. */
export function isPlainName(path: string | undefined): path is string {
  return path !== undefined && /^\w+$/.test(path);
}

/** How a pattern takes the field: under its new name, or from inside another. */
export function patternOf(field: AnswerField): { name: string; inner?: string } | false | undefined {
  if (field.orElse !== undefined || field.values || field.inside) return undefined;
  if (field.to === undefined) return false;
  const [name, inner, ...more] = field.to.split('.');
  if (more.length > 0 || !isPlainName(name) || (inner !== undefined && !isPlainName(inner))) return undefined;
  return { name, ...(inner === undefined ? {} : { inner }) };
}

/** True where some of it is called otherwise now. */
export function hasRenamed(fields: AnswerFields): boolean {
  return Object.values(fields).some((field) => field.to !== undefined || (field.of && hasRenamed(field.of)));
}
