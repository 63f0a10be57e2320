import type { Language, LanguageId, Session, Skipped } from '../../core/language.js';
import type { Progress } from '../../core/progress.js';
import type { FilePath, ProjectFiles, SourceText } from '../../core/source.js';
import type { Usage } from '../../core/usage.js';
import { skipReason } from '../../messages/skip.js';
import { readingLanguage } from '../../messages/progress.js';

export interface LanguageDoor {
  readonly id: LanguageId;
  claims(file: FilePath): boolean;
  load(): Promise<Language>;
}

export interface Detection {
  readonly usages: readonly Usage[];
  /** The session that owns a file, for rendering and for checking what was rendered. */
  readonly sessionOf: (file: FilePath) => Session | undefined;
  readonly skipped: readonly Skipped[];
}

/** Opens a session for each language that has candidates, and asks each what it sees. */
export async function detect(
  candidates: readonly FilePath[],
  project: ProjectFiles,
  doors: readonly LanguageDoor[],
  progress: Progress,
): Promise<Detection> {
  const sessions = new Map<LanguageId, Session>();
  const usages: Usage[] = [];
  const skipped: Skipped[] = [];
  for (const door of doors) {
    const sources = sourcesFor(door, candidates, project, doors);
    if (sources.length === 0) continue;
    progress.step(readingLanguage(door.id, sources.length));
    const opened = await openAll(await door.load(), sources, project);
    skipped.push(...opened.skipped);
    if (!opened.session) continue;
    sessions.set(door.id, opened.session);
    usages.push(...opened.usages);
  }
  const doorOf = (file: FilePath) => doors.find((door) => door.claims(file));
  return {
    usages,
    skipped,
    sessionOf: (file) => {
      const door = doorOf(file);
      return door && sessions.get(door.id);
    },
  };
}

function sourcesFor(
  door: LanguageDoor,
  candidates: readonly FilePath[],
  project: ProjectFiles,
  doors: readonly LanguageDoor[],
): SourceText[] {
  return candidates
    .filter((file) => doors.find((each) => each.claims(file)) === door)
    .flatMap((file) => project.read(file) ?? []);
}

interface Opened {
  readonly session: Session | undefined;
  readonly usages: readonly Usage[];
  readonly skipped: readonly Skipped[];
}

/** Where the analysis of some file fails, that file is left out and the others are tried again. */
async function openAll(
  language: Language,
  sources: readonly SourceText[],
  project: ProjectFiles,
): Promise<Opened> {
  const left = [...sources];
  const failed: Skipped[] = [];
  for (;;) {
    try {
      const { session, skipped } = await language.open(left, project);
      return { session, usages: session.detect(), skipped: [...failed, ...skipped] };
    } catch (error) {
      if (left.length === 0) throw error;
      const culprit = await findCulprit(language, left, project);
      failed.push({
        file: left[culprit]!.file,
        code: 'adapter-error',
        reason: skipReason('adapter-error'),
        ...(error instanceof Error && error.stack !== undefined ? { trace: error.stack } : {}),
      });
      left.splice(culprit, 1);
    }
  }
}

/** The last of the shortest list of sources, from the first on, that fails: without it those before it are analysed. */
async function findCulprit(
  language: Language,
  sources: readonly SourceText[],
  project: ProjectFiles,
): Promise<number> {
  let [passing, failing] = [0, sources.length];
  while (failing - passing > 1) {
    const middle = Math.floor((passing + failing) / 2);
    if (await fails(language, sources.slice(0, middle), project)) failing = middle;
    else passing = middle;
  }
  return failing - 1;
}

async function fails(
  language: Language,
  sources: readonly SourceText[],
  project: ProjectFiles,
): Promise<boolean> {
  try {
    (await language.open(sources, project)).session.detect();
    return false;
  } catch {
    return true;
  }
}
