import type { ts } from 'ts-morph';

/** `openaiEmbeddings`, `OPENAI_EMBEDDINGS` */
export function suffixed(name: string, suffix: string): string {
  const isLoud = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name);
  return isLoud ? `${name}_${suffix.replace(/\B(?=[A-Z])/g, '_').toUpperCase()}` : name + suffix;
}

/** The field of a class, or the parameter of its constructor that is one. */
export function memberOf(owner: ts.ClassLikeDeclaration, name: string): ts.Node | undefined {
  return owner.members.find((each) => each.name?.getText() === name);
}
