import type { Change, Edit } from '../../core/change.js';
import type { Rendering } from '../../core/language.js';
import type { Localized } from '../../core/localized.js';
import type { Span } from '../../core/source.js';
import { findReferences } from './references.js';
import type { Replacement, Sheet, Site } from './sheet.js';
import { printQuoted, tokenIn, type Range, type Token } from './styles.js';

const say = {
  notHere: {
    en: 'This kind of change cannot be made in a settings file.',
    zh: '配置文件中无法进行这种改动。',
  },
  noValue: {
    en: 'No value stands here that could be set.',
    zh: '此处没有可设置的值。',
  },
  noShape: {
    en: 'A further variable cannot be declared here in the same shape.',
    zh: '此处无法以相同形式再声明一个变量。',
  },
  whichName: {
    en: 'Several variables are named here, and the change does not say which of them it means.',
    zh: '此处提到多个变量，改动未说明是哪一个。',
  },
  taken: {
    en: 'The new name stands beside this entry already; remove the entry once nothing needs it.',
    zh: '新名称在旁边已经存在；确认不再需要后请删除这一项。',
  },
  staysInLiteral: {
    en: 'The new text cannot stand here without other quotes.',
    zh: '若不更换引号，新文本无法写在此处。',
  },
} satisfies Record<string, Localized>;

/** The edits that make a change true at its usage; nothing where it is true already. */
export function renderChange(sheet: Sheet, site: Site, change: Change): Rendering {
  switch (change.type) {
    case 'rename-variable':
      return rename(sheet, site, change.to, change.from);
    case 'set-variable':
      return setVariable(sheet, site, change.value);
    case 'declare-variable':
      return declare(sheet, site, change.name, change.value);
    case 'set-literal':
    case 'set-text':
      return renderAt(sheet, change);
    case 'remove-option':
      return remove(sheet, site);
    case 'set-package':
      return setPackage(sheet, site, change.name, change.version);
    case 'add-package':
      return addPackage(sheet, site, change.name, change.version);
    default:
      return { ok: false, reason: say.notHere };
  }
}

/** The same for a change that names its place by itself. */
export function renderAt(
  sheet: Sheet,
  change: Extract<Change, { type: 'set-literal' | 'set-text' }>,
): Rendering {
  return change.type === 'set-literal'
    ? setLiteral(sheet, change.at, String(change.value))
    : setText(sheet, change.at, change.text);
}

function rename(sheet: Sheet, { usage, writers }: Site, to: string, from?: string): Rendering {
  if (usage.kind === 'env') {
    if (usage.fixed) return { ok: false, reason: usage.fixed };
    if (writers.taken?.(to)) return { ok: false, reason: say.taken };
    return replacing(sheet, [{ ...sheet.range(usage.nameAt), text: writers.spell?.(to) ?? to }]);
  }
  if (usage.kind !== 'doc') return { ok: false, reason: say.notHere };
  const others = new Set(usage.mentions.map(({ variable }) => variable).filter((name) => name !== to));
  if (from === undefined && others.size > 1) return { ok: false, reason: say.whichName };
  const meant = usage.mentions.filter(({ variable }) => from === undefined || variable === from);
  return replacing(
    sheet,
    meant.map(({ at }) => ({ ...sheet.range(at), text: to })),
  );
}

function setVariable(sheet: Sheet, { writers, usage }: Site, value: string): Rendering {
  const { token } = writers;
  if (!token) return { ok: false, reason: say.noValue };
  const references = findReferences(sheet.slice(token.inner), token.inner.start);
  if (references.length === 0) return replacing(sheet, [tokenEdit(sheet, token, value)]);
  // A value that is handed on from elsewhere is set there; only its default stands here.
  const fallbackAt = usage.kind === 'env' && references.length === 1 ? references[0]?.fallbackAt : undefined;
  return replacing(sheet, fallbackAt ? [{ ...fallbackAt, text: value }] : []);
}

function declare(sheet: Sheet, { usage, writers }: Site, name: string, value?: string): Rendering {
  // What only names a variable needs no other beside it: the entry that declares it gets one.
  if (!writers.declare && usage.kind === 'env' && usage.form !== 'declare') return replacing(sheet, []);
  const added = writers.declare?.(name, value);
  return added ? replacing(sheet, added) : { ok: false, reason: say.noShape };
}

function setPackage(sheet: Sheet, { writers }: Site, name: string, version: string): Rendering {
  const written = writers.setPackage?.(name, version);
  return written ? replacing(sheet, written) : { ok: false, reason: say.notHere };
}

function addPackage(sheet: Sheet, { writers }: Site, name: string, version: string): Rendering {
  const written = writers.addPackage?.(name, version);
  return written ? replacing(sheet, written) : { ok: false, reason: say.notHere };
}

function setLiteral(sheet: Sheet, at: Span, value: string): Rendering {
  const range = sheet.range(at);
  const known = sheet.tokenAt(range);
  const isWhole = known?.at.start === range.start && known.at.end === range.end;
  return replacing(sheet, [
    tokenEdit(sheet, isWhole ? known : tokenIn(sheet.text, range, printQuoted), value),
  ]);
}

function setText(sheet: Sheet, at: Span, text: string): Rendering {
  const range = sheet.range(at);
  const token = sheet.tokenAt(range);
  if (!token) return replacing(sheet, [{ ...range, text }]);
  const current = sheet.slice(token.at);
  const printed = token.style(text, current);
  const quotes = quoteLength(sheet, token);
  if (quotes === 0 && printed !== text) return { ok: false, reason: say.staysInLiteral };
  return replacing(sheet, [{ ...range, text: quotes === 0 ? text : printed.slice(quotes, -quotes) }]);
}

function remove(sheet: Sheet, { writers }: Site): Rendering {
  if (!writers.remove) return { ok: false, reason: say.notHere };
  // A comment on the line goes with it, and a person may want to know.
  const hasComment = /(?:^|\s)(?:#|\/\/)/.test(sheet.slice(writers.remove).trim());
  return {
    ok: true,
    edits: [toEdit(sheet, { ...writers.remove, text: '' })],
    drops: hasComment ? [sheet.span(writers.remove)] : [],
  };
}

function quoteLength(sheet: Sheet, { at, inner }: Token): number {
  const quote = sheet.text.slice(at.start, inner.start);
  return /^["'`]+$/.test(quote) ? quote.length : 0;
}

/** Replaces a token by the shortest span: what lies between its quotes where they stay. */
function tokenEdit(sheet: Sheet, token: Token, value: string): Replacement {
  if (token.text === value && token.at.end > token.at.start)
    return { ...token.at, text: sheet.slice(token.at) };
  const current = sheet.slice(token.at);
  const printed = token.style(value, current);
  const quotes = quoteLength(sheet, token);
  const quote = current.slice(0, quotes);
  if (quotes > 0 && printed.startsWith(quote) && printed.endsWith(quote)) {
    return { ...token.inner, text: printed.slice(quotes, printed.length - quotes) };
  }
  return { ...token.at, text: (current === '' ? (token.lead ?? '') : '') + printed };
}

function replacing(sheet: Sheet, replacements: readonly Replacement[]): Rendering {
  const edits = replacements.filter((one) => sheet.slice(one) !== one.text).map((one) => toEdit(sheet, one));
  return { ok: true, edits, drops: [] };
}

function toEdit(sheet: Sheet, { start, end, text }: Replacement): Edit {
  const range: Range = { start, end };
  return { ...sheet.span(range), text };
}
