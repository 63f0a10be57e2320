import type { RefObject } from 'preact';
import * as say from '../src/messages/html-report.js';
import { useSession } from './session.js';

export function Bar({ search }: { readonly search: RefObject<HTMLInputElement | null> }) {
  const { t, state, filter } = useSession();
  return (
    <header class="bar">
      <a class="brand" href="#top">
        migrate-llm
      </a>
      <label class="search">
        <span class="hidden">{t(say.search)}</span>
        <input
          ref={search}
          type="search"
          placeholder={t(say.searchHint)}
          value={state.filters.query}
          onInput={(event) => filter({ query: event.currentTarget.value })}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>
      <Switches />
    </header>
  );
}

function Switches() {
  const { t, state, setLang, setView, switchTheme, showHelp } = useSession();
  const { view, lang } = state;
  const other = lang === 'en' ? 'zh' : 'en';
  return (
    <div class="switches">
      <div class="segments" role="group" aria-label={t(say.diffView)}>
        {(['split', 'unified'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
            {t(say[each])}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="plain"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => setLang(other)}
      >
        {t(say.otherLanguage)}
      </button>
      <IconButton name={t(say.theme)} icon="◐" onClick={switchTheme} />
      <IconButton name={t(say.keys)} icon="?" onClick={showHelp} />
    </div>
  );
}

interface IconButtonProps {
  readonly name: string;
  readonly icon: string;
  readonly onClick: () => void;
}

function IconButton({ name, icon, onClick }: IconButtonProps) {
  return (
    <button type="button" class="plain" aria-label={name} title={name} onClick={onClick}>
      {icon}
    </button>
  );
}
