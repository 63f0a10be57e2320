import { Project, ts } from 'ts-morph';
import type { Skipped } from '../../../core/language.js';
import type { FilePath, ProjectFiles, SourceText, Span } from '../../../core/source.js';
import { indexExports, type ExportIndex } from './exports-index.js';
import { loadNeighbours } from './load-files.js';
import { ModuleGraph } from './module-graph.js';
import { scriptText } from './script-text.js';

/** Everything parsed for one run: one program, and the few indexes that make following values cheap. */
export class Workspace {
  readonly project: ProjectFiles;
  readonly graph: ModuleGraph;
  readonly checker: ts.TypeChecker;
  readonly skipped: readonly Skipped[];
  /** Parsed files by path, in the order of paths. */
  readonly files: ReadonlyMap<FilePath, ts.SourceFile>;
  /** Files that mention OpenAI themselves; the others are there to follow values through. */
  readonly candidates: ReadonlySet<FilePath>;
  readonly #paths = new Map<ts.SourceFile, FilePath>();
  readonly #exports = new Map<ts.SourceFile, ExportIndex>();
  readonly #documents = new Map<FilePath, ts.Expression | undefined>();
  #names: Map<string, Mentions> | undefined;

  constructor(sources: readonly SourceText[], project: ProjectFiles) {
    this.project = project;
    this.graph = new ModuleGraph(project);
    const loaded = loadNeighbours(sources, project, this.graph);
    const morph = new Project({
      useInMemoryFileSystem: true,
      skipLoadingLibFiles: true,
      compilerOptions: {
        allowJs: true,
        noLib: true,
        noResolve: true,
        jsx: ts.JsxEmit.Preserve,
        target: ts.ScriptTarget.ESNext,
        module: ts.ModuleKind.ESNext,
        moduleDetection: ts.ModuleDetectionKind.Force,
      },
    });
    const parsed = [...loaded.values()].map((source) => parse(morph, source));
    this.skipped = parsed.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : []));
    morph.getProgram();
    const files = new Map<FilePath, ts.SourceFile>();
    for (const outcome of parsed) {
      if (!('node' in outcome)) continue;
      files.set(outcome.file, outcome.node);
      this.#paths.set(outcome.node, outcome.file);
    }
    this.files = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
    this.candidates = new Set(sources.map((source) => source.file));
    this.checker = morph.getTypeChecker().compilerObject;
  }

  fileOf(node: ts.Node): FilePath {
    return this.#paths.get(node.getSourceFile()) ?? '';
  }

  span(node: ts.Node): Span {
    return { file: this.fileOf(node), start: node.getStart(), end: node.getEnd() };
  }

  /** The module of the project behind a specifier. */
  resolve(from: ts.Node, specifier: string): ts.SourceFile | undefined {
    const file = this.graph.resolve(this.fileOf(from), specifier);
    return file === undefined ? undefined : this.files.get(file);
  }

  /** The JSON document behind a specifier. */
  documentBehind(from: ts.Node, specifier: string): ts.Expression | undefined {
    const file = this.graph.resolve(this.fileOf(from), specifier);
    return file === undefined ? undefined : this.document(file);
  }

  /** The one expression of a JSON file of the project; undefined for other files. */
  document(file: FilePath): ts.Expression | undefined {
    if (!this.#documents.has(file)) this.#documents.set(file, this.#parseDocument(file));
    return this.#documents.get(file);
  }

  #parseDocument(file: FilePath): ts.Expression | undefined {
    const text = /\.(?:json|jsonc|json5)$/.test(file) ? this.project.read(file)?.text : undefined;
    if (text === undefined) return undefined;
    const document = ts.createSourceFile(`/${file}`, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JSON);
    this.#paths.set(document, file);
    const [statement] = document.statements;
    return statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  }

  /** True where the specifier leads to a file of the project, parsed or not. */
  isOwn(from: ts.Node, specifier: string): boolean {
    return /^[./]/.test(specifier) || this.graph.resolve(this.fileOf(from), specifier) !== undefined;
  }

  exportsOf(file: ts.SourceFile): ExportIndex {
    let index = this.#exports.get(file);
    if (!index) {
      index = indexExports(file);
      this.#exports.set(file, index);
    }
    return index;
  }

  /** All identifiers with this text, in every parsed file. */
  identifiers(name: string): readonly ts.Identifier[] {
    return this.#named(name).identifiers;
  }

  /** The same, and members that are named in quotes: `table['ask']`. */
  mentions(name: string): readonly (ts.Identifier | ts.StringLiteralLike)[] {
    const { identifiers, quoted } = this.#named(name);
    return quoted.length === 0 ? identifiers : [...identifiers, ...quoted];
  }

  #named(name: string): Mentions {
    this.#names ??= indexNames(this.files.values());
    return this.#names.get(name) ?? NO_MENTIONS;
  }
}

type Parsed =
  | { readonly file: FilePath; readonly node: ts.SourceFile }
  | { readonly skipped: Skipped }
  | Record<string, never>;

function parse(morph: Project, source: SourceText): Parsed {
  const script = scriptText(source.file, source.text);
  if (!script) return {};
  const file = morph.createSourceFile(`/${source.file}${script.extension}`, script.text, { overwrite: true });
  const problem = syntaxErrors(file.compilerNode)[0];
  if (!problem) return { file: source.file, node: file.compilerNode };
  file.forget();
  const line = source.text.slice(0, problem.start).split('\n').length;
  const what = ts.flattenDiagnosticMessageText(problem.messageText, ' ');
  return {
    skipped: {
      file: source.file,
      code: 'syntax-error',
      reason: { en: `Syntax error at line ${line}: ${what}`, zh: `第 ${line} 行有语法错误：${what}` },
    },
  };
}

/** Parse errors alone; the property is not in the public types, the program's own method adds errors of type syntax in JavaScript. */
export function syntaxErrors(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (file as ts.SourceFile & { parseDiagnostics?: ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
}

interface Mentions {
  readonly identifiers: ts.Identifier[];
  readonly quoted: ts.StringLiteralLike[];
}

const NO_MENTIONS: Mentions = { identifiers: [], quoted: [] };

function indexNames(files: Iterable<ts.SourceFile>): Map<string, Mentions> {
  const index = new Map<string, Mentions>();
  const at = (name: string): Mentions => {
    const known = index.get(name) ?? { identifiers: [], quoted: [] };
    index.set(name, known);
    return known;
  };
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node)) at(node.text).identifiers.push(node);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      at(node.argumentExpression.text).quoted.push(node.argumentExpression);
    ts.forEachChild(node, visit);
  }
  for (const file of files) visit(file);
  return index;
}
