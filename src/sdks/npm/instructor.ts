import { defineSdk } from '../../core/sdk.js';

/** Gives back the client that it is given, with answers that are checked against a schema. */
export default defineSdk({
  id: 'npm/instructor',
  packages: ['@instructor-ai/instructor'],
  clients: [],
  settingWrappers: { default: 'client', createInstructor: 'client' },
  answerMode: {
    setting: 'mode',
    means: {
      TOOLS: 'tool',
      JSON: 'json_object',
      MD_JSON: 'prompt',
      JSON_SCHEMA: 'json_object',
      THINKING_MD_JSON: 'prompt',
      FUNCTIONS: 'functions',
    },
  },
});
