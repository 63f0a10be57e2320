import * as say from '../src/messages/html-report.js';
import { DiffTable } from './diff-table.js';
import type { Entry, FileModel } from './file-model.js';
import { isFiltered } from './filters.js';
import { Lazy } from './lazy.js';
import { useSession } from './session.js';

/** Entries drawn together; a file with more of them is drawn part by part. */
const PART = 24;

export function FileSection({ model }: { readonly model: FileModel }) {
  const { state, visibleIn } = useSession();
  const { file } = model;
  const own = new Set((visibleIn.get(file) ?? []).map((finding) => finding.fingerprint));
  const everything = !isFiltered(state.filters);
  const holds = (entry: Entry, fingerprint: string | undefined) =>
    entry.blocks.some((block) => block.findings.some((finding) => finding.fingerprint === fingerprint));
  const isShown = (entry: Entry) =>
    everything || entry.blocks.some((block) => block.findings.some((each) => own.has(each.fingerprint)));
  const isFolded = state.folded.has(file);
  const entries = isFolded ? [] : model.entries().filter(isShown);
  const parts = Array.from({ length: Math.ceil(entries.length / PART) }, (_, at) =>
    entries.slice(at * PART, (at + 1) * PART),
  );
  return (
    <article class="file" aria-label={file}>
      <FileHead model={model} isFolded={isFolded} />
      {parts.map((part, at) => (
        <Lazy
          key={part[0]!.key}
          height={part.reduce((sum, entry) => sum + entry.height, 0)}
          isWanted={at === 0 || part.some((entry) => holds(entry, state.current))}
          draw={() =>
            part.map((entry) => <DiffTable key={entry.key} file={file} entry={entry} shown={own} />)
          }
        />
      ))}
      {!isFolded && model.isChanged && model.findings.length === 0 && (
        <p class="empty">{say.elsewhere[state.lang]}</p>
      )}
    </article>
  );
}

function FileHead({ model, isFolded }: { readonly model: FileModel; readonly isFolded: boolean }) {
  const { t, fold, decide } = useSession();
  const { file, findings } = model;
  const slash = file.lastIndexOf('/') + 1;
  const changes = findings.filter((finding) => finding.isChange);
  return (
    <header class="file-head">
      <button
        type="button"
        class="fold"
        aria-expanded={!isFolded}
        aria-label={`${t(say.toggleFile)}: ${file}`}
        onClick={() => fold(file)}
      >
        {isFolded ? '▸' : '▾'}
      </button>
      <h3>
        <span class="folder">{file.slice(0, slash)}</span>
        {file.slice(slash)}
      </h3>
      {changes.length > 0 && (
        <span class="file-ticks">
          <button type="button" class="plain" onClick={() => decide(changes, 'accept')}>
            {t(say.acceptFile)}
          </button>
          <button type="button" class="plain" onClick={() => decide(changes, 'reject')}>
            {t(say.rejectFile)}
          </button>
        </span>
      )}
    </header>
  );
}
