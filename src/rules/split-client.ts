import type { Change } from '../core/change.js';
import type { Localized } from '../core/localized.js';
import type { Part, RuleContext } from '../core/rule.js';
import type { ClientUsage, ResolvedUsage, Value } from '../core/usage.js';
import * as say from '../messages/routes.js';
import { sdkChanges } from './moved-client.js';

/** Settings of a client that only OpenAI knows. */
export const OPENAI_ONLY: readonly string[] = [
  'organization',
  'project',
  'dataResidency',
  'adminAPIKey',
  'workloadIdentity',
  'credential',
];

type Client = ClientUsage & ResolvedUsage;

/** The second clients that a client needs where its calls go to several providers. */
export function besides(
  client: Client,
  context: RuleContext,
): { readonly changes: readonly Change[]; readonly notes: readonly Localized[] } {
  const parts = context.parts(client);
  return {
    changes: parts.map((part): Change => ({
      type: 'add-client',
      usage: client.id,
      suffix: suffixOf(part),
      calls: part.calls,
      settings: part.target ? ofTarget(client, context.as(part.target)) : ofOpenAI(client),
    })),
    notes: parts.map(({ target, capabilities }) =>
      target
        ? say.secondClient(capabilities, target.profile.name, target.apiKeyEnv)
        : say.secondClientStays(capabilities),
    ),
  };
}

function suffixOf({ capabilities }: Part): string {
  return capabilities.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('');
}

/** Everything that decides which house the second client talks to, and with whose key; what is unrelated it takes over from the first. */
function ofTarget(client: Client, context: RuleContext): Change[] {
  const { target } = context;
  const key = { type: 'env', name: target.apiKeyEnv } as const;
  const left = OPENAI_ONLY.filter((name) => client.options[name]);
  return [
    { type: 'set-option', usage: client.id, name: 'baseURL', value: target.baseURLExpression },
    {
      type: 'set-option',
      usage: client.id,
      name: 'apiKey',
      value: client.keyFallsBack ? { ...key, fallback: { type: 'literal', value: '' } } : key,
    },
    ...sdkChanges(client, context),
    ...left.map((name): Change => ({ type: 'remove-option', usage: client.id, name })),
    ...client.ignoredOptions.map((name): Change => ({
      type: 'remove-option',
      usage: client.id,
      name,
      asWritten: true,
    })),
  ];
}

/** As the first client was; a key in the code becomes the variable, so that it does not stand there a second time. */
function ofOpenAI(client: Client): Change[] {
  const key = client.options['apiKey']?.value;
  return key !== undefined && isLiteral(key)
    ? [
        {
          type: 'set-option',
          usage: client.id,
          name: 'apiKey',
          value: { type: 'env', name: client.implicitEnv.apiKey[0] ?? 'OPENAI_API_KEY' },
        },
      ]
    : [];
}

function isLiteral(value: Value): boolean {
  return value.type === 'literal' && value.value !== '' && value.value !== null;
}
