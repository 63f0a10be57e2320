import type { Change } from '../../core/change.js';
import { looksLikeOpenAIModel } from '../../core/openai-names.js';
import { defineRule, type Decision, type Inventory, type RuleContext } from '../../core/rule.js';
import type { Span } from '../../core/source.js';
import type { ModelChoice } from '../../core/target.js';
import {
  OWNERS,
  type CallUsage,
  type ModelUsage,
  type Reader,
  type ResolvedUsage,
} from '../../core/usage.js';
import { together } from '../../messages/clients.js';
import { closing as closingMessage } from '../../messages/models.js';
import * as say from '../../messages/model-names.js';
import { auto, info, manual, review } from '../decision.js';
import { branchTaken, groupOfVariable, ofGroup } from '../grouped-model.js';
import { hasOpenModel } from '../model-group.js';
import { needOf, plainName } from '../model-need.js';
import { vendorName } from '../vendor-name.js';

type Model = ModelUsage & ResolvedUsage;

export default defineRule({
  id: 'model/map-to-provider',
  kind: 'model',
  title: { en: "A model name becomes the provider's", zh: '模型名改为新厂商的模型' },
  help: {
    en: 'Each name is changed once, where its value is defined, when it reaches a call that moves. Lists, tables and tests of names are reported.',
    zh: '只要名字会到达要迁移的调用，就在其定义处改一次。名称列表、表格与判断只报告。',
  },
  on: 'model',
  describe: (model, inventory) =>
    withClosing(info(say.modelFound(model.value), { model: { from: model.value } }), model, inventory),
  decide: (model, context) =>
    decisionsOf(model, context).map((decision) => withClosing(decision, model, context)),
});

/** A model that OpenAI itself switches off must be changed whether or not the code moves. */
function withClosing(decision: Decision, model: Model, inventory: Inventory): Decision {
  const from = decision.model?.from;
  const closing = from === undefined || model.owner !== OWNERS.openai ? undefined : inventory.closing(from);
  if (closing === undefined || from === undefined) return decision;
  return { ...decision, message: together([decision.message, closingMessage(from, closing)]) };
}

function decisionsOf(model: Model, context: RuleContext): readonly Decision[] {
  if (context.target.hasModel(model.value) && !isSourceName(model, context))
    return [info(say.modelFound(model.value))];
  const grouped = ofGroup(model, context);
  if (grouped) return [grouped];
  if (model.calls.length > 0) return [ofCalls(model, context)];
  return model.role === 'env' ? [ofVariable(model, context)] : [byName(model, context)];
}

/** A name that both sides have (Azure): it is the source's wherever its call is. */
function isSourceName(model: Model, context: RuleContext): boolean {
  return model.calls.some((id) => {
    const call = context.byId(id);
    return call !== undefined && context.target.movesFrom(call.owner);
  });
}

function ofCalls(model: Model, context: RuleContext): Decision {
  const from = { model: { from: model.value } };
  const calls = model.calls
    .flatMap((id) => context.byId(id) ?? [])
    .filter((call): call is CallUsage & ResolvedUsage => call.kind === 'call');
  const moving = calls.filter((call) => context.moves(call));
  if (moving.length === 0) {
    const owner = calls[0]?.owner ?? model.owner;
    const stays = owner === OWNERS.openai || owner === OWNERS.azure || owner === OWNERS.relay;
    if (owner === OWNERS.untraced)
      return model.inTest || !looksLikeOpenAIModel(model.value)
        ? info(say.modelFound(model.value), from)
        : manual(say.settingOnly(model.value), from);
    return info(stays ? say.keepsModel(model.value) : say.otherModel(model.value, owner), from);
  }
  if (new Set(moving.map((call) => context.targetOf(call))).size > 1)
    return manual(say.severalProviders(model.value), from);
  const isAzure = moving.some((call) => call.owner === OWNERS.azure);
  const choice = context.target.chooseModel(
    needOf(isAzure ? plainName(model.value) : model.value, moving, context),
  );
  if (choice.type === 'unknown')
    return isAzure ? manual(say.deployment(model.value), from) : info(say.notKnown(model.value), from);
  if (choice.type === 'none') return manual(choice.reason, from);
  if (moving.length < calls.length)
    return manual(say.mixedCalls(model.value), { model: { from: model.value, to: choice.to } });
  return rewrite(model, choice, context);
}

function rewrite(
  model: Model,
  choice: Extract<ModelChoice, { type: 'mapped' }>,
  context: RuleContext,
): Decision {
  const extra = { model: { from: model.value, to: choice.to, move: choice.move } };
  const breaking = model.readers.filter((reader) => !reader.survives);
  if (breaking.length > 0) return manual(say.readersBreak(model.value, choice.to, list(breaking)), extra);
  if (!model.at) return info(choice.reason, extra);
  const value = prefixAfter(model, context) + choice.to;
  const changes = [written(model, model.at, value)];
  const surviving = model.readers.filter((reader) => reader.as !== 'call');
  const notes = [
    ...(surviving.length > 0 ? [say.readersSurvive(list(surviving))] : []),
    ...(context.target.needsReview ? [say.userSupplied()] : []),
  ];
  if (notes.length === 0 && choice.sure) return auto(choice.reason, changes, extra);
  return review(together([choice.reason, ...notes]), changes, extra);
}

/** The new name where the old one stands; a text in the place of what only stood for one. */
function written({ id, reference }: Model, at: Span, value: string): Change {
  return reference
    ? { type: 'set-expression', usage: id, at, value: { type: 'literal', value } }
    : { type: 'set-literal', usage: id, at, value };
}

/** Where the text in front of the id says whose model it is, it says whose it is now. */
function prefixAfter({ prefix = '', prefixIs }: Model, context: RuleContext): string {
  if (prefixIs === undefined) return prefix;
  return prefixIs === 'apart' ? '' : vendorName(context.target) + prefix.slice(-1);
}

/** The value of a variable in a settings file. */
function ofVariable(model: Model, context: RuleContext): Decision {
  const plan = model.variable === undefined ? undefined : context.variable(model.variable);
  const from = { model: { from: model.value } };
  if (!plan || plan.move === 'stay') return info(say.modelFound(model.value), from);
  const readers = context.usages.filter(
    (usage): usage is CallUsage & ResolvedUsage =>
      usage.kind === 'call' && context.moves(usage) && reads(usage, model.variable!),
  );
  const choice = context.target.chooseModel(needOf(model.value, readers, context));
  const group = groupOfVariable(model, context);
  if (group) return group;
  if (choice.type === 'none') return manual(choice.reason, from);
  return choice.type === 'unknown' ? info(say.notKnown(model.value), from) : rewrite(model, choice, context);
}

function reads(call: CallUsage, variable: string): boolean {
  const value = call.options['model']?.value;
  if (!value) return false;
  const alternatives = value.type === 'choice' ? value.of : [value];
  return alternatives.some((each) => each.type === 'env' && each.name === variable);
}

/** A name that no call was seen to receive: a setting that says so may move, a table never does. */
function byName(model: Model, context: RuleContext): Decision {
  const from = { model: { from: model.value } };
  const moves = context.usages.some((usage) => goesElsewhere(usage, context));
  if (isDeployment(model, context)) return info(say.modelFound(model.value), from);
  if (!moves || model.inTest || isAzures(model, context)) return info(say.modelFound(model.value), from);
  const choice = context.target.chooseModel({ from: model.value });
  if (choice.type === 'unknown')
    return model.role === 'comparison'
      ? manual(together([say.named(model.value, undefined), ...branchTaken(model, context)]), from)
      : info(say.notKnown(model.value), from);
  const { to, move } = choice.type === 'mapped' ? choice : { to: undefined, move: undefined };
  const extra = {
    model: { from: model.value, ...(to === undefined ? {} : { to }), ...(move ? { move } : {}) },
  };
  if (model.role !== 'setting') return named(model, to, context);
  if (choice.type === 'none' || !model.at || !somewhereOpen(context) || isListed(model, context))
    return manual(say.settingOnly(model.value), extra);
  return review(
    say.setting(choice.reason),
    [{ type: 'set-literal', usage: model.id, at: model.at, value: choice.to }],
    extra,
  );
}

/** A call that moves, or an address of OpenAI's that a program talks to though no request was seen to: its models go along. */
function goesElsewhere(usage: ResolvedUsage, context: RuleContext): boolean {
  if (usage.kind === 'call') return context.moves(usage);
  if (usage.kind !== 'endpoint' || usage.inTest || usage.calls.length > 0) return false;
  const isAsked = usage.role === 'request' || usage.role === 'base';
  return isAsked && context.target.movesFrom(usage.owner) && !context.kept.usage(usage.id);
}

/** The deployment of a client that moves: it goes with the client's other settings of Azure. */
function isDeployment(model: Model, context: RuleContext): boolean {
  return context.usages.some((usage) => {
    const at = usage.kind === 'client' && context.moves(usage) ? usage.options['deployment']?.at : undefined;
    return at?.file === model.span.file && at.start <= model.span.start && model.span.end <= at.end;
  });
}

/** A list is one thing to decide: its first name speaks for all of them. */
function named(model: Model, to: string | undefined, context: RuleContext): Decision {
  const extra = { model: { from: model.value, ...(to === undefined ? {} : { to }) } };
  const members = context.usages.filter(
    (usage): usage is Model =>
      usage.kind === 'model' && usage.group !== undefined && usage.group === model.group,
  );
  const [first = model] = members;
  if (first.id !== model.id) return info(say.inList(model.value, first.value), extra);
  const names = [...new Set(members.map((member) => member.value))];
  if (names.length > 1) return manual(say.wholeList(names, to), extra);
  return manual(together([say.named(model.value, to), ...branchTaken(model, context)]), extra);
}

/** `AZURE_CHAT_MODEL`: a deployment's name, which stays where Azure's use stays. */
function isAzures(model: Model, { target }: RuleContext): boolean {
  return /azure/i.test(model.holder ?? '') && !target.movesFrom(OWNERS.azure);
}

/** A setting that must stay a member of a list, a table or a type moves with all of them or not at all. */
function isListed(model: Model, context: RuleContext): boolean {
  return context.usages.some(
    (usage) =>
      usage.kind === 'model' &&
      !usage.inTest &&
      (usage.role === 'list' || usage.role === 'key' || usage.role === 'type'),
  );
}

/** Whether some call that moves gets its model from where it could not be followed: there a named setting may lead. */
function somewhereOpen(context: RuleContext): boolean {
  return context.usages.some((usage) => usage.kind === 'call' && context.moves(usage) && hasOpenModel(usage));
}

function list(readers: readonly Reader[]): string {
  const places = readers.slice(0, 4).map((reader) => `${reader.at.file} (${reader.as})`);
  return [...new Set(places)].join(', ') + (readers.length > 4 ? ', …' : '');
}
