import type { Localized } from '../../core/localized.js';
import type { Progress } from '../../core/progress.js';
import type { Target } from '../../core/target.js';
import { probeRequest } from './probe-request.js';
import { sendProbe, type Endpoint, type ProbeResult } from './send-probe.js';
import type { Probe } from './wanted-probes.js';

/** A probe and what the provider made of it. */
export interface Verified extends ProbeResult {
  readonly probe: Probe;
}

/** Asks each provider its questions, one after the other, so that a rate limit is not met by asking. */
export async function verifyProbes(
  probes: readonly Probe[],
  endpointOf: (target: Target) => Endpoint,
  progress: { readonly to: Progress; readonly asking: (model: string, feature: string) => Localized },
): Promise<readonly Verified[]> {
  const results: Verified[] = [];
  for (const probe of probes) {
    const request = probeRequest(probe);
    if (request === undefined) continue;
    progress.to.step(progress.asking(probe.model ?? '', probe.feature));
    results.push({ probe, ...(await sendProbe(probe, request, endpointOf(probe.target))) });
  }
  progress.to.done();
  return results;
}
