import type { Closing, ModelMove, TokenPrice } from '../core/model-move.js';
import type { ModelProfile } from '../core/provider.js';
import type { OpenAIData, OpenAIModel } from './openai-data.js';

type Figures = Omit<ModelMove, 'from' | 'to' | 'reason' | 'uses'>;

/** Windows, prices and last days of two models, as far as the catalogue knows them. */
export function figuresOf(openai: OpenAIData, from: string, to: ModelProfile | undefined): Figures {
  const old = findOpenAIModel(openai, from);
  const closes = old?.shutdownDate;
  return {
    ...(old?.context === undefined ? {} : { contextFrom: old.context }),
    ...(to?.context === undefined ? {} : { contextTo: to.context }),
    ...priceEntry('priceFrom', old?.priceUSD, openai.exchangeRate.value),
    ...priceEntry('priceTo', to?.price, 1),
    ...(closes === undefined ? {} : { closesOn: closes }),
    ...(to?.retiresOn === undefined ? {} : { retiresOn: to.retiresOn }),
  };
}

/** When OpenAI switches a model off, seen from the day on which the catalogue was read: no answer changes with the clock. */
export function closingOf(openai: OpenAIData, id: string): Closing | undefined {
  const model = findOpenAIModel(openai, id);
  if (model?.shutdownDate === undefined) return undefined;
  return { on: model.shutdownDate, isPast: model.shutdownDate <= model.asOf };
}

function findOpenAIModel({ models }: OpenAIData, id: string): OpenAIModel | undefined {
  const name = id.replace(/^openai\//, '');
  return models.find((model) => model.id === name);
}

function priceEntry<K extends 'priceFrom' | 'priceTo'>(
  key: K,
  price: TokenPrice | undefined,
  rate: number,
): Partial<Record<K, TokenPrice>> {
  if (price?.input === undefined && price?.output === undefined) return {};
  const { input, output } = price;
  const value: TokenPrice = {
    ...(input === undefined ? {} : { input: round(input * rate) }),
    ...(output === undefined ? {} : { output: round(output * rate) }),
  };
  return { [key]: value } as Partial<Record<K, TokenPrice>>;
}

function round(amount: number): number {
  return Number(amount.toPrecision(4));
}
