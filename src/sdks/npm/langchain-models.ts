import type { ClientDescriptor } from '../../core/sdk.js';
import { defineSdk } from '../../core/sdk.js';
import { chat } from './langchain.js';

/** Models by a name that says whose they are; what makes them is `ChatOpenAI`, and its settings pass through. */
const byName: ClientDescriptor = {
  ...chat,
  exports: ['initChatModel'],
  options: { ...chat.options, modelProvider: 'modelProvider' },
  make: 'call',
  optionsArgument: 1,
  named: {
    prefix: 'openai:',
    option: { name: 'modelProvider', value: 'openai' },
    bare: true,
  },
};

const { modelFirst: _, ...plain } = byName;

/** An agent takes a name or a model, and no settings of the model's. */
const agent: ClientDescriptor = {
  ...plain,
  exports: ['createAgent', 'createReactAgent'],
  optionsArgument: 0,
  named: {
    prefix: 'openai:',
    bare: true,
    modelOption: 'model',
    construct: { package: '@langchain/openai', exported: 'ChatOpenAI' },
  },
};

export default defineSdk({
  id: 'npm/langchain-models',
  packages: [
    'langchain',
    'langchain/chat_models/universal',
    'langchain/agents',
    '@langchain/langgraph/prebuilt',
  ],
  neutral: true,
  clients: [plain, agent],
});
