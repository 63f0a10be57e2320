import { ts } from 'ts-morph';
import type { GroupEntry, IdTest, ModelGroup, Obstacle } from '../../../core/model-group.js';
import type { ModelUsage } from '../../../core/usage.js';
import type { Evaluator } from '../follow/evaluator.js';
import type { FoundModel } from '../models/models.js';
import { besideModel } from './beside-models.js';
import { testOf, type FoundTest } from './id-tests.js';
import { linkModels, type Component } from './link-models.js';
import { entriesOf } from './list-entries.js';
import { listsBehind } from './list-links.js';
import { findListReaders, type ListReader } from './list-readers.js';
import {
  elementsOfList,
  findModelLists,
  isOtherModel,
  textOfElement,
  type ModelList,
} from './model-lists.js';

/** The same usages, each with the group of names that it belongs to, where there is one. */
export function withGroups(evaluator: Evaluator, found: readonly FoundModel[]): readonly ModelUsage[] {
  const usages = found.map(({ usage }) => usage);
  const lists = findModelLists(found);
  const tests = found.flatMap((model) => testOf(evaluator.workspace, model) ?? []);
  if (lists.length + tests.length === 0) return usages;
  const readers = findListReaders(evaluator, lists);
  const groups = new Map<string, ModelGroup>();
  for (const component of linkModels(evaluator, { found, lists, tests, readers })) {
    if (!isGroup(component)) continue;
    const group = describe(evaluator, component, readers);
    for (const id of group.members) groups.set(id, group);
  }
  const asked = new Map(tests.map(({ test }) => [test.usage, test]));
  return usages.map((usage) => {
    const together = groups.get(usage.id);
    const asks = asked.get(usage.id);
    return { ...usage, ...(together ? { together } : {}), ...(asks ? { asks } : {}) };
  });
}

/** Names that reach calls through one list alone move one by one; keys and tests alone select nothing. */
function isGroup({ models, lists, tests }: Component): boolean {
  const others = lists.length - 1 + tests.length;
  if (models.every(({ usage }) => usage.role === 'key' || usage.role === 'comparison')) return false;
  const isFollowed = models.every(({ usage }) => usage.calls.length > 0);
  if (isFollowed && others <= 0) return false;
  return lists.length > 0 || (tests.length > 0 && models.length > tests.length);
}

function describe(evaluator: Evaluator, component: Component, readers: readonly ListReader[]): ModelGroup {
  const { workspace } = evaluator;
  const { lists } = component;
  const isReachedByCount = (list: ModelList) =>
    readers.some(({ lists: read, subject }) => read.includes(list.node) && ts.isNumericLiteral(subject));
  return {
    members: component.models.map(({ usage }) => usage.id),
    entries: lists.flatMap((list): readonly GroupEntry[] =>
      entriesOf(workspace, list, { counted: isReachedByCount(list) }),
    ),
    beside: lists.flatMap((list) => list.entries.flatMap((entry) => besideModel(workspace, list, entry))),
    tests: component.tests.map(({ test }: FoundTest): IdTest => test),
    obstacles: lists.flatMap((list) => obstaclesIn(evaluator, list, component)),
    others: [...new Set(lists.flatMap(othersIn))],
    lists: lists.map(({ node, name }) => ({ name, at: workspace.span(node) })),
  };
}

function othersIn({ node }: ModelList): readonly string[] {
  return elementsOfList(node).flatMap((element) => {
    const text = textOfElement(element);
    return text !== undefined && isOtherModel(text) ? [text] : [];
  });
}

/** Entries that are not written here, so that nobody knows what they are. */
function obstaclesIn(evaluator: Evaluator, list: ModelList, { lists }: Component): readonly Obstacle[] {
  const { workspace } = evaluator;
  const known = new Set(lists.map(({ node }) => node));
  const entries = new Set(list.entries.map(({ node }) => node));
  return elementsOfList(list.node).flatMap((element): readonly Obstacle[] => {
    if (entries.has(element)) return [];
    const isBare = ts.isPropertyAssignment(element) && ts.isIdentifier(element.name);
    if (isBare && /^o[134]$/.test(element.name.getText()))
      return [{ at: workspace.span(element.name), why: 'unquoted' }];
    const isSpread = ts.isSpreadElement(element) || ts.isSpreadAssignment(element);
    const behind = isSpread ? listsBehind(evaluator, element) : [];
    const isOpen = isSpread && (behind.length === 0 || behind.some((each) => !known.has(each)));
    return isOpen ? [{ at: workspace.span(element), why: 'open' }] : [];
  });
}
