import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

interface Scope {
  /** Absolute folder that the patterns are relative to. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** The .gitignore files that hold in a folder: its own and those above, up to the repository's top. */
export class GitIgnores {
  readonly #scopes: readonly Scope[];

  private constructor(scopes: readonly Scope[]) {
    this.#scopes = scopes;
  }

  static none(): GitIgnores {
    return new GitIgnores([]);
  }

  /** The rules that hold inside `folder`, given those that hold above it. */
  enter(folder: string, hasOwn: boolean): GitIgnores {
    if (!hasOwn) return this;
    const text = readText(join(folder, '.gitignore'));
    return text === undefined ? this : this.#with(folder, text);
  }

  exclude(repository: string): GitIgnores {
    const text = readText(join(repository, '.git', 'info', 'exclude'));
    return text === undefined ? this : this.#with(repository, text);
  }

  #with(folder: string, text: string): GitIgnores {
    return new GitIgnores([...this.#scopes, { folder, rules: ignore().add(text) }]);
  }

  /** git's order: the innermost file that has an opinion decides. */
  ignores(path: string, isFolder: boolean): boolean {
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const { folder, rules } = this.#scopes[index]!;
      const inside = relative(folder, path).split(sep).join('/');
      if (inside === '' || inside.startsWith('..')) continue;
      const verdict = rules.test(isFolder ? `${inside}/` : inside);
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // no such file, or none that may be read: git then goes on without it as well
  }
}
