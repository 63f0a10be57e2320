import type { FilePath, ProjectFiles, SourceText } from '../../../core/source.js';
import type { ModuleGraph } from './module-graph.js';
import { isScript } from './script-text.js';

const SPECIFIER = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(['"])([^'"\n]+)\1/g;
const IMPORT_DEPTH = 3;
const IMPORTER_DEPTH = 3;
/** A cap on files that are parsed only because they import or are imported; beyond it, precision would cost more than it gives. */
const MAX_NEIGHBOURS = 1500;

/**
 * The files that must be parsed together: those that mention OpenAI, what they import (values come from there) and what imports
 * them (clients and models go there).
 */
export function loadNeighbours(
  candidates: readonly SourceText[],
  project: ProjectFiles,
  graph: ModuleGraph,
): ReadonlyMap<FilePath, SourceText> {
  const loaded = new Map(candidates.map((source) => [source.file, source]));
  const room = () => loaded.size - candidates.length < MAX_NEIGHBOURS;
  const imports = new ImportTable(project, graph);
  addImporters(candidates, loaded, imports, room);
  let frontier = [...loaded.keys()];
  for (let depth = 0; depth < IMPORT_DEPTH && frontier.length > 0; depth++) {
    const next: FilePath[] = [];
    for (const file of frontier.flatMap((from) => imports.of(from))) {
      if (loaded.has(file) || !isScript(file) || !room()) continue;
      const source = project.read(file);
      if (!source) continue;
      loaded.set(file, source);
      next.push(file);
    }
    frontier = next;
  }
  return loaded;
}

function addImporters(
  candidates: readonly SourceText[],
  loaded: Map<FilePath, SourceText>,
  imports: ImportTable,
  room: () => boolean,
): void {
  let targets = new Set(candidates.map((source) => source.file));
  for (let depth = 0; depth < IMPORTER_DEPTH && targets.size > 0; depth++) {
    const found = new Set<FilePath>();
    for (const source of imports.importersOf(targets)) {
      if (loaded.has(source.file) || !room()) continue;
      loaded.set(source.file, source);
      // Only a module that hands things on can make its own importers matter.
      if (/\bexport\b|\bmodule\.exports\b/.test(source.text)) found.add(source.file);
    }
    targets = found;
  }
}

class ImportTable {
  readonly #project: ProjectFiles;
  readonly #graph: ModuleGraph;
  readonly #scripts: readonly FilePath[];
  readonly #cache = new Map<FilePath, readonly FilePath[]>();

  constructor(project: ProjectFiles, graph: ModuleGraph) {
    this.#project = project;
    this.#graph = graph;
    this.#scripts = project.files.filter((file) => isScript(file) && !file.endsWith('.d.ts'));
  }

  of(file: FilePath): readonly FilePath[] {
    let found = this.#cache.get(file);
    if (!found) {
      const text = this.#project.read(file)?.text ?? '';
      found = [...text.matchAll(SPECIFIER)].flatMap((match) => this.#graph.resolve(file, match[2]!) ?? []);
      this.#cache.set(file, found);
    }
    return found;
  }

  importersOf(targets: ReadonlySet<FilePath>): SourceText[] {
    const stems = new Set([...targets].flatMap(stemsOf));
    return this.#scripts.flatMap((file) => {
      const source = targets.has(file) ? undefined : this.#project.read(file);
      if (!source) return [];
      const near = [...source.text.matchAll(SPECIFIER)].some((match) => stems.has(lastStem(match[2]!)));
      return near && this.of(file).some((imported) => targets.has(imported)) ? [source] : [];
    });
  }
}

/** Names under which other files may import it: its own, and for an index its folder's. */
function stemsOf(file: FilePath): string[] {
  const parts = file.split('/');
  const own = lastStem(file);
  const folder = parts.at(-2) ?? '';
  const isEntry = own === 'index' || own === 'main';
  // `import '.'` and a workspace package by its name end in neither; '' and the package's folder stand for them.
  return isEntry ? [own, folder, '', '.', '..', parts.at(-3) ?? ''] : [own];
}

function lastStem(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.(?:d\.)?(?:[cm]?[jt]sx?|vue|svelte|astro|json)$/, '');
}
