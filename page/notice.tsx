import * as say from '../src/messages/html-report.js';
import { useSession } from './session.js';

/** What just happened, in words; also for those who do not see it. */
export function Notice() {
  const { state, t, undo } = useSession();
  const { notice, before } = state;
  return (
    <div class="notice" role="status" aria-live="polite">
      {notice && (
        <p>
          <span>{t(notice)}</span>
          {before && notice !== say.undo && (
            <button type="button" onClick={undo}>
              {t(say.undo)}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
