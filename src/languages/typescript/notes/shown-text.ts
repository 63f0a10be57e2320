import { ts } from 'ts-morph';
import type { Span } from '../../../core/source.js';
import type { NoteUsage } from '../../../core/usage.js';
import { isTextPiece } from '../requests/endpoints.js';
import { usageId } from '../clients/usage-id.js';
import { walk } from '../program/walk.js';
import type { Workspace } from '../program/workspace.js';

const OPENAI_WORD =
  /\bOpen\s?AI\b|\bChatGPT\b|\b(?:platform|beta|help|status|docs|community|www)\.openai\.com\b|\/\/openai\.com\b/i;
/** Marks of the prompt formats of OpenAI's old models; others take them for text. */
const SPECIAL_TOKEN = /<\|(?:im_start|im_end|im_sep|endoftext|fim_prefix|fim_suffix)\|>/;
const API_HOST = /\bapi\.openai\.com\b/i;

/** Sentences and page addresses that name OpenAI, and special tokens in prompts: one for each line that people would look at. */
export function detectShownText(workspace: Workspace): NoteUsage[] {
  return [...workspace.candidates].flatMap((file) => {
    const source = workspace.files.get(file);
    return source ? [...inScript(workspace, source), ...inTemplate(workspace, file, source)] : [];
  });
}

function inScript(workspace: Workspace, source: ts.SourceFile): NoteUsage[] {
  const found: NoteUsage[] = [];
  walk(source, (node) => {
    if ((!isTextPiece(node) && !ts.isJsxText(node)) || isSpecifier(node)) return;
    const about = topicOf(node.text);
    if (about) found.push(note(workspace.span(node), about, node.text));
  });
  return found;
}

function isSpecifier(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    (ts.isCallExpression(parent) && parent.expression.getText() === 'require')
  );
}

/** Prose has blanks or is the address of a page; a single word is an id of the project's own. */
function topicOf(text: string): NoteUsage['about'] | undefined {
  if (SPECIAL_TOKEN.test(text)) return 'special-token';
  if (!OPENAI_WORD.test(text)) return undefined;
  const isProse = /\S\s+\S/.test(text.trim());
  const isPage = /^https?:\/\/\S+$/.test(text.trim()) && !API_HOST.test(text);
  return isProse || isPage ? 'shown-text' : undefined;
}

/** The markup around the scripts of a component. */
function inTemplate(workspace: Workspace, file: string, source: ts.SourceFile): NoteUsage[] {
  if (!/\.(?:vue|svelte|astro)$/.test(file)) return [];
  const text = workspace.project.read(file)?.text ?? '';
  return [...text.matchAll(/[^\r\n]+/g)].flatMap((match) => {
    const [line] = match;
    const start = match.index;
    const isMarkup = source.text.slice(start, start + line.length).trim() === '';
    if (!isMarkup || !OPENAI_WORD.test(line) || API_HOST.test(line)) return [];
    const lead = line.length - line.trimStart().length;
    const span = { file, start: start + lead, end: start + line.trimEnd().length };
    return [note(span, 'shown-text', line.trim())];
  });
}

function note(span: Span, about: NoteUsage['about'], text: string): NoteUsage {
  const name = text.trim().slice(0, 60);
  return { id: usageId('note', span), kind: 'note', language: 'typescript', span, about, name };
}
