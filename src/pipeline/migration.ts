import type { Catalog } from '../catalog/catalog.js';
import type { Decision } from '../core/decisions.js';
import type { Lang } from '../core/localized.js';
import type { Plan } from '../core/plan.js';
import type { Progress } from '../core/progress.js';
import type { CommandName, Report } from '../core/report.js';
import type { ResolvedUsage } from '../core/usage.js';
import type { FilePath, ProjectFiles, Span } from '../core/source.js';
import type { Target } from '../core/target.js';
import { languages } from '../languages/index.js';
import * as say from '../messages/progress.js';
import { rules } from '../rules/index.js';
import { detect, type Detection } from './detect/open-sessions.js';
import { discover, type Discovered } from './discover/discover.js';
import { ruleContexts } from './plan/context.js';
import { convertCalls } from './plan/convert-calls.js';
import { decide, describe, type RuleOverrides } from './plan/decide.js';
import { withHeldClients, type HeldClients } from './plan/held-clients.js';
import { keptBy } from './plan/kept.js';
import { makePlan } from './plan/make-plan.js';
import { Rejections } from './plan/rejections.js';
import { collectSuppressions } from './plan/suppressions.js';
import { unusedSuppressions } from './plan/unused-suppressions.js';
import { render } from './plan/render.js';
import { valuesToSet } from './plan/values-to-set.js';
import { buildReport, placeFindings, type Built } from './report/build-report.js';
import { joinSettings } from './resolve/join-settings.js';
import { resolveOwners } from './resolve/owners.js';
import { planWithDecisions, type Preview, type Reviewed } from './reviewed-plan.js';
import { wantedProbes, type Probe } from './verify/wanted-probes.js';
import { writePlan, type Written } from './write/write-plan.js';

export interface Request {
  readonly command: CommandName;
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly catalog: Catalog;
  /** Absent: an inventory, without a plan. */
  readonly target?: Target;
  readonly rules: RuleOverrides;
  readonly lang: Lang;
  readonly version: string;
  readonly allowDirty: boolean;
  /** apply: commit what was written, one commit per concern. */
  readonly commit?: boolean;
  /** Limits the report to some files (a shard, what a branch changed), given the root; what is read and planned stays the same. */
  readonly only?: (root: string) => (file: FilePath) => boolean;
  /** What reviewers said of the findings of this plan; what they rejected is left, with all that goes with it. */
  readonly decisions?: readonly Decision[];
  /** Asks somebody, who sees the plan as it is with any decisions; what comes back is added to `decisions`. */
  readonly review?: (preview: (decisions: readonly Decision[]) => Preview) => Promise<readonly Decision[]>;
}

export interface Outcome extends Built {
  readonly plan: Plan;
  /** Decisions on findings that this plan does not have. */
  readonly strayDecisions: readonly Decision[];
  /** apply alone. */
  readonly written?: Written;
}

/** The whole product: discover, detect, resolve, plan, write, report. */
export async function migrate(request: Request, progress: Progress): Promise<Outcome> {
  const startedAt = performance.now();
  progress.step(say.discovering);
  const { tree, reportable } = discover(request);
  const detection = await detect(tree.candidates(), tree, languages, progress);
  const usages = resolveOwners(joinSettings(detection.usages), request.catalog, request.target);
  progress.step(say.planning);
  const { plan, known, stray } = await reviewed(request, { tree, reportable, detection, usages }, progress);
  const written = request.command === 'apply' ? write(plan, tree.root, request, progress) : undefined;
  progress.done();
  const { command, version, lang, target } = request;
  const { value: cnyPerUSD, asOf } = request.catalog.openai.exchangeRate;
  return {
    ...buildReport(plan, {
      command,
      root: tree.root,
      version,
      lang,
      startedAt,
      project: tree,
      known,
      exchangeRate: { cnyPerUSD, asOf },
      ...(target ? { target } : {}),
    }),
    plan,
    strayDecisions: stray,
    ...(written ? { written } : {}),
  };
}

function write(plan: Plan, root: string, request: Request, progress: Progress): Written {
  progress.step(say.writing);
  const { target, allowDirty, commit = false, lang } = request;
  const languageOf = (file: FilePath) => languages.find((door) => door.claims(file))?.id;
  return target
    ? writePlan(plan, { root, allowDirty, commit, target, lang, languageOf })
    : { commits: [], ignored: [] };
}

interface Known extends Discovered {
  readonly detection: Detection;
  readonly usages: readonly ResolvedUsage[];
}

/** The plan after somebody has been asked, or the decisions that were given. */
async function reviewed(request: Request, found: Known, progress: Progress): Promise<Reviewed> {
  if (!request.review) return planReviewed(request, found);
  const given = request.decisions ?? [];
  const { command, lang } = request;
  const preview = (decisions: readonly Decision[]): Preview => {
    const { plan, known } = planReviewed({ ...request, decisions: [...given, ...decisions] }, found);
    return { plan, placed: placeFindings(plan, { command, lang, project: found.tree, known }) };
  };
  progress.done();
  const decisions = await request.review(preview);
  return planReviewed({ ...request, decisions: [...given, ...decisions] }, found);
}

/** The plan, with what reviewers rejected left out. */
function planReviewed(request: Request, found: Known): Reviewed {
  const { decisions = [], command, lang } = request;
  if (decisions.length === 0) return { plan: planAll(request, found), known: new Map(), stray: [] };
  const { only: _, ...everywhere } = request;
  return planWithDecisions(decisions, {
    plan: (rejections) => planAll(request, found, rejections),
    whole: () => planAll(everywhere, { ...found, reportable: () => true }),
    place: (plan, known) =>
      placeFindings(plan, { command, lang, project: found.tree, ...(known ? { known } : {}) }),
  });
}

/** Decides, renders, and drops what cannot be written, with what rests on it; nothing is written yet. */
function planAll(request: Request, found: Known, rejections: Rejections = Rejections.none): Plan {
  return withHeldClients((held) => planOnce(request, found, rejections, held));
}

function planOnce(
  request: Request,
  { tree, reportable, detection, usages: resolved }: Known,
  rejections: Rejections,
  heldClients: HeldClients,
): Plan {
  const { target, rules: overrides } = request;
  const suppressions = collectSuppressions(tree.candidates(), tree, detection.sessionOf);
  const kept = keptBy(resolved, { suppressions, rejections }, rules);
  const usages = target ? convertCalls(resolved, { target, kept, overrides }) : resolved;
  const inventory = request.catalog;
  const held = new Set(heldClients.keys());
  const contexts =
    target && ruleContexts({ usages, target, project: tree, reportable, kept, inventory, held });
  const decided = contexts
    ? decide(usages, rules, contexts, overrides)
    : describe(usages, rules, inventory, overrides);
  const only = request.only?.(tree.root) ?? (() => true);
  const isReported = (file: FilePath) => reportable(file) && only(file);
  const skipped = [...tree.skipped, ...detection.skipped].filter((each) => isReported(each.file));
  const isSkipped = new Set(skipped.map((each) => each.file));
  const hasTarget = contexts !== undefined;
  const find = byId(usages);
  const plan = makePlan({
    rendered: render(rejections.without(decided), find, detection.sessionOf),
    project: tree,
    sessionOf: detection.sessionOf,
    reportable,
    only,
    suppressions,
    rejections,
    kept,
    ...(target ? { target } : {}),
    profileOf(id) {
      const usage = find(id);
      return usage && contexts ? contexts.of(usage).target.profile : target?.profile;
    },
    skipped,
    filesScanned: tree.files.filter(isReported).length,
    filesRead: tree
      .candidates()
      .filter((file) => isReported(file) && !isSkipped.has(file) && isReadable(file)).length,
    setBeforeDeploy: contexts ? valuesToSet(usages, contexts.main) : [],
  });
  const comments = unusedSuppressions({ suppressions, rules, overrides, hasTarget, reportable: isReported });
  return { ...plan, findings: [...plan.findings, ...comments] };
}

function isReadable(file: FilePath): boolean {
  return languages.some((door) => door.claims(file));
}

/** What the project will ask of the target, for somebody who wants to ask the target. */
export interface Survey {
  readonly probes: readonly Probe[];
  /** Calls whose model is not known. */
  readonly untraced: readonly Span[];
  readonly project: ProjectFiles;
}

/** The first half of the line: discover, detect, resolve; then which models and features are in use. */
export async function surveyUse(
  request: Request & { readonly target: Target },
  progress: Progress,
): Promise<Survey> {
  progress.step(say.discovering);
  const { tree, reportable } = discover(request);
  const detection = await detect(tree.candidates(), tree, languages, progress);
  const resolved = resolveOwners(joinSettings(detection.usages), request.catalog, request.target);
  const { target, rules: overrides } = request;
  const suppressions = collectSuppressions(tree.candidates(), tree, detection.sessionOf);
  const kept = keptBy(resolved, { suppressions, rejections: Rejections.none }, rules);
  const usages = convertCalls(resolved, { target, kept, overrides });
  const inventory = request.catalog;
  const contexts = ruleContexts({ usages, target, project: tree, reportable, kept, inventory });
  return { ...wantedProbes(contexts, reportable), project: tree };
}

function byId(usages: readonly ResolvedUsage[]) {
  const index = new Map(usages.map((usage) => [usage.id, usage]));
  return (id: string) => index.get(id);
}

/** What each target would make of the project. */
export interface Comparison {
  /** Without a target: what is there. */
  readonly inventory: Report;
  readonly plans: readonly { readonly target: Target; readonly report: Report }[];
}

/** Reads the project once, and plans for each target; nothing is written. */
export async function compareTargets(
  request: Request,
  targets: readonly Target[],
  progress: Progress,
): Promise<Comparison> {
  const startedAt = performance.now();
  progress.step(say.discovering);
  const { tree, reportable } = discover(request);
  const detection = await detect(tree.candidates(), tree, languages, progress);
  const usages = resolveOwners(joinSettings(detection.usages), request.catalog);
  progress.step(say.planning);
  const { version, lang } = request;
  const { value: cnyPerUSD, asOf } = request.catalog.openai.exchangeRate;
  const reportFor = (target: Target | undefined): Report => {
    const { target: _, ...rest } = request;
    const plan = planAll({ ...rest, ...(target ? { target } : {}) }, { tree, reportable, detection, usages });
    const command = target ? 'diff' : 'scan';
    const told = {
      command,
      root: tree.root,
      version,
      lang,
      startedAt,
      project: tree,
      exchangeRate: { cnyPerUSD, asOf },
    } as const;
    return buildReport(plan, { ...told, ...(target ? { target } : {}) }).report;
  };
  return {
    inventory: reportFor(undefined),
    plans: targets.map((target) => ({ target, report: reportFor(target) })),
  };
}
