import { defineSdk } from '../../core/sdk.js';

/** Gives back the client that it is given, with answers that are checked against a schema. */
export default defineSdk({
  id: 'npm/instructor',
  packages: ['@instructor-ai/instructor'],
  clients: [],
  settingWrappers: { default: 'client', createInstructor: 'client' },
});
