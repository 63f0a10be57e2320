import { type ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { namedFile } from '../program/file-paths.js';
import type { External, Known } from './known.js';

const FILE_SYSTEMS =
  /^(?:fs|fs\/promises|fs-extra|graceful-fs|jsonfile|load-json-file|global:Bun|global:Deno)$/;
const READERS = /^(?:read(?:TextFile|File|Json|JSON)(?:Sync)?|loadJsonFile(?:Sync)?|file|default)$/;

/**
 * What a program gets of a JSON file of the project that it reads: the document, since nothing but parsing comes in between.
 * Undefined where the call reads no file, or none that can be named.
 */
export function readDocument(
  evaluator: Evaluator,
  callee: External,
  node: ts.CallExpression,
): Known | undefined {
  const [path] = node.arguments;
  if (!path || !FILE_SYSTEMS.test(callee.package) || !READERS.test(callee.path.at(-1) ?? ''))
    return undefined;
  return fileAt(evaluator, path);
}

/** The module or the JSON document at a path that the code puts together. */
export function fileAt(evaluator: Evaluator, path: ts.Expression): Known | undefined {
  const name = namedFile(evaluator, path);
  if (name === undefined) return undefined;
  const file = evaluator.workspace.files.get(name);
  if (file) return { k: 'module', file };
  const document = evaluator.workspace.document(name);
  return document && evaluator.evaluate(document);
}

/** `import settings from './settings.json'`: the document, or one of its members. */
export function followDocument(
  evaluator: Evaluator,
  at: ts.Node,
  specifier: string,
  name: string,
): Known | undefined {
  const document = evaluator.workspace.documentBehind(at, specifier);
  if (!document) return undefined;
  const value = evaluator.evaluate(document);
  return name === '*' || name === 'default' ? value : evaluator.property(value, name, at);
}
