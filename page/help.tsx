import type { RefObject } from 'preact';
import * as say from '../src/messages/html-report.js';
import { useSession } from './session.js';

export function Help({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const { t } = useSession();
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title">
      <h2 id="help-title">{t(say.keys)}</h2>
      <dl>
        {say.shortcuts.map(({ keys, does }) => (
          <div key={keys[0]}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <p>{t(say.decisionsHelp)}</p>
      <button type="button" onClick={() => dialog.current?.close()}>
        {t(say.close)}
      </button>
    </dialog>
  );
}
