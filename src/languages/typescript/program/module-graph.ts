import { ts } from 'ts-morph';
import type { FilePath, ProjectFiles } from '../../../core/source.js';

const EXTENSIONS = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.d.ts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.vue',
  '.svelte',
  '.astro',
  '.json',
];
const WRITTEN_FOR_OUTPUT: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

interface PathAliases {
  readonly patterns: readonly {
    readonly prefix: string;
    readonly suffix: string;
    readonly targets: readonly string[];
  }[];
  readonly baseUrl: string | undefined;
}

interface Manifest {
  readonly folder: string;
  readonly name: string | undefined;
  readonly entries: readonly string[];
  readonly imports: Readonly<Record<string, unknown>>;
}

/** Resolves import specifiers to files of the project, as TypeScript, bundlers and workspaces do, without touching node_modules. */
export class ModuleGraph {
  readonly #project: ProjectFiles;
  readonly #aliases = new Map<string, PathAliases | undefined>();
  readonly #packages = new Map<string, Manifest>();
  readonly #manifestFolders: Manifest[] = [];
  readonly #resolved = new Map<string, FilePath | undefined>();

  constructor(project: ProjectFiles) {
    this.#project = project;
    for (const file of project.files) {
      if (file === 'package.json' || file.endsWith('/package.json')) this.#addManifest(file);
    }
    this.#manifestFolders.sort((a, b) => b.folder.length - a.folder.length);
  }

  /** The project's file behind a specifier, or undefined where it leads outside. */
  resolve(from: FilePath, specifier: string): FilePath | undefined {
    const key = `${folderOf(from)}\0${specifier}`;
    if (!this.#resolved.has(key)) this.#resolved.set(key, this.#find(from, specifier));
    return this.#resolved.get(key);
  }

  #find(from: FilePath, specifier: string): FilePath | undefined {
    const bare = specifier.replace(/[?#].*$/, (tail) => (specifier.startsWith('#') ? tail : ''));
    if (bare.startsWith('.')) return this.#file(join(folderOf(from), bare));
    if (bare.startsWith('/')) return this.#file(bare.slice(1));
    return (
      this.#byAlias(from, bare) ??
      this.#byPackage(bare) ??
      this.#byImportsMap(from, bare) ??
      this.#byConvention(from, bare)
    );
  }

  #file(path: string): FilePath | undefined {
    const has = (candidate: string) => (this.#project.has(candidate) ? candidate : undefined);
    const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
    if (extension) {
      const stem = path.slice(0, -extension.length);
      for (const other of WRITTEN_FOR_OUTPUT[extension] ?? []) {
        const found = has(stem + other);
        if (found) return found;
      }
    }
    if (/\.\w+$/.test(path) && has(path)) return path;
    for (const ending of EXTENSIONS) {
      const found = has(path + ending);
      if (found) return found;
    }
    for (const ending of EXTENSIONS) {
      const found = has(path === '' ? `index${ending}` : `${path}/index${ending}`);
      if (found) return found;
    }
    return undefined;
  }

  #byAlias(from: FilePath, specifier: string): FilePath | undefined {
    for (const folder of foldersUp(folderOf(from))) {
      const aliases = this.#aliasesIn(folder);
      if (!aliases) continue;
      for (const { prefix, suffix, targets } of aliases.patterns) {
        if (!specifier.startsWith(prefix) || !specifier.endsWith(suffix)) continue;
        const middle = specifier.slice(prefix.length, specifier.length - suffix.length);
        for (const target of targets) {
          const found = this.#file(target.replace('*', middle));
          if (found) return found;
        }
      }
      const found = aliases.baseUrl === undefined ? undefined : this.#file(join(aliases.baseUrl, specifier));
      if (found) return found;
    }
    return undefined;
  }

  #aliasesIn(folder: string): PathAliases | undefined {
    if (!this.#aliases.has(folder)) this.#aliases.set(folder, this.#readAliases(folder));
    return this.#aliases.get(folder);
  }

  /** All `tsconfig*.json` of a folder count, since Vite's and Angular's templates keep `paths` in a sibling of tsconfig.json. */
  #readAliases(folder: string): PathAliases | undefined {
    const names = [
      'tsconfig.json',
      'jsconfig.json',
      'tsconfig.app.json',
      'tsconfig.base.json',
      'tsconfig.node.json',
    ];
    const found = names
      .map((name) => join(folder, name))
      .filter((file) => this.#project.has(file))
      .map((file) => this.#aliasesOfConfig(file, 0));
    if (found.length === 0) return undefined;
    return {
      patterns: found.flatMap((aliases) => aliases.patterns),
      baseUrl: found.find((aliases) => aliases.baseUrl !== undefined)?.baseUrl,
    };
  }

  #aliasesOfConfig(file: FilePath, depth: number): PathAliases {
    const text = this.#project.read(file)?.text ?? '{}';
    const config = (ts.parseConfigFileTextToJson(file, text).config ?? {}) as {
      extends?: string | string[];
      compilerOptions?: { baseUrl?: string; paths?: Record<string, string[]> };
    };
    const folder = folderOf(file);
    const baseUrl = config.compilerOptions?.baseUrl;
    const base = baseUrl === undefined ? undefined : join(folder, baseUrl);
    const patterns = Object.entries(config.compilerOptions?.paths ?? {}).map(([pattern, targets]) => {
      const [prefix = '', suffix = ''] = pattern.split('*');
      return { prefix, suffix, targets: targets.map((target) => join(base ?? folder, target)) };
    });
    const parents = depth > 4 ? [] : [config.extends ?? []].flat().filter((parent) => parent.startsWith('.'));
    const inherited = parents.map((parent) => {
      const path = join(folder, parent);
      const parentFile = [path, `${path}.json`].find((candidate) => this.#project.has(candidate));
      return parentFile ? this.#aliasesOfConfig(parentFile, depth + 1) : { patterns: [], baseUrl: undefined };
    });
    return {
      patterns: [...patterns, ...inherited.flatMap((aliases) => aliases.patterns)],
      baseUrl: base ?? inherited.find((aliases) => aliases.baseUrl !== undefined)?.baseUrl,
    };
  }

  #byPackage(specifier: string): FilePath | undefined {
    const parts = specifier.split('/');
    const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    const manifest = this.#packages.get(name);
    if (!manifest) return undefined;
    const rest = specifier.slice(name.length + 1);
    const tries = rest
      ? [rest, `src/${rest}`, `lib/${rest}`]
      : [...manifest.entries, 'src/index', 'src/main', 'index', 'lib/index'];
    for (const path of tries) {
      const found =
        this.#file(join(manifest.folder, path)) ?? this.#file(join(manifest.folder, sourceOf(path)));
      if (found) return found;
    }
    return undefined;
  }

  #byImportsMap(from: FilePath, specifier: string): FilePath | undefined {
    if (!specifier.startsWith('#')) return undefined;
    const manifest = this.#manifestFolders.find((candidate) => isInside(from, candidate.folder));
    for (const [pattern, target] of Object.entries(manifest?.imports ?? {})) {
      const [prefix = '', suffix = ''] = pattern.split('*');
      if (!specifier.startsWith(prefix) || !specifier.endsWith(suffix)) continue;
      const middle = specifier.slice(prefix.length, specifier.length - suffix.length);
      for (const path of stringsIn(target)) {
        const found =
          this.#file(join(manifest!.folder, sourceOf(path.replace('*', middle)))) ??
          this.#file(join(manifest!.folder, path.replace('*', middle)));
        if (found) return found;
      }
    }
    return undefined;
  }

  /** Aliases that frameworks set up without a word in tsconfig: Next and Vite (`@/`), Nuxt (`~/`), SvelteKit (`$lib/`). */
  #byConvention(from: FilePath, specifier: string): FilePath | undefined {
    const match = /^(@|~|~~|@@|\$lib|src)\/(.*)$/.exec(specifier);
    if (!match) return undefined;
    const [, alias = '', rest = ''] = match;
    const folders =
      alias === '$lib' ? ['src/lib'] : alias === 'src' ? ['src'] : ['src', '', 'app', 'client/src'];
    for (const up of foldersUp(folderOf(from))) {
      for (const folder of folders) {
        const found = this.#file(join(up, folder, rest));
        if (found && found !== from) return found;
      }
    }
    return undefined;
  }

  #addManifest(file: FilePath): void {
    let json: Record<string, unknown>;
    try {
      json = JSON.parse((this.#project.read(file)?.text ?? '{}').replace(/^\uFEFF/, '')) as Record<
        string,
        unknown
      >;
    } catch {
      return; // a broken manifest is reported by the JSON adapter; here it names no package
    }
    const name = typeof json['name'] === 'string' ? json['name'] : undefined;
    const entries = ['source', 'types', 'module', 'main', 'exports']
      .flatMap((key) => stringsIn(json[key]))
      .map((path) => path.replace(/^\.\//, ''));
    const imports = (typeof json['imports'] === 'object' && json['imports']) || {};
    const manifest = { folder: folderOf(file), name, entries, imports: imports as Record<string, unknown> };
    this.#manifestFolders.push(manifest);
    if (name) this.#packages.set(name, manifest);
  }
}

/** `dist/x.js` in a manifest most often comes from `src/x.ts`. */
function sourceOf(path: string): string {
  return path.replace(/^(\.\/)?(dist|lib|build|out)\//, 'src/').replace(/\.d\.[cm]?ts$|\.[cm]?js$/, '');
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (value && typeof value === 'object') return Object.values(value).flatMap(stringsIn);
  return [];
}

export function folderOf(file: FilePath): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

function isInside(file: FilePath, folder: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}

/** The folder itself, then each one above, the root ('') last. */
export function foldersUp(folder: string): string[] {
  const result = [folder];
  while (folder !== '') {
    folder = folderOf(folder);
    result.push(folder);
  }
  return result;
}

/** Joins with `..` and `.` taken out; '' is the root. Paths that leave the root come out with a leading '..'. */
export function join(...parts: string[]): string {
  const result: string[] = [];
  for (const part of parts.join('/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && result.length > 0 && result.at(-1) !== '..') result.pop();
    else result.push(part);
  }
  return result.join('/');
}
