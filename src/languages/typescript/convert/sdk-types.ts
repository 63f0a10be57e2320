import { ts } from 'ts-morph';
import type { AnswerEdit } from '../answers/answer-reads.js';
import type { Evaluator } from '../follow/evaluator.js';

/** Types of the SDK for the Responses API and for legacy completions, and what chat completions have for each. */
const COUNTERPARTS: Readonly<Record<string, string>> = {
  Response: 'ChatCompletion',
  ResponseStreamEvent: 'ChatCompletionChunk',
  ResponseInput: 'ChatCompletionMessageParam[]',
  ResponseInputItem: 'ChatCompletionMessageParam',
  EasyInputMessage: 'ChatCompletionMessageParam',
  Tool: 'ChatCompletionTool',
  FunctionTool: 'ChatCompletionTool',
  Function: 'ChatCompletionTool',
  ResponseFunctionToolCall: 'ChatCompletionMessageFunctionToolCall',
  ResponseCreateParams: 'ChatCompletionCreateParams',
  ResponseCreateParamsNonStreaming: 'ChatCompletionCreateParamsNonStreaming',
  ResponseCreateParamsStreaming: 'ChatCompletionCreateParamsStreaming',
  Completion: 'ChatCompletion',
  CompletionCreateParams: 'ChatCompletionCreateParams',
  CompletionCreateParamsNonStreaming: 'ChatCompletionCreateParamsNonStreaming',
  CompletionCreateParamsStreaming: 'ChatCompletionCreateParamsStreaming',
};

/** What offers one function, in the first form of the API. */
const FUNCTION = /^(?:Chat\.(?:Completions\.)?)?(?:ChatCompletion|Completion)CreateParams\.Function$/;
/** Types that say nothing about the shape of what they stand beside. */
const OPEN = new Set([ts.SyntaxKind.AnyKeyword]);
/** What may stand around such a type. */
const AROUND = new Set([
  'Promise',
  'Array',
  'ReadonlyArray',
  'AsyncIterable',
  'Readonly',
  'Awaited',
  'AsyncGenerator',
]);

/** Rewrites a declared type for the new form; undefined where it names something that has no counterpart. */
export function rewriteType(
  evaluator: Evaluator,
  type: ts.TypeNode,
  major: number,
): readonly AnswerEdit[] | undefined {
  if (OPEN.has(type.kind)) return [];
  if (ts.isArrayTypeNode(type)) return rewriteType(evaluator, type.elementType, major);
  if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type))
    return rewriteType(evaluator, type.type, major);
  if (ts.isUnionTypeNode(type)) {
    const parts = type.types.filter((each) => !isNothing(each));
    const edits = parts.map((each) => rewriteType(evaluator, each, major));
    return edits.some((each) => each === undefined) ? undefined : edits.flatMap((each) => each!);
  }
  return ts.isTypeReferenceNode(type) ? ofReference(evaluator, type, major) : undefined;
}

function isNothing(type: ts.TypeNode): boolean {
  const isNull = ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
  return isNull || type.kind === ts.SyntaxKind.UndefinedKeyword;
}

function ofReference(
  evaluator: Evaluator,
  type: ts.TypeReferenceNode,
  major: number,
): readonly AnswerEdit[] | undefined {
  const name = type.typeName.getText();
  if (AROUND.has(name)) {
    const [inner] = type.typeArguments ?? [];
    return inner && rewriteType(evaluator, inner, major);
  }
  const spaces = namespaceOf(evaluator, type.typeName);
  if (!spaces) return undefined;
  const to = counterpart(spaces.name, major);
  if (to === undefined) return undefined;
  return [
    {
      node: type,
      start: type.typeName.getStart(),
      end: type.typeName.getEnd(),
      text: `${spaces.root}.Chat.${to}`,
    },
  ];
}

function counterpart(name: string, major: number): string | undefined {
  // Until its fifth major the SDK knows calls of functions alone.
  if (name === 'ResponseFunctionToolCall' && major < 5) return 'ChatCompletionMessageToolCall';
  return Object.hasOwn(COUNTERPARTS, name) ? COUNTERPARTS[name] : undefined;
}

/** `OpenAI.Responses.Response` → the root and the last name, where the root is the SDK's class. */
function namespaceOf(
  evaluator: Evaluator,
  name: ts.EntityName,
): { readonly root: string; readonly name: string } | undefined {
  if (!ts.isQualifiedName(name)) return undefined;
  const parts: string[] = [];
  let left: ts.EntityName = name;
  while (ts.isQualifiedName(left)) {
    parts.unshift(left.right.text);
    left = left.left;
  }
  const known = evaluator.evaluate(left);
  if (known.k !== 'external' || known.package !== 'openai') return undefined;
  if (FUNCTION.test(parts.join('.'))) return { root: left.text, name: 'Function' };
  const isOfOldForm =
    parts.length === 1 ? /^Completion/.test(parts[0]!) : /^(?:Responses|Completions)$/.test(parts[0]!);
  return isOfOldForm && parts.length <= 2 ? { root: left.text, name: parts.at(-1)! } : undefined;
}
