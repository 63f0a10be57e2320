import type { ts } from 'ts-morph';
import type { Localized } from '../../../core/localized.js';
import type { Workspace } from '../program/workspace.js';

/** Thrown on the way of a second client where the code has no place for one; the words end another sentence. */
export class Blocked extends Error {
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

const WHY = {
  callers: {
    en: 'is handed on through a parameter whose callers cannot all be followed',
    zh: '经由参数传递，而无法追踪其全部调用方',
  },
  shared: { en: 'is used for something else as well', zh: '还用于其他用途' },
  form: {
    en: 'has a form beside which no second client can be written',
    zh: '的写法无法在旁边再写一个客户端',
  },
  outside: { en: 'comes from outside the project', zh: '来自项目之外' },
  typed: {
    en: 'stands in an object whose type has no place for a second',
    zh: '位于类型中没有第二个位置的对象里',
  },
  providers: { en: 'is asked for different providers', zh: '同时用于不同厂商' },
  several: { en: 'may be one of several clients', zh: '可能是多个客户端之一' },
} as const satisfies Record<string, Localized>;

export type BlockedBy = keyof typeof WHY;

/** `what stands in src/rag.ts:12 (client) is handed on …` */
export function blockedAt(workspace: Workspace, node: ts.Node, why: BlockedBy): Blocked {
  const source = node.getSourceFile();
  const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const place = `${workspace.fileOf(node)}:${line}`;
  const text = beginning(node.getText());
  return new Blocked({
    en: `${text} (${place}) ${WHY[why].en}`,
    zh: `${text}（${place}）${WHY[why].zh}`,
  });
}

const MOST = 60;

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line;
}
