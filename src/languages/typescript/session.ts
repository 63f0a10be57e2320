import { Project, type ts } from 'ts-morph';
import type { Change } from '../../core/change.js';
import type { Rendering, Session, SyntaxProblem } from '../../core/language.js';
import type { FilePath, Span } from '../../core/source.js';
import type { CallUsage, ClientUsage, EndpointUsage, SecretUsage, Usage, UsageId } from '../../core/usage.js';
import { answerModes } from './clients/answer-modes.js';
import { withAmbient } from './clients/ambient-clients.js';
import { detectCalls, type FoundCall } from './clients/calls.js';
import { detectClients, type FoundClient } from './clients/clients.js';
import { commentSpans } from './program/comment-spans.js';
import { hasPlainText } from './clients/options.js';
import { detectComments } from './notes/comments.js';
import { planConversions } from './convert/conversions.js';
import { detectDimensions } from './vectors/dimensions.js';
import { detectEndpoints } from './requests/endpoints.js';
import type { Evaluator } from './follow/evaluator.js';
import { withModelTexts } from './frameworks/model-texts.js';
import { withPluginModels } from './frameworks/plugin-models.js';
import { indexSlots } from './follow/follow-slots.js';
import { detectGatewayModels, gatewaySpans } from './notes/gateway-models.js';
import { detectImports, detectTokenizers } from './notes/imports.js';
import { withCounters } from './models/counters.js';
import { aliasSpans } from './models/model-aliases.js';
import { detectModels, detectNamedModels, type FoundModel } from './models/models.js';
import { detectTemplateModels } from './models/template-models.js';
import { withGroups } from './model-groups/model-groups.js';
import { detectModelLimits } from './models/model-limits.js';
import { detectSentModelTests } from './models/model-tests.js';
import { detectKeyFormats } from './notes/key-formats.js';
import { detectModelChoices } from './notes/model-choices.js';
import { foreignModelSpans } from './requests/foreign-requests.js';
import { detectRawHttp } from './requests/raw-http.js';
import { planPorts, type Ported } from './port/ports.js';
import { renderChanges } from './render/render.js';
import { renderSecondClients } from './split/render-second-client.js';
import { strandsOf } from './split/strands.js';
import { scriptText } from './program/script-text.js';
import { detectSecrets } from './variables/secrets.js';
import type { Site } from './clients/sites.js';
import { detectNamedSettings } from './notes/named-settings.js';
import { detectResponses } from './notes/responses.js';
import { detectShownText } from './notes/shown-text.js';
import { isTestFile } from './program/test-files.js';
import { detectTypeReferences } from './notes/type-references.js';
import { literalSpans } from './follow/values.js';
import { linkedVariables } from './variables/variable-links.js';
import { detectWrapperCalls } from './clients/wrapper-calls.js';
import { usageId } from './clients/usage-id.js';
import { syntaxErrors, type Workspace } from './program/workspace.js';

/** One run over the TypeScript and JavaScript of a project. */
export class TypeScriptSession implements Session {
  readonly #workspace: Workspace;
  readonly #evaluator: Evaluator;
  readonly #sites = new Map<UsageId, Site>();
  readonly #clients = new Map<UsageId, FoundClient>();
  readonly #callNodes = new Map<UsageId, ts.Node>();

  constructor(workspace: Workspace, evaluator: Evaluator) {
    this.#workspace = workspace;
    this.#evaluator = evaluator;
  }

  detect(): readonly Usage[] {
    this.#evaluator.slots = indexSlots(this.#evaluator);
    const { clients, calls } = requestsIn(this.#evaluator);
    const http = detectRawHttp(this.#evaluator, detectEndpoints(this.#evaluator));
    const requests = [...calls, ...planConversions(this.#evaluator, http.calls)];
    this.#remember([...clients.values()], requests);
    const counters = detectTokenizers(this.#evaluator);
    const sent = withCounters(detectModels(this.#evaluator, requests), counters);
    const claimed = new Set([
      ...sent.map(({ usage }) => usage.id),
      ...namedSpans(this.#workspace, clients).map((span) => usageId('model', span)),
      ...[
        ...gatewaySpans(this.#evaluator),
        ...aliasSpans(this.#evaluator),
        ...foreignModelSpans(this.#evaluator),
      ].map((span) => usageId('model', span)),
    ]);
    const named = outsideReferences(detectNamedModels(this.#evaluator, claimed), sent);
    const grouped = withGroups(this.#evaluator, [...sent, ...named]);
    const models = [...grouped, ...detectTemplateModels(this.#evaluator.workspace)];
    const clientUsages = linkCalls(this.#evaluator, clients, calls);
    const callUsages = requests.map((call) => call.usage);
    const endpoints = linkClients(withoutIgnored(http.endpoints, clients), clientUsages);
    const packages = new Set(this.#evaluator.sdks.packages());
    const usages: Usage[] = [
      ...clientUsages,
      ...callUsages,
      ...endpoints,
      ...models,
      ...detectSentModelTests(this.#evaluator, requests, new Set(models.map((model) => model.id))),
      ...linkedVariables(this.#workspace, models, [...clientUsages, ...callUsages]),
      ...secrets(detectSecrets(this.#workspace), [...clientUsages, ...callUsages]),
      ...detectImports(this.#workspace, packages),
      ...counters,
      ...detectComments(this.#workspace),
      ...detectTypeReferences(this.#workspace, packages),
      ...detectGatewayModels(this.#evaluator),
      ...detectWrapperCalls(this.#evaluator, requests),
      ...detectResponses(this.#workspace, requests),
      ...this.#notes(),
    ];
    return usages.map((usage) =>
      isTestFile(usage.span.file) && !usage.inTest ? { ...usage, inTest: true } : usage,
    );
  }

  /** What the inventory names besides, found without anything of the above. */
  #notes(): readonly Usage[] {
    return [
      ...detectDimensions(this.#evaluator),
      ...detectNamedSettings(this.#workspace),
      ...detectShownText(this.#workspace),
      ...detectModelLimits(this.#evaluator),
      ...detectModelChoices(this.#workspace),
      ...detectKeyFormats(this.#workspace),
    ];
  }

  #remember(clients: readonly FoundClient[], calls: readonly FoundCall[]): void {
    for (const client of clients) {
      this.#sites.set(client.usage.id, client.render);
      this.#clients.set(client.usage.id, client);
    }
    for (const call of calls) {
      this.#sites.set(call.usage.id, call.render);
      this.#callNodes.set(call.usage.id, call.node);
    }
  }

  render(usage: Usage, changes: readonly Change[]): readonly Rendering[] {
    const context = { workspace: this.#workspace, site: this.#sites.get(usage.id), usage };
    const client = this.#clients.get(usage.id);
    const added = changes.filter((change) => change.type === 'add-client');
    if (!client || added.length === 0) return renderChanges(context, changes);
    const rest = changes.filter((change) => change.type !== 'add-client');
    const written = renderChanges(context, rest);
    const nodeOf = (id: UsageId) => this.#callNodes.get(id);
    const besides = renderSecondClients(this.#evaluator, client, nodeOf, added);
    return changes.map((change) => (change.type === 'add-client' ? besides : written[rest.indexOf(change)]!));
  }

  comments(file: FilePath): readonly Span[] {
    return commentSpans(this.#workspace, file);
  }

  check(file: FilePath, after: string): readonly SyntaxProblem[] {
    const before = this.#workspace.project.read(file)?.text ?? '';
    const known = new Set(problemsOf(file, before).map((problem) => problem.message));
    return problemsOf(file, after).filter((problem) => !known.has(problem.message));
  }
}

/** Clients and what is asked through them, of every kind of package. */
function requestsIn(evaluator: Evaluator): Ported {
  const found = detectClients(evaluator);
  const ported = planPorts(evaluator, found, detectCalls(evaluator, found));
  const calls = planConversions(evaluator, ported.calls);
  const asked = withAmbient(evaluator, { ...ported, calls });
  return withPluginModels(evaluator, withModelTexts(evaluator, asked));
}

function problemsOf(file: FilePath, text: string): SyntaxProblem[] {
  const script = scriptText(file, text);
  if (!script) return [];
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { allowJs: true },
  });
  const source = project.createSourceFile(`/${file}${script.extension}`, script.text).compilerNode;
  return syntaxErrors(source).map((error) => ({
    file,
    offset: error.start,
    message: typeof error.messageText === 'string' ? error.messageText : error.messageText.messageText,
  }));
}

/** An address that has no effect where it stands is no endpoint; it goes when the client gets its own. */
function withoutIgnored(
  endpoints: readonly EndpointUsage[],
  clients: ReadonlyMap<unknown, FoundClient>,
): EndpointUsage[] {
  const files = new Map<string, { start: number; end: number }[]>();
  for (const { usage, render } of clients.values()) {
    const spans = render.ignored
      .filter(({ node }) => hasPlainText(node))
      .map(({ node }) => ({ start: node.getStart(), end: node.getEnd() }));
    files.set(usage.span.file, [...(files.get(usage.span.file) ?? []), ...spans]);
  }
  return endpoints.filter(
    ({ span }) => !files.get(span.file)?.some((each) => each.start <= span.start && span.end <= each.end),
  );
}

/** The id in an expression that stands for a model goes with that expression. */
function outsideReferences(named: readonly FoundModel[], sent: readonly FoundModel[]): FoundModel[] {
  const references = sent.flatMap(({ usage }) => (usage.at && usage.reference ? [usage.at] : []));
  return named.filter(
    ({ usage: { span } }) =>
      !references.some((at) => at.file === span.file && at.start <= span.start && span.end <= at.end),
  );
}

/** Names of models that are replaced with all they stand for. */
function namedSpans(workspace: Workspace, clients: ReadonlyMap<unknown, FoundClient>): Span[] {
  return [...clients.values()].flatMap(({ site }) => (site.construct ? [workspace.span(site.node)] : []));
}

function linkCalls(
  evaluator: Evaluator,
  clients: ReadonlyMap<unknown, FoundClient>,
  calls: readonly FoundCall[],
): ClientUsage[] {
  const modes = answerModes(evaluator);
  return [...clients.values()].map((client) => {
    const { usage } = client;
    const answers = modes.get(client.site.node);
    const strands = strandsOf(evaluator, client, calls);
    return {
      ...usage,
      calls: calls.filter((call) => call.usage.clients.includes(usage.id)).map((call) => call.usage.id),
      ...(strands ? { strands } : {}),
      ...(answers ? { answerModes: answers } : {}),
    };
  });
}

/** A literal that is a client's base URL belongs to that client. */
function linkClients(endpoints: readonly EndpointUsage[], clients: readonly ClientUsage[]): EndpointUsage[] {
  return endpoints.map((endpoint) => {
    const users = clients.filter((client) => {
      const option = client.options['baseURL'] ?? client.options['endpoint'];
      return (
        option &&
        literalSpans(option.value).some(
          (at) =>
            at.file === endpoint.span.file && at.start <= endpoint.span.start && endpoint.span.end <= at.end,
        )
      );
    });
    return users.length === 0
      ? endpoint
      : { ...endpoint, calls: [...endpoint.calls, ...users.map((client) => client.id)] };
  });
}

function secrets(found: readonly SecretUsage[], users: readonly (ClientUsage | CallUsage)[]): SecretUsage[] {
  return found.map((secret) => ({
    ...secret,
    feeds: users
      .filter((user) => {
        const key = user.options['apiKey']?.value;
        return key?.type === 'literal' && key.at.file === secret.at.file && key.at.start === secret.at.start;
      })
      .map((user) => user.id),
  }));
}
