import { defineSdk } from '../../core/sdk.js';
import { oldestClients } from './langchain-v0.js';

/** The first versions also exported the classes from the package itself. */
export default defineSdk({
  id: 'npm/langchain-root',
  packages: ['langchain'],
  before: '0.2',
  neutral: true,
  clients: oldestClients,
});
