import { findOpenAIUrls, looksLikeOpenAIModel } from '../../../core/openai-names.js';
import type { DocUsage } from '../../../core/usage.js';
import { isOpenAIVariable } from '../../../core/variables.js';
import { commentRanges } from '../program/comment-ranges.js';
import { usageId } from '../clients/usage-id.js';
import type { Workspace } from '../program/workspace.js';

/** Lines of comments that tell a person to set a variable, a URL or a model of OpenAI's. What only explains the code is left as it is. */
export function detectComments(workspace: Workspace): DocUsage[] {
  return [...workspace.candidates].flatMap((file) => {
    const source = workspace.files.get(file);
    if (!source) return [];
    return commentRanges(source).flatMap(({ pos, end }) => {
      return linesOf(source.text.slice(pos, end)).flatMap((line) =>
        inLine(file, line.text, pos + line.offset),
      );
    });
  });
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

/** The lines of a comment without the blanks and stars around them. */
function linesOf(comment: string): readonly Line[] {
  return [...comment.matchAll(/[^\r\n]+/g)].flatMap((match) => {
    const text = match[0].replace(/\s*(?:\*\/)?\s*$/, '');
    const lead = /^[ \t]*(?:\*[ \t]+)?/.exec(text)?.[0].length ?? 0;
    return text.length > lead ? [{ text: text.slice(lead), offset: match.index + lead }] : [];
  });
}

function inLine(file: string, text: string, start: number): DocUsage[] {
  const names = [...text.matchAll(NAME)].filter((match) => isOpenAIVariable(match[0]));
  const body = text.replace(/^[/*\s]+/, '');
  const about = names.length === 0 ? aboutProse(body) : asksForVariable(body) ? 'variable' : undefined;
  if (!about) return [];
  const span = { file, start, end: start + text.length };
  const mentions = names.map((match) => {
    const at = start + match.index;
    return { variable: match[0], at: { file, start: at, end: at + match[0].length } };
  });
  return [{ id: usageId('doc', span), kind: 'doc', language: 'typescript', span, mentions, about }];
}

const NAME = /(?<![\w$])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w$])/g;
const ASKS =
  /\b(?:set|add|get|put|paste|enter|fill|provide|replace|change|create|export|configure|define|needs?|needed|requires?|required|must|should|missing|defaults?|optional|override|via|env(?:ironment)?)\b|请|设置|配置|填|添加|替换|需要|必须|缺少|默认|环境变量/i;

/** What the code does, told to the reader of the code. */
const EXPLAINS = /^(?:checks?|if|when|whether|returns?|throws?|uses?|reads?|finds?)\b/i;

/** An instruction, a list of variables, or code that is commented out and reads one. */
function asksForVariable(text: string): boolean {
  if (EXPLAINS.test(text)) return false;
  return (
    ASKS.test(text) ||
    /^[-\d.)\s`'"@]*[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/.test(text) ||
    /\benv\b|[A-Z]\s*=/.test(text)
  );
}

const INSTRUCTS =
  /^(?:(?:todo|note|important|注意)[:：\s]*)?(?:please\s+|first,?\s+)?(?:set|add|get|obtain|put|paste|enter|fill|provide|replace|change|create|export|configure|use|point|请|填写|填入|配置|设置|替换|改成|修改|获取)/i;
const KEY_PAGE = /\b(?:platform|beta)\.openai\.com\/(?:(?:account\/)?api-keys|settings\/[^\s)]*api-keys)/i;
const IS_CODE = /[;{}(),]$|^(?:const|let|var|await|return|import|export|new)\b|^['"]?\w+['"]?\s*[:=]/;

/** What a line without a variable's name asks for; code that is commented out asks for nothing. */
function aboutProse(text: string): DocUsage['about'] | undefined {
  if (KEY_PAGE.test(text)) return 'url';
  if (IS_CODE.test(text) || !INSTRUCTS.test(text)) return undefined;
  if (findOpenAIUrls(text).length > 0) return 'url';
  return [...text.matchAll(/[a-z][a-z\d.-]+[a-z\d]/g)].some(
    ([word]) => word.includes('-') && looksLikeOpenAIModel(word),
  )
    ? 'model'
    : undefined;
}
