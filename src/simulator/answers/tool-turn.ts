import type { Json } from '../../core/change.js';
import { isObject, itemsOf, type JsonObject } from '../server/exchange.js';
import type { RequestCircumstances } from '../refusals/circumstances.js';
import { lastOf, sinceLastQuestion, textOf } from './conversation.js';
import { sampleFromSchema } from './sample-from-schema.js';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
}

/**
 * The tool call that this turn makes: the forced tool, the first one where some tool is required, else the one that
 * the question names. None once a tool has answered.
 */
export function toolCallOf(body: JsonObject, circumstances: RequestCircumstances): ToolCall | undefined {
  if (circumstances.toolChoice === 'none') return undefined;
  if (sinceLastQuestion(body).some(isToolResult)) return undefined;
  const tools = functionsOf(body);
  const question = textOf(lastOf(body, 'user'));
  const tool = chosenTool(tools, body, circumstances) ?? tools.find((each) => isNamedIn(each, question));
  if (tool === undefined) return undefined;
  const args = sampleFromSchema(tool['parameters'] ?? {}, question);
  return {
    id: 'call_simulated_1',
    name: nameOf(tool),
    arguments: JSON.stringify(isObject(args) ? args : {}),
  };
}

function chosenTool(
  tools: readonly JsonObject[],
  body: JsonObject,
  circumstances: RequestCircumstances,
): JsonObject | undefined {
  if (circumstances.toolChoice === 'required') return tools[0];
  const choice = body['tool_choice'] ?? body['function_call'];
  const named = isObject(choice) ? (choice['function'] ?? choice) : undefined;
  const forced = isObject(named) ? named['name'] : undefined;
  return forced === undefined ? undefined : tools.find((tool) => tool['name'] === forced);
}

/** As tools, or as the first form of the API offered them. */
function functionsOf(body: JsonObject): readonly JsonObject[] {
  const tools = itemsOf(body['tools'])
    .filter(isObject)
    .map((tool) => tool['function']);
  return [...tools, ...itemsOf(body['functions'])].filter((each): each is JsonObject & Json =>
    isObject(each),
  );
}

/** True for what a tool (or, in the old form, a function) gave back. */
export function isToolResult(message: JsonObject): boolean {
  return message['role'] === 'tool' || message['role'] === 'function';
}

function nameOf(tool: JsonObject): string {
  return typeof tool['name'] === 'string' ? tool['name'] : '';
}

/** `get_weather` is asked for by "get_weather" as by "get weather". */
function isNamedIn(tool: JsonObject, question: string): boolean {
  const name = nameOf(tool).toLowerCase();
  const asked = question.toLowerCase();
  return asked.includes(name) || asked.includes(name.replaceAll('_', ' '));
}
