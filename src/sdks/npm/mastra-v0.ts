import { defineSdk } from '../../core/sdk.js';
import { mastraTexts, packages } from './mastra.js';

/** Before 1.0 an agent keeps the settings of its requests under another name. */
export default defineSdk({
  id: 'npm/mastra-v0',
  before: '1',
  packages,
  neutral: true,
  clients: [],
  modelTexts: mastraTexts('defaultVNextStreamOptions'),
});
