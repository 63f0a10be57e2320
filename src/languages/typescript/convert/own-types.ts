import { ts } from 'ts-morph';
import type { AnswerField, AnswerFields } from '../../../core/sdk.js';
import type { Shape } from '../answers/answer-flow.js';
import { replacement, type AnswerEdit } from '../answers/answer-reads.js';
import type { Evaluator } from '../follow/evaluator.js';
import { nameText } from '../follow/property-places.js';

/** What may stand around the type of an answer, by the field in which it has it. */
const AROUND: Readonly<Record<string, string | undefined>> = {
  Promise: undefined,
  Array: undefined,
  ReadonlyArray: undefined,
  AsyncIterable: undefined,
  AsyncGenerator: undefined,
  Readonly: undefined,
  Awaited: undefined,
  Partial: undefined,
  AxiosResponse: 'data',
};

type Owned = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/** Types of the project's own that declare an old answer, written for the new one. */
export class OwnTypes {
  readonly edits: AnswerEdit[] = [];
  /** Declarations that change. */
  readonly declared = new Set<Owned>();
  readonly #evaluator: Evaluator;
  readonly #seen = new Set<ts.Node>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  /** False where the type is none of the project's own, or says something that has no counterpart. */
  write(type: ts.TypeNode, shape: Shape): boolean {
    if (type.kind === ts.SyntaxKind.AnyKeyword || type.kind === ts.SyntaxKind.UnknownKeyword) return true;
    if (ts.isArrayTypeNode(type)) return this.write(type.elementType, shape);
    if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return this.write(type.type, shape);
    if (ts.isUnionTypeNode(type))
      return type.types.every((each) => isNothing(each) || this.write(each, shape));
    if (ts.isTypeLiteralNode(type)) return this.#members(type.members, shape.of);
    return ts.isTypeReferenceNode(type) && this.#reference(type, shape);
  }

  #reference(type: ts.TypeReferenceNode, shape: Shape): boolean {
    const name = type.typeName.getText();
    if (Object.hasOwn(AROUND, name)) {
      const field = AROUND[name];
      const [inner] = type.typeArguments ?? [];
      const of = field === undefined ? shape.of : (shape.of[field]?.of ?? shape.of);
      return inner !== undefined && this.write(inner, { of });
    }
    const symbol = this.#evaluator.workspace.checker.getSymbolAtLocation(type.typeName);
    if (symbol?.declarations?.some(ts.isTypeParameterDeclaration)) return true;
    const own = this.#ownNamed(name);
    if (!own) return false;
    this.declared.add(own);
    if (ts.isTypeAliasDeclaration(own)) return this.write(own.type, shape);
    return !own.heritageClauses && this.#members(own.members, shape.of);
  }

  /** The one type of that name in the project. */
  #ownNamed(name: string): Owned | undefined {
    const found = this.#evaluator.workspace
      .identifiers(name)
      .map((each) => each.parent)
      .filter(
        (each): each is Owned =>
          (ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each)) && each.name.text === name,
      );
    return found.length === 1 ? found[0] : undefined;
  }

  #members(members: ts.NodeArray<ts.TypeElement>, fields: AnswerFields): boolean {
    const written = new Set<string>();
    return members.every((member) => {
      if (this.#seen.has(member)) return true;
      this.#seen.add(member);
      const name = member.name && nameText(member.name);
      const field = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!field) return true;
      return ts.isPropertySignature(member) && this.#member(member, field, written);
    });
  }

  #member(member: ts.PropertySignature, field: AnswerField, written: Set<string>): boolean {
    const { declares } = field;
    if (declares !== undefined) {
      const isMore = declares === '' || written.has(declares);
      written.add(declares);
      this.edits.push(isMore ? removed(member) : this.#declared(member, declares));
      return true;
    }
    if (field.to !== undefined) {
      if (!/^\w+$/.test(field.to)) return false;
      this.edits.push(replacement(member.name, field.to));
    }
    if (!field.of || !member.type) return true;
    return this.write(member.type, { of: field.of });
  }

  /** What may be missing is what lies inside: around it there is always something. */
  #declared(member: ts.PropertySignature, declares: string): AnswerEdit {
    const isOptional = member.questionToken !== undefined && !declares.includes('?');
    const text = isOptional ? declares.replace(/(\w+): string/, '$1?: string') : declares;
    const end = (member.type ?? member.name).getEnd();
    return { node: member, start: member.name.getStart(), end, text };
  }
}

function isNothing(type: ts.TypeNode): boolean {
  const isNull = ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
  return isNull || type.kind === ts.SyntaxKind.UndefinedKeyword;
}

/** A whole line, where the member has one of its own. */
function removed(member: ts.PropertySignature): AnswerEdit {
  const { text } = member.getSourceFile();
  const lineStart = text.lastIndexOf('\n', member.getStart()) + 1;
  const isAlone = /^[ \t]*$/.test(text.slice(lineStart, member.getStart()));
  const rest = /^[ \t;,]*\r?\n/.exec(text.slice(member.getEnd()))?.[0];
  if (isAlone && rest)
    return { node: member, start: lineStart, end: member.getEnd() + rest.length, text: '' };
  const gap = /^\s*/.exec(text.slice(member.getEnd()))![0].length;
  return { node: member, start: member.getStart(), end: member.getEnd() + gap, text: '' };
}

/** Places that name a type which changes, and that no answer in the new form comes by. */
export function otherReferences(
  evaluator: Evaluator,
  declared: ReadonlySet<Owned>,
  accounted: readonly ts.Node[],
): readonly ts.Node[] {
  const around = [...accounted, ...declared];
  return [...declared].flatMap(({ name }) =>
    evaluator.workspace.identifiers(name.text).filter((each) => {
      const { parent } = each;
      if (each === name || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
      return ts.findAncestor(each, (node) => around.includes(node)) === undefined;
    }),
  );
}
