import type { FilePath, ProjectFiles } from '../../../core/source.js';
import { folderOf, foldersUp, join } from './module-graph.js';

const DEPENDENCY_KEYS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Which version of a package a file gets: from the nearest lock file, then from the nearest manifest that names it. */
export class PackageVersions {
  readonly #project: ProjectFiles;
  readonly #known = new Map<string, string | undefined>();
  readonly #manifests = new Map<string, Record<string, unknown> | undefined>();

  constructor(project: ProjectFiles) {
    this.#project = project;
  }

  /** '4.104.0' from a lock file, '^4.0.0' from a manifest, undefined where nobody says. */
  of(packageName: string, from: FilePath): string | undefined {
    const key = `${packageName}\0${folderOf(from)}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#find(packageName, from));
    return this.#known.get(key);
  }

  #find(packageName: string, from: FilePath): string | undefined {
    const folders = foldersUp(folderOf(from));
    for (const folder of folders) {
      const range = this.#range(packageName, folder);
      if (range === undefined) continue;
      return this.#locked(packageName, folder, range) ?? (/\d/.test(range) ? range : undefined);
    }
    return undefined;
  }

  #range(packageName: string, folder: string): string | undefined {
    const manifest = this.#manifest(folder);
    for (const key of DEPENDENCY_KEYS) {
      const range = (manifest?.[key] as Record<string, unknown> | undefined)?.[packageName];
      if (typeof range === 'string') return range;
    }
    return undefined;
  }

  #manifest(folder: string): Record<string, unknown> | undefined {
    if (!this.#manifests.has(folder)) {
      const text = this.#project.read(join(folder, 'package.json'))?.text;
      this.#manifests.set(folder, text === undefined ? undefined : parseObject(text));
    }
    return this.#manifests.get(folder);
  }

  #locked(packageName: string, folder: string, range: string): string | undefined {
    for (const up of foldersUp(folder)) {
      const npm = this.#project.read(join(up, 'package-lock.json'))?.text;
      if (npm !== undefined) return fromNpmLock(npm, packageName);
      const pnpm = this.#project.read(join(up, 'pnpm-lock.yaml'))?.text;
      if (pnpm !== undefined) return fromTextLock(pnpm, packageName, range);
      const yarn = this.#project.read(join(up, 'yarn.lock'))?.text;
      if (yarn !== undefined) return fromYarnLock(yarn, packageName, range);
    }
    return undefined;
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // the JSON adapter reports it
  }
}

function fromNpmLock(text: string, packageName: string): string | undefined {
  const lock = parseObject(text) as
    | { packages?: Record<string, { version?: string }>; dependencies?: Record<string, { version?: string }> }
    | undefined;
  return (
    lock?.packages?.[`node_modules/${packageName}`]?.version ?? lock?.dependencies?.[packageName]?.version
  );
}

/** pnpm writes the range as `specifier` and the version under it; older files only `/openai/4.1.0:` or `openai: 4.1.0`. */
function fromTextLock(text: string, packageName: string, range: string): string | undefined {
  const name = escape(packageName);
  const direct = new RegExp(
    `^\\s+'?${name}'?:\\s*\\n\\s+specifier: '?${escape(range)}'?\\s*\\n\\s+version: '?(\\d+\\.\\d+\\.\\d+)`,
    'm',
  ).exec(text);
  return direct?.[1] ?? new RegExp(`^\\s+'?/?${name}(?:@|/|'?: )(\\d+\\.\\d+\\.\\d+)`, 'm').exec(text)?.[1];
}

function fromYarnLock(text: string, packageName: string, range: string): string | undefined {
  const head = new RegExp(
    `^"?[^\\n]*\\b${escape(packageName)}@(?:npm:)?${escape(range)}[^\\n]*:\\n\\s+version:? "?(\\d+\\.\\d+\\.\\d+)`,
    'm',
  );
  return head.exec(text)?.[1];
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
