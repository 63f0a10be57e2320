import type { Change } from '../core/change.js';
import type { Localized } from '../core/localized.js';
import type { BesideModel } from '../core/model-group.js';
import type { ModelProfile } from '../core/provider.js';
import * as say from '../messages/model-groups.js';

/** The two models that an entry is about, before and after. */
export interface Figures {
  readonly from: { readonly context?: number; readonly maxOutput?: number };
  readonly to: ModelProfile | undefined;
  readonly name: string;
}

interface Beside {
  readonly changes: readonly Change[];
  readonly notes: readonly Localized[];
  readonly blocked: readonly Localized[];
}

/** What entries say of their models besides the name, as it must be for the new ones, or why nobody can say. */
export function besideChanges(said: readonly BesideModel[], figures: (usage: string) => Figures): Beside {
  const changes: Change[] = [];
  const notes: Localized[] = [];
  const blocked: Localized[] = [];
  const words = said.filter(({ says }) => says === 'words').map(({ value }) => String(value));
  if (words.length > 0) notes.push(say.wordsStay(words));
  for (const each of said) {
    const about = figures(each.usage);
    const outcome = judge(each, about);
    if (outcome === undefined) continue;
    if ('en' in outcome) blocked.push(outcome);
    else changes.push(outcome);
  }
  return { changes, notes, blocked };
}

/** A change, a reason why the group stays, or nothing where what is said stays true. */
function judge(said: BesideModel, { from, to, name }: Figures): Change | Localized | undefined {
  const { usage, at, says, value } = said;
  switch (says) {
    case 'label':
      return said.shown
        ? { type: 'set-text', usage, at, text: name }
        : { type: 'set-literal', usage, at, value: name };
    case 'limit':
      return limit(said, { from, to, name });
    case 'images':
      return to?.vision === value ? undefined : say.abilityDiffers(at.file, name);
    case 'reasoning':
      return to?.reasoning === value ? undefined : say.abilityDiffers(at.file, name);
    case 'ability':
      return say.abilityUnknown(at.file);
    case 'price':
      return say.priceTable(at.file);
    case 'unreadable':
      return say.unreadable(at.file, String(value));
    case 'words':
      return undefined;
  }
}

/** The window or the longest answer where it was the old model's own; a number of the program's own choice stays where it still holds. */
function limit(
  { usage, at, value }: BesideModel,
  { from, to, name }: Figures,
): Change | Localized | undefined {
  const before = Number(value);
  const own = isAbout(before, from.context)
    ? to?.context
    : isAbout(before, from.maxOutput)
      ? to?.maxOutput
      : undefined;
  if (own !== undefined) return own === before ? undefined : { type: 'set-literal', usage, at, value: own };
  const isKnown = isAbout(before, from.context) || isAbout(before, from.maxOutput);
  if (!isKnown && to?.context !== undefined && before <= Math.min(to.context, to.maxOutput ?? to.context))
    return undefined;
  return say.limitUnknown(at.file, before, name);
}

/** 128000 and 131072 are the same window, told in thousands of either kind. */
function isAbout(value: number, known: number | undefined): boolean {
  return known !== undefined && Math.abs(value - known) <= known * 0.03;
}
