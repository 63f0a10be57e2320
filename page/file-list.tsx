import { useMemo } from 'preact/hooks';
import * as say from '../src/messages/html-report.js';
import { Decide } from './decide.js';
import { FileSection } from './file-section.js';
import type { FileModel } from './file-model.js';
import { isFiltered } from './filters.js';
import { Lazy } from './lazy.js';
import { useSession } from './session.js';

const HEADER_HEIGHT = 64;
const FINDING_HEIGHT = 112;
const DIFF_HEIGHT = 120;

export function FileList() {
  const { data, t, state, visible, visibleIn, files } = useSession();
  const everything = !isFiltered(state.filters);
  const shown = files.filter((model) => visibleIn.has(model.file) || (everything && model.isChanged));
  const currentFile = useMemo(
    () => data.findings.find((finding) => finding.fingerprint === state.current)?.file,
    [state.current],
  );
  return (
    <section class="files" id="findings" aria-labelledby="findings-title" tabIndex={-1}>
      <header class="files-head">
        <h2 id="findings-title" aria-live="polite">
          {t(say.shown(visible.length, data.findings.length))}
        </h2>
        <Decide />
      </header>
      {shown.length === 0 && data.findings.length > 0 && <p class="empty">{t(say.noMatch)}</p>}
      {shown.map((model) => (
        <Lazy
          key={model.file}
          height={estimate(model, visibleIn.get(model.file)?.length ?? 0, state.folded.has(model.file))}
          isWanted={model.file === currentFile}
          draw={() => <FileSection model={model} />}
        />
      ))}
    </section>
  );
}

function estimate({ isChanged }: FileModel, findings: number, isFolded: boolean): number {
  return isFolded ? HEADER_HEIGHT : HEADER_HEIGHT + findings * FINDING_HEIGHT + (isChanged ? DIFF_HEIGHT : 0);
}
