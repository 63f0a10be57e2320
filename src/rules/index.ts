// Written by scripts/generate-indexes.mjs from the files beside it; run `npm run generate` after adding one.
import type { Rule } from '../core/rule.js';
import callConvertToChat from './call/convert-to-chat.js';
import callLeadsToCall from './call/leads-to-call.js';
import callMovesWithClient from './call/moves-with-client.js';
import callResponse from './call/response.js';
import callUnservedEndpoint from './call/unserved-endpoint.js';
import clientPointAtProvider from './client/point-at-provider.js';
import dependencyOpenaiPackage from './dependency/openai-package.js';
import dimensionRebuildIndex from './dimension/rebuild-index.js';
import docMention from './doc/mention.js';
import docShownText from './doc/shown-text.js';
import endpointPointAtProvider from './endpoint/point-at-provider.js';
import envNamedSetting from './env/named-setting.js';
import envRenameVariable from './env/rename-variable.js';
import importOpenaiPackage from './import/openai-package.js';
import importTypeReference from './import/type-reference.js';
import modelChoice from './model/choice.js';
import modelGatewayString from './model/gateway-string.js';
import modelImplicitDefault from './model/implicit-default.js';
import modelMapToProvider from './model/map-to-provider.js';
import modelUntraced from './model/untraced.js';
import paramAnswerMode from './param/answer-mode.js';
import paramClientSettings from './param/client-settings.js';
import paramEmbeddings from './param/embeddings.js';
import paramFollowProfile from './param/follow-profile.js';
import paramInventory from './param/inventory.js';
import paramMessages from './param/messages.js';
import paramModelLimit from './param/model-limit.js';
import paramRequestShape from './param/request-shape.js';
import paramResponseFormat from './param/response-format.js';
import paramSentUnasked from './param/sent-unasked.js';
import paramSpecialToken from './param/special-token.js';
import paramThinking from './param/thinking.js';
import paramVendorHeaders from './param/vendor-headers.js';
import paramVendorSettings from './param/vendor-settings.js';
import secretHardCodedKey from './secret/hard-coded-key.js';
import secretKeyFormat from './secret/key-format.js';
import tokenizerCountDiffers from './tokenizer/count-differs.js';

export const rules: readonly Rule[] = [
  callConvertToChat,
  callLeadsToCall,
  callMovesWithClient,
  callResponse,
  callUnservedEndpoint,
  clientPointAtProvider,
  dependencyOpenaiPackage,
  dimensionRebuildIndex,
  docMention,
  docShownText,
  endpointPointAtProvider,
  envNamedSetting,
  envRenameVariable,
  importOpenaiPackage,
  importTypeReference,
  modelChoice,
  modelGatewayString,
  modelImplicitDefault,
  modelMapToProvider,
  modelUntraced,
  paramAnswerMode,
  paramClientSettings,
  paramEmbeddings,
  paramFollowProfile,
  paramInventory,
  paramMessages,
  paramModelLimit,
  paramRequestShape,
  paramResponseFormat,
  paramSentUnasked,
  paramSpecialToken,
  paramThinking,
  paramVendorHeaders,
  paramVendorSettings,
  secretHardCodedKey,
  secretKeyFormat,
  tokenizerCountDiffers,
] as readonly Rule[];
