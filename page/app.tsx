import { useEffect, useRef } from 'preact/hooks';
import type { PageData } from '../src/reporters/html/page-data.js';
import * as say from '../src/messages/html-report.js';
import { Bar } from './bar.js';
import { FileList } from './file-list.js';
import { Help } from './help.js';
import { useKeyboard } from './keyboard.js';
import { Notice } from './notice.js';
import { SessionContext } from './session.js';
import { Sidebar } from './sidebar.js';
import { Summary } from './summary.js';
import { useOpenSession } from './use-session.js';

export function App({ data }: { readonly data: PageData }) {
  const help = useRef<HTMLDialogElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const session = useOpenSession(data, () => help.current?.showModal());
  const { state, t } = session;
  useKeyboard(session, search);
  useEffect(() => {
    document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
    document.title = `${t(data.heading)} · migrate-llm`;
  }, [state.lang]);
  return (
    <SessionContext.Provider value={session}>
      <a class="skip" href="#findings">
        {t(say.skipToFindings)}
      </a>
      <Bar search={search} />
      <main>
        <Summary />
        <div class="work">
          <Sidebar />
          <FileList />
        </div>
      </main>
      <Notice />
      <Help dialog={help} />
    </SessionContext.Provider>
  );
}
