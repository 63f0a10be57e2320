import type { FactNote, PlannedFinding } from '../../core/plan.js';
import type { Provenance, ProviderProfile } from '../../core/provider.js';
import type { Api } from '../../core/usage.js';

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

function note(about: string, says: string, { source, asOf, confidence }: Provenance): FactNote {
  return { about, says, source, asOf, confidence };
}

function ofEndpoint({ kind, api }: PlannedFinding, profile: ProviderProfile): FactNote[] {
  const fact = kind === 'call' && api !== undefined ? profile.endpoints[api as Api] : undefined;
  if (!fact) return [];
  return [
    note(`endpoint ${api}`, fact.note === undefined ? fact.value : `${fact.value}: ${fact.note}`, fact),
  ];
}

function ofModel({ model }: PlannedFinding, profile: ProviderProfile): FactNote[] {
  if (!model) return [];
  const mapping = profile.modelMap.find((each) => each.from === model.from);
  const to = profile.models.find((each) => each.id === (model.to ?? mapping?.to));
  return [
    ...(mapping
      ? [note(`model ${model.from}`, `${mapping.to ?? 'no counterpart'}: ${mapping.reason}`, mapping)]
      : []),
    ...(to ? [note(`model ${to.id}`, `${to.class}; ${to.status}`, to)] : []),
  ];
}

/** The rules quote the catalogue's own words, so that these lead back to the fact. */
function ofParameters({ kind, message }: PlannedFinding, profile: ProviderProfile): FactNote[] {
  if (kind !== 'param') return [];
  return Object.entries(profile.params).flatMap(([name, facts]) =>
    facts
      .filter((fact) => fact.detail !== '' && message.en.includes(fact.detail))
      .map((fact) => note(`parameter ${name}`, `${fact.behaviour}: ${fact.detail}`, fact)),
  );
}

function ofAddress({ kind }: PlannedFinding, profile: ProviderProfile): FactNote[] {
  const region = kind === 'client' || kind === 'endpoint' ? profile.regions[0] : undefined;
  return region ? [note('base URL', region.url, region)] : [];
}
