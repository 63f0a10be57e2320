import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import { factory } from './ai-sdk.js';

/** A resource of Azure's, and its deployments as models. */
export const azure: Omit<ClientDescriptor, 'exports' | 'make'> = {
  ...factory,
  family: 'azure',
  options: {
    apiKey: 'apiKey',
    resourceName: 'instance',
    baseURL: 'endpoint',
    apiVersion: 'apiVersion',
    useDeploymentBasedUrls: 'deploymentUrls',
    tokenProvider: 'token',
    headers: 'headers',
    fetch: 'fetch',
  },
  write: { baseURL: 'baseURL' },
  ignored: {},
  implicitEnv: { apiKey: ['AZURE_API_KEY'], baseURL: [] },
  home: {
    package: '@ai-sdk/openai',
    exported: 'createOpenAI',
    chatMethod: 'chat',
    versions: { 0: '^0.0.72', 1: '^1.3.24', 2: '^2.0.131', 3: '^3.0.141', 4: '^4.0.118' },
  },
};

export default defineSdk({
  id: 'npm/ai-sdk-azure',
  packages: ['@ai-sdk/azure'],
  majors: { from: 3, to: 99 },
  clients: [
    { ...azure, exports: ['createAzure'], make: 'call' },
    { ...azure, exports: ['azure'], make: 'instance', factory: 'createAzure' },
  ],
});
