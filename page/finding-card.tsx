import { useEffect, useRef } from 'preact/hooks';
import type { ReportedFact } from '../src/core/report.js';
import { confidenceWord } from '../src/messages/facts.js';
import type { PageFinding } from '../src/reporters/html/page-data.js';
import * as say from '../src/messages/html-report.js';
import { statusWord } from '../src/messages/report.js';
import { cleanText } from '../src/reporters/clean-text.js';
import { useSession } from './session.js';

export function FindingCard({ finding }: { readonly finding: PageFinding }) {
  const { t, state } = useSession();
  const { fingerprint, status, messages, model, ruleId, line, column } = finding;
  const isCurrent = state.current === fingerprint;
  const card = useBroughtIntoView(isCurrent);
  const word = state.said.get(fingerprint)?.decision ?? 'open';
  return (
    <div
      ref={card}
      id={`f-${fingerprint}`}
      class={`finding status-${status} said-${word}`}
      tabIndex={-1}
      aria-current={isCurrent ? 'true' : undefined}
      role="group"
      aria-label={`${t(statusWord[status])}, ${finding.file}:${line}`}
    >
      <div class="finding-head">
        <span class={`pill status-${status}`}>{t(statusWord[status])}</span>
        <span class="place">
          {line}:{column}
        </span>
        <span class="kind">{t(say.kindWord[finding.kind])}</span>
        <code class="rule">{ruleId}</code>
        {model && (
          <span class="model">
            <code>{cleanText(model.from)}</code>
            {model.to !== undefined && (
              <>
                {' → '}
                <code>{cleanText(model.to)}</code>
              </>
            )}
          </span>
        )}
        <Links finding={finding} />
      </div>
      <p class="message">{cleanText(t(messages))}</p>
      <div class="finding-foot">
        <Details finding={finding} />
        <Ticks finding={finding} />
      </div>
    </div>
  );
}

/** Going to a finding shows it, wherever the page was. */
function useBroughtIntoView(isCurrent: boolean) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isCurrent) return;
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.focus({ preventScroll: true });
  }, [isCurrent]);
  return card;
}

function Links({ finding }: { readonly finding: PageFinding }) {
  const { t, data } = useSession();
  const { file, line, column, fingerprint } = finding;
  const path = `${data.root.replaceAll('\\', '/')}/${file}`.replace(/^\/*/, '');
  return (
    <span class="links">
      <a
        href={`vscode://file/${path.split('/').map(encodeURIComponent).join('/')}:${line}:${column}`}
        title={t(say.openInEditor)}
        aria-label={t(say.openInEditor)}
      >
        ↗
      </a>
      <a href={`#f-${fingerprint}`} title={t(say.linkTo)} aria-label={t(say.linkTo)}>
        #
      </a>
    </span>
  );
}

function Details({ finding }: { readonly finding: PageFinding }) {
  const { t, data } = useSession();
  const { facts = [], ruleId } = finding;
  const rule = data.rules[ruleId];
  return (
    <details>
      <summary>{facts.length > 0 ? t(say.facts(facts.length)) : t(say.aboutRule)}</summary>
      {rule && (
        <p>
          <strong>{t(rule.title)}</strong> · {t(rule.help)}
        </p>
      )}
      <ul>
        {facts.map((fact, at) => (
          <FactLine key={at} fact={fact} />
        ))}
      </ul>
    </details>
  );
}

function FactLine({ fact }: { readonly fact: ReportedFact }) {
  const { t, state } = useSession();
  const { about, says } = fact.words?.[state.lang] ?? fact;
  const { source, asOf, confidence } = fact;
  return (
    <li>
      <strong>{about}</strong>: {says} <Source address={source} /> ({t(say.asOf(asOf))},{' '}
      {t(confidenceWord[confidence])})
    </li>
  );
}

/** A link only where it leads to the web; anything else is text. */
function Source({ address }: { readonly address: string }) {
  if (!/^https?:\/\//.test(address)) return <>{address}</>;
  return (
    <a href={address} rel="noreferrer" target="_blank">
      {address}
    </a>
  );
}

function Ticks({ finding }: { readonly finding: PageFinding }) {
  const { t, state, decide, note } = useSession();
  if (!finding.isChange) return null;
  const said = state.said.get(finding.fingerprint);
  return (
    <div class="finding-ticks">
      {said?.decision === 'reject' && (
        <input
          type="text"
          maxLength={500}
          aria-label={t(say.why)}
          placeholder={t(say.why)}
          value={said.note ?? ''}
          onChange={(event) => note(finding, event.currentTarget.value)}
        />
      )}
      {(['accept', 'reject'] as const).map((each) => (
        <button
          key={each}
          type="button"
          class={each}
          aria-pressed={said?.decision === each}
          onClick={() => decide([finding], said?.decision === each ? undefined : each)}
        >
          {each === 'accept' ? '✓' : '✗'} {t(say[each])}
        </button>
      ))}
    </div>
  );
}
