// Holds one run against the labels of one repository. A label is a line; a finding stands for the line it begins on, and
// for all of its lines where they are few.
import { changedLines } from './changed-lines.mjs';

const MOST_LINES = 4;

/**
 * @param labels `{ repo, sites, decoys }`: lines that use OpenAI, and lines that only look like it
 * @param reports `{ scan, plan }`: JSON reports of `scan` and of `diff`
 * @returns hits of each figure, and every miss in words
 */
export function measure(labels, { scan, plan }) {
  const misses = [];
  const miss = (why, at, text) => void misses.push(`${why}  ${at.file}:${at.line}  ${text}`);
  const sites = labels.sites.filter(({ kind }) => kind !== 'doc');
  const docs = labels.sites.filter(({ kind, mustReport }) => kind === 'doc' && mustReport);
  const all = [...scan.findings, ...plan.findings];
  const named = (findings, wanted, why) => {
    const lost = wanted.filter((site) => !findings.some((finding) => isAbout(finding, site)));
    for (const site of lost) miss(why, site, site.text);
    return { hit: wanted.length - lost.length, of: wanted.length };
  };
  const change = changedLines(plan.files ?? []);
  return {
    repo: labels.repo,
    inventory: named(scan.findings, sites, 'not in the inventory'),
    report: named(
      all,
      sites.filter(({ mustReport }) => mustReport),
      'not reported',
    ),
    docs: named(all, docs, 'line of documentation not reported'),
    rewrite: rewritten({ sites, plan, change, miss }),
    ...preciseness({ labels, all, miss }),
    decoys: harmed({ labels, change, miss }),
    misses,
  };
}

function isAbout(finding, at) {
  if (finding.file !== at.file) return false;
  const last = finding.endLine - finding.line < MOST_LINES ? finding.endLine : finding.line;
  return finding.line <= at.line && at.line <= last;
}

/** Of the findings that ask for something, how many stand on a line of OpenAI's; `strict` blames those nobody labelled too. */
function preciseness({ labels, all, miss }) {
  const distinct = new Map();
  for (const finding of all) {
    if (finding.status === 'info' || finding.kind === 'doc') continue;
    distinct.set([finding.file, finding.line, finding.column, finding.kind].join('\0'), finding);
  }
  let right = 0;
  let wrong = 0;
  for (const finding of distinct.values()) {
    if (labels.sites.some((site) => isAbout(finding, site))) right += 1;
    else {
      const isDecoy = labels.decoys.some(({ file, line }) => file === finding.file && line === finding.line);
      if (isDecoy) wrong += 1;
      const what = `${finding.kind}/${finding.status} ${finding.text}`;
      miss(isDecoy ? 'about a decoy' : 'about a line nobody labelled', finding, what);
    }
  }
  return { precision: { hit: right, of: right + wrong }, strict: { hit: right, of: distinct.size } };
}

function harmed({ labels, change, miss }) {
  const isSite = ({ file, line }) => labels.sites.some((site) => site.file === file && site.line === line);
  const lost = labels.decoys.filter((decoy) => change.isChanged(decoy) && !isSite(decoy));
  for (const decoy of lost) miss('decoy changed', decoy, decoy.text);
  return { hit: lost.length, of: labels.decoys.length };
}

/** Lines that the plan must change, under the terms on which their labels depend. */
function rewritten({ sites, plan, change, miss }) {
  const figure = { hit: 0, of: 0 };
  const judge = (site, isDone) => {
    figure.of += 1;
    if (isDone) figure.hit += 1;
    else miss('not rewritten', site, `[${(site.policy ?? []).join(', ')}] ${site.text}`);
  };
  const isTold = (site) =>
    plan.findings.some((finding) => finding.status !== 'info' && isAbout(finding, site));
  for (const [term, group] of byTerm(sites.filter(({ mustRewrite }) => mustRewrite))) {
    const done = group.filter(change.isTouched);
    if (term === 'one-of-base') judge(group[0], done.length > 0);
    else if (term === 'base-path' && isServedUnderV1(plan)) continue;
    else if (term.startsWith('variable ')) {
      // Keeping a variable's name is allowed; renaming half of its places is not.
      if (done.length > 0) for (const site of group) judge(site, done.includes(site));
    } else {
      const mayBeTold = term === 'depends' || term === 'base-path';
      for (const site of group) judge(site, done.includes(site) || (mayBeTold && isTold(site)));
    }
  }
  return figure;
}

function byTerm(sites) {
  const groups = new Map();
  for (const site of sites) {
    const term = termOf(site);
    groups.set(term, [...(groups.get(term) ?? []), site]);
  }
  return groups;
}

function termOf({ policy = [], text }) {
  for (const term of ['one-of-base', 'env-rename', 'base-path'])
    if (policy.includes(term)) return term === 'env-rename' ? `variable ${variableIn(text)}` : term;
  return policy.length > 0 ? 'depends' : 'plain';
}

function variableIn(text) {
  const names = text.match(/\w*open_?ai\w*/gi) ?? [text];
  return (names.find((name) => name === name.toUpperCase()) ?? names[0]).toUpperCase();
}

/** A path `/v1/…` in the code stays right where the new address serves it too; DeepSeek does without naming it. */
function isServedUnderV1({ target }) {
  return /\/v1\/?$|^https:\/\/api\.deepseek\.com\/?$/.test(target?.baseURL ?? '');
}
