import type { Catalog } from '../catalog/catalog.js';
import type { Lang } from '../core/localized.js';
import type { Plan } from '../core/plan.js';
import type { Progress } from '../core/progress.js';
import type { CommandName } from '../core/report.js';
import type { ResolvedUsage } from '../core/usage.js';
import type { RuleContext } from '../core/rule.js';
import type { Target } from '../core/target.js';
import { languages } from '../languages/index.js';
import * as say from '../messages/progress.js';
import { rules } from '../rules/index.js';
import { detect } from './detect/open-sessions.js';
import { discover } from './discover/discover.js';
import { ruleContext } from './plan/context.js';
import { decide, describe, type RuleOverrides } from './plan/decide.js';
import { makePlan } from './plan/make-plan.js';
import { render } from './plan/render.js';
import { valuesToSet } from './plan/values-to-set.js';
import { buildReport, type Built } from './report/build-report.js';
import { resolveOwners } from './resolve/owners.js';
import { writeFiles } from './write/write-files.js';

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
}

export interface Outcome extends Built {
  readonly plan: Plan;
}

/** The whole product: discover, detect, resolve, plan, write, report. */
export async function migrate(request: Request, progress: Progress): Promise<Outcome> {
  const startedAt = performance.now();
  progress.step(say.discovering);
  const { tree, reportable } = discover(request);
  const candidates = tree.candidates();
  const detection = await detect(candidates, tree, languages, progress);
  const usages = resolveOwners(detection.usages, request.catalog);
  progress.step(say.planning);
  const context =
    request.target && ruleContext({ usages, target: request.target, project: tree, reportable });
  const decided = context
    ? decide(usages, rules, context, request.rules)
    : describe(usages, rules, request.rules);
  const plan = makePlan({
    rendered: render(decided, byId(usages), detection.sessionOf),
    project: tree,
    sessionOf: detection.sessionOf,
    reportable,
    skipped: [...tree.skipped, ...detection.skipped].filter((each) => reportable(each.file)),
    filesScanned: tree.files.filter(reportable).length,
    setBeforeDeploy: context ? setUp(usages, context) : [],
  });
  if (request.command === 'apply') {
    progress.step(say.writing);
    writeFiles(plan.files, { root: tree.root, allowDirty: request.allowDirty });
  }
  progress.done();
  const { command, version, lang, target } = request;
  return {
    ...buildReport(plan, {
      command,
      root: tree.root,
      version,
      lang,
      startedAt,
      project: tree,
      ...(target ? { target } : {}),
    }),
    plan,
  };
}

function byId(usages: readonly ResolvedUsage[]) {
  const index = new Map(usages.map((usage) => [usage.id, usage]));
  return (id: string) => index.get(id);
}

function setUp(usages: readonly ResolvedUsage[], context: RuleContext): Plan['setBeforeDeploy'] {
  return valuesToSet(usages, context);
}
