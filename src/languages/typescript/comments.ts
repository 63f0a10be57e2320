import { ts } from 'ts-morph';
import type { DocUsage } from '../../core/usage.js';
import { isOpenAIVariable } from '../../core/variables.js';
import { usageId } from './usage-id.js';
import { walk } from './walk.js';
import type { Workspace } from './workspace.js';

/** A verb in front of the name: `set OPENAI_API_KEY`. `if OPENAI_API_KEY is set` tells nobody anything. */
const TELLS =
  /\b(?:set|add|provide|configure|export|put|define|fill|paste|copy|create|needs?|requires?|replace|请|设置|配置|填写|添加)[^.\n]{0,60}\bOPEN_?AI_[A-Z]/i;

/** Comments that tell a person to set a variable of OpenAI's. */
export function detectComments(workspace: Workspace): DocUsage[] {
  const found: DocUsage[] = [];
  for (const file of workspace.candidates) {
    const source = workspace.files.get(file);
    if (!source) continue;
    for (const comment of commentsIn(source)) {
      if (!TELLS.test(source.text.slice(comment.pos, comment.end))) continue;
      const mentions = mentionsIn(file, source.text.slice(comment.pos, comment.end), comment.pos);
      const [first] = mentions;
      if (!first) continue;
      const span = { file, start: comment.pos, end: comment.end };
      found.push({
        id: usageId('doc', span),
        kind: 'doc',
        language: 'typescript',
        span,
        mentions,
        about: 'variable',
      });
    }
  }
  return found;
}

function mentionsIn(file: string, text: string, offset: number): DocUsage['mentions'] {
  return [...text.matchAll(/(?<![\w$])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w$])/g)].flatMap((match) => {
    if (!isOpenAIVariable(match[0])) return [];
    const start = offset + match.index;
    return [{ variable: match[0], at: { file, start, end: start + match[0].length } }];
  });
}

/** Each comment once; they hang before and behind nodes. */
function commentsIn(source: ts.SourceFile): ts.CommentRange[] {
  const found = new Map<number, ts.CommentRange>();
  const add = (ranges: ts.CommentRange[] | undefined) => {
    for (const range of ranges ?? []) found.set(range.pos, range);
  };
  walk(source, (node) => {
    if (ts.isJsxText(node)) return;
    add(ts.getLeadingCommentRanges(source.text, node.pos));
    add(ts.getTrailingCommentRanges(source.text, node.end));
  });
  add(ts.getLeadingCommentRanges(source.text, source.endOfFileToken.pos));
  return [...found.values()];
}
