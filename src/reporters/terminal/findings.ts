import { pathToFileURL } from 'node:url';
import type { ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import type { Finding } from '../../core/report.js';
import type { ReportInput } from '../../core/reporter.js';
import * as say from '../../messages/report.js';
import { wrap } from '../../text/wrap.js';
import { cleanText } from '../clean-text.js';
import { excerpt } from './excerpt.js';
import { colourOf } from './status-colour.js';

/** Columns in front of a message: the place, the status, and blanks. */
const MARGIN = 17;

/** A scan lists all; a plan leaves out what is for information only. One text for each file. */
export function findingsByFile(input: ReportInput, chalk: ChalkInstance): readonly string[] {
  const { command, findings } = input.report;
  const isInventory = command === 'scan' || command === 'check';
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings.filter(({ status }) => isInventory || status !== 'info'))
    byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  return [...byFile].map(([file, own]) => {
    const groups = sameSentence(own);
    const name = chalk.underline(cleanText(file));
    return [
      linked(name, file, undefined, input),
      ...groups.map((group, at) => print(group, groups[at + 1], { input, chalk })),
    ].join('\n');
  });
}

/** Findings of which the report says the same, by line: the sentence stands once, in front of all its places. */
type Group = ReadonlyMap<number, readonly Finding[]>;

function sameSentence(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Map<number, Finding[]>>();
  for (const finding of findings) {
    const key = `${finding.status}\0${finding.ruleId}\0${finding.message}`;
    const group = groups.get(key) ?? new Map<number, Finding[]>();
    groups.set(key, group.set(finding.line, [...(group.get(finding.line) ?? []), finding]));
  }
  return [...groups.values()];
}

interface Page {
  readonly input: ReportInput;
  readonly chalk: ChalkInstance;
}

function print(group: Group, next: Group | undefined, { input, chalk }: Page): string {
  const { lang, width } = input;
  const margin = ' '.repeat(MARGIN);
  const room = Math.max(30, width - MARGIN);
  const lines = [...group].map(([line, own], at) => {
    // What the next sentence says of the same line is read above one excerpt.
    const isShownBelow = group.size === 1 && next?.size === 1 && next.has(line);
    const shown = isShownBelow ? [] : excerpt(own, input, room);
    const place = placeOf(own[0]!, input);
    if (at > 0) return [`${place}${' '.repeat(MARGIN - 7)}${chalk.dim(shown[0] ?? '')}`.trimEnd()];
    const { status, message } = own[0]!;
    const word = colourOf(status, chalk)(pad(say.statusWord[status][lang], 6));
    const words = wrap(cleanText(message), room).join(`\n${margin}`);
    return [`${place}  ${word}  ${words}`, ...shown.map((each) => margin + chalk.dim(each))];
  });
  return lines.flat().join('\n');
}

function placeOf(finding: Finding, input: ReportInput): string {
  const place = `${finding.line}:${finding.column}`;
  return ' '.repeat(Math.max(0, 7 - place.length)) + linked(place, finding.file, finding.line, input);
}

/** A hyperlink of the terminal (OSC 8) where it knows them. */
function linked(
  text: string,
  file: string,
  line: number | undefined,
  { links, report }: ReportInput,
): string {
  if (!links) return text;
  const url = pathToFileURL(`${report.root}/${file}`).href + (line === undefined ? '' : `#L${line}`);
  return `\u001B]8;;${url}\u0007${text}\u001B]8;;\u0007`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
