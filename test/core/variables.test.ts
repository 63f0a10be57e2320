import { describe, expect, it } from 'vitest';
import { isOpenAIVariable, variableRole } from '../../src/core/variables.js';

describe('isOpenAIVariable', () => {
  it.each([
    'OPENAI_API_KEY',
    'OPEN_AI_KEY',
    'OPENAIKEY',
    'VITE_OPENAI_MODEL',
    'AZURE_OPENAI_ENDPOINT',
    'MYAPP_OPENAI_API_KEY',
    'BASE_URL_OPENAI',
  ])('%s', (name) => expect(isOpenAIVariable(name)).toBe(true));
  it.each([
    'OPENAIR_TOKEN',
    'OPENAPI_URL',
    'openai_api_key',
    'DEEPSEEK_API_KEY',
    'OPEN_AIRTABLE',
    'OPENAI-KEY',
  ])('not %s', (name) => expect(isOpenAIVariable(name)).toBe(false));
});

describe('variableRole', () => {
  it.each([
    ['OPENAI_API_KEY', 'key'],
    ['OPENAI_API_KEYS', 'key'],
    ['OPENAI_API_KEY_2', 'key'],
    ['OPENAI_TOKEN', 'key'],
    ['OPENAI_SECRET', 'key'],
    ['OPENAI_ACCESS_TOKEN', 'other'],
    ['OPENAI_ADMIN_KEY', 'other'],
    ['OPENAI_WEBHOOK_SECRET', 'other'],
    ['OPENAI_BASE_URL', 'baseURL'],
    ['OPENAI_API_BASE', 'baseURL'],
    ['OPENAI_API_HOST', 'baseURL'],
    ['OPENAI_BASE_URL_DEV', 'baseURL'],
    ['BASE_URL_OPENAI', 'baseURL'],
    ['AZURE_OPENAI_ENDPOINT', 'baseURL'],
    ['OPENAI_PROXY', 'other'],
    ['OPENAI_REVERSE_PROXY_URL', 'other'],
    ['OPENAI_MODEL', 'model'],
    ['OPENAI_MODEL_NAME', 'model'],
    ['OPENAI_EMBEDDING_MODEL', 'model'],
    ['DEFAULT_MODEL', 'model'],
    ['OPENAI_MODEL_MAX_TOKENS', 'other'],
    ['OPENAI_MAX_TOKENS', 'other'],
    ['OPENAI_ORG_ID', 'organization'],
    ['OPENAI_ORGANIZATION', 'organization'],
    ['OPENAI_PROJECT_ID', 'project'],
    ['OPENAI_SUPPORT_EMAIL', 'other'],
    ['OPENAI_API_VERSION', 'other'],
  ])('%s is %s', (name, role) => expect(variableRole(name)).toBe(role));
});
