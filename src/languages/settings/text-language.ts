import type { Change } from '../../core/change.js';
import type { Language, Rendering, Session, Skipped, SyntaxProblem } from '../../core/language.js';
import type { FilePath, SourceText } from '../../core/source.js';
import type { Usage } from '../../core/usage.js';
import { commentSpans, type CommentMarks } from './comment-spans.js';
import { renderAt, renderChange } from './render-change.js';
import { Sheet } from './sheet.js';

/** What one syntax adds to what all settings files share. */
export interface TextLanguage {
  readonly id: string;
  readonly comments: CommentMarks;
  claims(file: FilePath): boolean;
  /** Its reader; loaded when there is a file to read, so that nobody waits for a parser that is not needed. */
  load(): TextReader | Promise<TextReader>;
}

export interface TextReader {
  /** Says every usage of one file to its sheet. */
  read(sheet: Sheet): void;
  /** Syntax errors of a text, in order; absent where the syntax has none. */
  problems?(text: string): readonly Problem[];
}

export interface Problem {
  readonly offset: number;
  readonly message: string;
}

/** A language whose files are read one by one, in memory. */
export function defineTextLanguage(language: TextLanguage): Language {
  return {
    id: language.id,
    claims: (file) => language.claims(file),
    open: async (sources) => openSession(language, await language.load(), sources),
  };
}

function openSession(
  { id, comments }: TextLanguage,
  reader: TextReader,
  sources: readonly SourceText[],
): { session: Session; skipped: readonly Skipped[] } {
  const sheets = new Map<FilePath, Sheet>();
  const texts = new Map<FilePath, string>();
  const skipped: Skipped[] = [];
  for (const source of sources) {
    const sheet = new Sheet(id, source);
    texts.set(source.file, source.text);
    try {
      reader.read(sheet);
      sheets.set(source.file, sheet);
    } catch (fault) {
      skipped.push(notRead(source.file, fault));
    }
  }
  const session: Session = {
    detect: () =>
      [...sheets.values()].flatMap((sheet) => sheet.sites.map(({ usage }) => usage).sort(byPlace)),
    render: (usage, changes) => changes.map((change) => renderOne(sheets, usage, change)),
    comments: (file) => commentSpans(texts.get(file) ?? '', comments).map((range) => ({ file, ...range })),
    check: (file, after) => newProblems(reader, file, texts.get(file) ?? '', after),
  };
  return { session, skipped };
}

function byPlace(a: Usage, b: Usage): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

function notRead(file: FilePath, fault: unknown): Skipped {
  const detail = fault instanceof Error ? fault.message : String(fault);
  return {
    file,
    code: 'adapter-error',
    reason: {
      en: `The file could not be read as settings: ${detail}.`,
      zh: `无法按配置文件读取：${detail}。`,
    },
  };
}

function renderOne(sheets: ReadonlyMap<FilePath, Sheet>, usage: Usage, change: Change): Rendering {
  // A literal that feeds a program may stand in a settings file; then the change names the place, and the usage is elsewhere.
  const sheet = sheets.get('at' in change ? change.at.file : usage.span.file);
  if (sheet && (change.type === 'set-literal' || change.type === 'set-text')) return renderAt(sheet, change);
  if (sheet && change.type === 'add-entry')
    return { ok: true, edits: [{ ...change.at, text: change.text }], drops: [] };
  const site = sheet?.site(usage.id);
  if (sheet && site) return renderChange(sheet, site, change);
  return {
    ok: false,
    reason: { en: 'This place is not known to the adapter.', zh: '适配器不认识这个位置。' },
  };
}

function newProblems(
  reader: TextReader,
  file: FilePath,
  before: string,
  after: string,
): readonly SyntaxProblem[] {
  if (!reader.problems) return [];
  const old = new Map<string, number>();
  for (const { message } of reader.problems(before)) old.set(message, (old.get(message) ?? 0) + 1);
  return reader
    .problems(after)
    .filter(({ message }) => {
      const left = old.get(message) ?? 0;
      old.set(message, left - 1);
      return left <= 0;
    })
    .map((problem) => ({ file, ...problem }));
}
