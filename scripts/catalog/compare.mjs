// What a newer catalogue says beside what we have, and which of it may take the place of ours.

const PRICES = ['input', 'cachedInput', 'output'];

/**
 * Differences of one provider's models. `takes` says whether the newer value may be written: never over a fact that is younger, nor
 * over one of higher confidence that comes from elsewhere.
 *
 * @param {readonly any[]} ours models as a profile has them, prices under `priceKey`
 * @param {readonly any[]} theirs models as read-bank.mjs gives them
 * @param {{ name: string, edition: string, source: string, asOf: string, currency: string, priceKey: string }} how
 */
export function compareModels(ours, theirs, how) {
  const known = new Map(ours.map((model) => [model.id, model]));
  const names = ({ id, alias }) => (alias === undefined ? [id] : [alias, id]);
  const listed = new Map(theirs.flatMap((model) => names(model).map((name) => [name, model])));
  const changed = ours.flatMap((model) => {
    const other = listed.get(model.id);
    // What is gone needs no price.
    return other && model.status !== 'retired' ? differences(model, other, how) : [];
  });
  const newest = ours.reduce((day, model) => (model.asOf > day ? model.asOf : day), '');
  const added = theirs.filter(
    (model) => !names(model).some((name) => known.has(name)) && (model.releasedAt ?? '') > newest,
  );
  const gone =
    theirs.length === 0 ? [] : ours.filter((model) => isMissed(model, listed, how)).map(({ id }) => id);
  return { changed, added, gone };
}

function differences(model, other, how) {
  const pairs = ['context', 'maxOutput'].map((field) => [field, model[field], other[field]]);
  const sameMoney = other.currency === how.currency;
  const prices = PRICES.map((field) => [
    `${how.priceKey}.${field}`,
    model[how.priceKey]?.[field],
    sameMoney ? other.price?.[field] : undefined,
  ]);
  const takes = mayReplace(model, how);
  return [...pairs, ...prices]
    .filter(([, before, after]) => after !== undefined && before !== after)
    .map(([field, before, after]) => ({
      id: model.id,
      field,
      before,
      after,
      ours: model,
      takes: takes || before === undefined,
    }));
}

/**
 * A newer edition of the same source replaces what came from it; anything else only what was merely reported, and is not younger. Where
 * ours names this very edition, somebody has read it and decided otherwise.
 */
function mayReplace(model, { name, edition, asOf }) {
  if (model.asOf > asOf || model.source.includes(edition)) return false;
  return model.confidence === 'reported' || model.source.includes(`${name}@`);
}

/** Still offered by our list, taken from that package, and no longer in it. */
function isMissed(model, listed, { name }) {
  return model.status === 'active' && model.source.includes(`${name}@`) && !listed.has(model.id);
}

/** A profile's models with the changes that may be written, each with its new source and day. */
export function withChanges(ours, { changed, added }, how) {
  const updated = ours.map((model) => {
    const own = changed.filter((each) => each.id === model.id && each.takes);
    return own.length === 0 ? model : changedModel(model, own, how);
  });
  return [...updated, ...added.flatMap((model) => newModel(model, how) ?? [])];
}

function changedModel(model, own, { source, asOf }) {
  const copy = { ...model };
  for (const { field, after } of own) {
    const [key, part] = field.split('.');
    if (part === undefined) copy[key] = after;
    else copy[key] = { ...copy[key], [part]: after };
  }
  const isFilledOnly = own.every((each) => each.before === undefined);
  // A filled blank beside older facts: both sources are named, and the confidence is that of the weaker one.
  if (isFilledOnly && !model.source.includes(source))
    return { ...copy, source: `${model.source}; ${source}` };
  return { ...copy, source, asOf };
}

const TYPES = { chat: 'chat', embedding: 'embedding', image: 'image', tts: 'speech', asr: 'transcription' };
const CLASSES = {
  chat: '对话',
  embedding: '嵌入',
  image: '图像',
  speech: '语音合成',
  transcription: '语音识别',
};

/** What a person must still say of it (its class, mappings to it) is left to a person. */
function newModel(model, { source, asOf, currency, priceKey }) {
  const type = TYPES[model.type];
  if (type === undefined) return undefined;
  const { id, context, maxOutput, price, vision, reasoning } = model;
  const profiled = { status: 'active', vision, reasoning, confidence: 'reported' };
  return {
    id,
    ...(priceKey === 'priceUSD' ? { class: type } : { type, class: { en: type, zh: CLASSES[type] } }),
    ...(priceKey === 'priceUSD' ? {} : profiled),
    ...(context === undefined ? {} : { context }),
    ...(maxOutput === undefined ? {} : { maxOutput }),
    ...(price && model.currency === currency ? { [priceKey]: price } : {}),
    source,
    asOf,
  };
}
