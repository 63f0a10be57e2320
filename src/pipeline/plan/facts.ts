import type { Localized } from '../../core/localized.js';
import type { FactNote, PlannedFinding } from '../../core/plan.js';
import type { Provenance, ProviderProfile } from '../../core/provider.js';
import type { Api } from '../../core/usage.js';
import { withoutStop } from '../../messages/ending.js';
import * as say from '../../messages/facts.js';

const MOST = 4;

/** What the catalogue knows that led to a finding which a person has to look at. */
export function withFacts(finding: PlannedFinding, profile: ProviderProfile | undefined): PlannedFinding {
  if (!profile || (finding.status !== 'manual' && finding.status !== 'review')) return finding;
  const notes = [
    ...ofEndpoint(finding, profile),
    ...ofModel(finding, profile),
    ...ofParameters(finding, profile),
    ...ofAddress(finding, profile),
  ];
  const facts = notes.slice(0, MOST);
  return facts.length === 0 ? finding : { ...finding, facts };
}

function note(about: Localized, says: Localized, { source, asOf, confidence }: Provenance): FactNote {
  return { about, says, source, asOf, confidence };
}

function ofEndpoint({ kind, api }: PlannedFinding, profile: ProviderProfile): FactNote[] {
  const fact = kind === 'call' && api !== undefined ? profile.endpoints[api as Api] : undefined;
  return fact ? [note(say.aboutEndpoint(api!), say.endpoint(fact), fact)] : [];
}

function ofModel({ model }: PlannedFinding, profile: ProviderProfile): FactNote[] {
  if (!model) return [];
  const mapping = profile.modelMap.find((each) => each.from === model.from);
  const to = profile.models.find((each) => each.id === (model.to ?? mapping?.to));
  return [
    ...(mapping ? [note(say.aboutModel(model.from), say.mapping(mapping), mapping)] : []),
    ...(to ? [note(say.aboutModel(to.id), say.model(to), to)] : []),
  ];
}

/** The rules quote the catalogue's own words, so that these lead back to the fact; several parameters may share the words. */
function ofParameters({ kind, message }: PlannedFinding, profile: ProviderProfile): FactNote[] {
  if (kind !== 'param') return [];
  const quoted = Object.entries(profile.params).flatMap(([name, facts]) =>
    facts
      .filter((fact) => fact.detail.en !== '' && message.en.includes(withoutStop(fact.detail).en))
      .map((fact) => ({ name, fact })),
  );
  const named = quoted.filter(({ name }) => names(message.en, name));
  return (named.length > 0 ? named : quoted).map(({ name, fact }) =>
    note(say.aboutParameter(name), say.parameter(fact), fact),
  );
}

/** `messages.image_url` is spoken of as image_url. */
function names(message: string, parameter: string): boolean {
  return message.split(/[^\w]+/).includes(parameter.split('.').at(-1)!);
}

function ofAddress({ kind }: PlannedFinding, profile: ProviderProfile): FactNote[] {
  const region = kind === 'client' || kind === 'endpoint' ? profile.regions[0] : undefined;
  return region ? [note(say.aboutAddress, { en: region.url, zh: region.url }, region)] : [];
}
