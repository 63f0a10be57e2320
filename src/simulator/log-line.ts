import { maskSecrets } from '../text/mask-secrets.js';
import type { SimulatedRequest } from './simulator.js';

/** A request as a line of JSON. Its key stays out, and what looks like one inside the body is masked. */
export function logLine(request: SimulatedRequest): string {
  const { authorization, ...rest } = request;
  return maskSecrets(JSON.stringify({ ...rest, keySent: authorization !== undefined }));
}
