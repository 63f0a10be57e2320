import { defineSdk } from '../../core/sdk.js';
import langchain from './langchain.js';
import { withoutEncoding } from './langchain-v0-3.js';
import { withoutLeadingModel } from './langchain-v0-6.js';

/** `encodingFormat` came with 0.6.12. */
export default defineSdk({
  ...langchain,
  id: 'npm/langchain-v0-6-early',
  since: '0.6',
  before: '0.6.12',
  clients: langchain.clients.map((client) => withoutEncoding(withoutLeadingModel(client))),
});
