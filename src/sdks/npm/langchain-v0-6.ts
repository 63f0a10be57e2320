import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import langchain from './langchain.js';

/** 0.6 runs its default model where a construction begins with an id. */
export function withoutLeadingModel({ modelFirst: _, ...client }: ClientDescriptor): ClientDescriptor {
  return client;
}

export default defineSdk({
  ...langchain,
  id: 'npm/langchain-v0-6',
  since: '0.6.12',
  before: '1',
  clients: langchain.clients.map(withoutLeadingModel),
});
