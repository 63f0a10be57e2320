import { useMemo } from 'preact/hooks';
import * as say from '../src/messages/html-report.js';
import { columns } from '../src/messages/model-moves.js';
import { setFirst, skippedTitle, statusWord } from '../src/messages/report.js';
import type { Status } from '../src/core/rule.js';
import type { ModelRow } from '../src/reporters/html/page-data.js';
import { useSession } from './session.js';

export const STATUSES: readonly Status[] = ['manual', 'review', 'auto', 'info'];

export function Summary() {
  const { data, t, state } = useSession();
  const { heading, denominator, nothing, changed } = data;
  return (
    <section class="summary" id="top" aria-labelledby="title">
      <h1 id="title">{t(heading)}</h1>
      <p class="lead">
        {[denominator, nothing, changed]
          .flatMap((words) => (words ? [t(words)] : []))
          .join(state.lang === 'zh' ? '' : ' ')}
      </p>
      <Balance />
      <div class="panels">
        <NeedsPerson />
        <div class="panel-stack">
          <Models />
          <SetUp />
          <Skipped />
          <AboutRun />
        </div>
      </div>
    </section>
  );
}

/** How the findings divide; each part filters. */
function Balance() {
  const { data, t, state, toggle } = useSession();
  const count = (status: Status) => data.findings.filter((finding) => finding.status === status).length;
  if (data.findings.length === 0) return null;
  return (
    <ul class="balance">
      {STATUSES.map((status) => (
        <li key={status} style={{ flexGrow: count(status) }}>
          <button
            type="button"
            class={`status-${status}`}
            aria-pressed={state.filters.status.includes(status)}
            title={t(say.statusMeans[status])}
            onClick={() => toggle('status', status)}
          >
            <strong>{count(status)}</strong> {t(statusWord[status])}
          </button>
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 8;

function NeedsPerson() {
  const { data, t, state, filter, go } = useSession();
  const { tasks, findings, rules } = data;
  const byFingerprint = useMemo(
    () => new Map(findings.map((finding) => [finding.fingerprint, finding])),
    [findings],
  );
  if (findings.length === 0) return null;
  const open = (id: string, first: string) => {
    const isOn = state.filters.task === id;
    filter({ task: isOn ? '' : id });
    if (!isOn) go(first);
  };
  return (
    <section class="panel" aria-labelledby="tasks-title">
      <h2 id="tasks-title">{t(say.needsPerson)}</h2>
      {tasks.length === 0 && <p>{t(say.nothingForPerson)}</p>}
      <ol class="tasks" tabIndex={tasks.length > SHOWN ? 0 : undefined}>
        {tasks.map(({ id, ruleId, status, fingerprints }) => {
          const [first = ''] = fingerprints;
          const finding = byFingerprint.get(first);
          const rule = rules[ruleId];
          return (
            <li key={id}>
              <button type="button" aria-pressed={state.filters.task === id} onClick={() => open(id, first)}>
                <span class="tag">
                  <span class={`pill status-${status}`}>{t(statusWord[status])}</span>
                </span>
                <span class="what">
                  <span class="title">{rule ? t(rule.title) : ruleId}</span>
                  <span class="message">{finding && t(finding.messages)}</span>
                </span>
                <span class="count">{t(say.places(fingerprints.length))}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Models() {
  const { data, t } = useSession();
  const { models, rate } = data;
  if (models.length === 0) return null;
  const heads = [columns.from, columns.to, columns.price, columns.window];
  return (
    <section class="panel" aria-labelledby="models-title">
      <h2 id="models-title">{t(columns.models)}</h2>
      <table class="models">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map((row) => (
            <ModelLine key={`${row.from} ${row.to}`} row={row} />
          ))}
        </tbody>
      </table>
      {rate && <p class="small">{t(rate)}</p>}
    </section>
  );
}

function ModelLine({ row }: { readonly row: ModelRow }) {
  const { t, filter } = useSession();
  const { from, to, prices, priceChange, windows, places, uses } = row;
  return (
    <tr>
      <td>
        <code>{from}</code>
      </td>
      <td>
        <button type="button" class="link" title={t(uses)} onClick={() => filter({ query: `${from} ${to}` })}>
          <code>{to}</code>
        </button>
        <span class="soft places">{t(say.places(places))}</span>
      </td>
      <td>
        {prices || '–'}
        {priceChange && <PriceChange {...priceChange} />}
      </td>
      <td>{windows || '–'}</td>
    </tr>
  );
}

function PriceChange({ input, output }: { readonly input?: number; readonly output?: number }) {
  const words = [input, output].flatMap((each) => (each === undefined ? [] : [signed(each)]));
  return <span class="soft change">{words.join(' / ')}</span>;
}

function signed(percent: number): string {
  return percent > 0 ? `+${percent}%` : percent < 0 ? `−${-percent}%` : '±0%';
}

function SetUp() {
  const { data, t } = useSession();
  if (data.setBeforeDeploy.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="set-title">
      <h2 id="set-title">{t(setFirst)}</h2>
      <dl class="pairs">
        {data.setBeforeDeploy.map(({ name, where }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{t(where)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Skipped() {
  const { data, t } = useSession();
  const { skipped } = data;
  if (skipped.length === 0) return null;
  return (
    <section class="panel">
      <details open={skipped.length <= SHOWN}>
        <summary>
          <h2>
            {t(skippedTitle)} ({skipped.length})
          </h2>
        </summary>
        <p>{t(say.skippedNote)}</p>
        <dl class="pairs">
          {skipped.map(({ file, reason }) => (
            <div key={file}>
              <dt>
                <code>{file}</code>
              </dt>
              <dd>{t(reason)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

function AboutRun() {
  const { data, t } = useSession();
  const { target, root, tool } = data;
  const facts = [
    ...(target
      ? ([
          ['address', target.baseURL],
          ['key', target.apiKeyEnv],
        ] as const)
      : []),
    ['folder', root],
    ['tool', `${tool.name} ${tool.version}`],
  ] as const;
  return (
    <section class="panel">
      <details>
        <summary>
          <h2>{t(say.aboutRun)}</h2>
        </summary>
        <dl class="pairs">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{t(say.runFact[name])}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
