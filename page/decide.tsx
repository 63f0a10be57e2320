import type { ChangeEvent } from './events.js';
import * as say from '../src/messages/html-report.js';
import { useSession } from './session.js';

/** Ticks for all that is shown, and the way out of the page. */
export function Decide() {
  const { t, state, visible, changes, decide, exportDecisions, loadDecisions } = useSession();
  if (changes === 0) return null;
  const own = visible.filter((finding) => finding.isChange);
  const { said } = state;
  const load = (event: ChangeEvent) => {
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    void file?.text().then(loadDecisions);
  };
  return (
    <div class="decide" title={t(say.decisionsHelp)}>
      <span class="progress">{t(say.decided(said.size, changes))}</span>
      <button type="button" disabled={own.length === 0} onClick={() => decide(own, 'accept')}>
        {t(say.acceptShown)}
      </button>
      <button type="button" disabled={own.length === 0} onClick={() => decide(own, 'reject')}>
        {t(say.rejectShown)}
      </button>
      <label class="button">
        {t(say.loadDecisions)}
        <input type="file" class="hidden" accept=".json,application/json" onChange={load} />
      </label>
      <button type="button" class="primary" disabled={said.size === 0} onClick={exportDecisions}>
        {t(say.exportDecisions)}
      </button>
    </div>
  );
}
