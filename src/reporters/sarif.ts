import { pathToFileURL } from 'node:url';
import type { Lang } from '../core/localized.js';
import type { Finding, Report } from '../core/report.js';
import type { Reporter, ReportInput, RulePage } from '../core/reporter.js';
import * as say from '../messages/report.js';
import { levelOf, type Level } from './level.js';

const ROOT = '%SRCROOT%';

/** SARIF 2.1.0 for code scanning, with the planned edits as fixes. */
const sarif: Reporter = {
  name: 'sarif',
  print: (input) => `${JSON.stringify(log(input), null, 2)}\n`,
};

export default sarif;

function log({ report, rules, lang }: ReportInput) {
  const ids = [...new Set(report.findings.map((finding) => finding.ruleId))].sort();
  const { filesScanned, filesRead, filesWithFindings } = report.summary;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'migrate-llm',
            semanticVersion: report.tool.version,
            informationUri: 'https://www.npmjs.com/package/migrate-llm',
            rules: ids.map((id) => descriptor(id, rules.get(id), lang)),
          },
        },
        language: lang,
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: `migrate-llm/${report.target?.provider ?? report.command}/` },
        originalUriBaseIds: { [ROOT]: { uri: `${pathToFileURL(report.root).href.replace(/\/$/, '')}/` } },
        invocations: [invocation(report, lang)],
        properties: { filesScanned, filesRead, filesWithFindings },
        results: report.findings.map((finding) => result(finding, ids.indexOf(finding.ruleId), report)),
      },
    ],
  };
}

function descriptor(id: string, page: RulePage | undefined, lang: Lang) {
  const title = page?.title[lang] ?? id;
  const help = page?.help[lang] ?? title;
  const { example } = page ?? {};
  const shown = example ? `\n\n${example.before}\n→\n${example.after}` : '';
  const fenced = example ? `\n\n\`\`\`\n${example.before}\n\`\`\`\n\n\`\`\`\n${example.after}\n\`\`\`` : '';
  return {
    id,
    name: id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: help + shown, markdown: help + fenced },
    properties: { tags: ['migration', id.split('/')[0]] },
  };
}

/** What was looked at, and each file that was not, as notifications that a viewer shows. */
function invocation(report: Report, lang: Lang) {
  const nothing = report.summary.findings === 0 ? ` ${say.nothingFound(report)[lang]}` : '';
  return {
    executionSuccessful: true,
    toolExecutionNotifications: [
      { level: 'note', message: { text: say.denominator(report)[lang] + nothing } },
      ...report.skipped.map(({ file, code, reason }) => ({
        level: 'warning',
        descriptor: { id: `skipped/${code}` },
        message: { text: reason },
        locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
      })),
    ],
  };
}

function artifact(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

const LEVEL: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
  none: 'none',
};

function result(finding: Finding, ruleIndex: number, report: Report) {
  const level = levelOf(finding, report);
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    // A result that a comment suppresses keeps the level that it would have.
    level: finding.suppressed ? 'note' : LEVEL[level],
    kind: level === 'none' && !finding.suppressed ? 'informational' : 'fail',
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(finding.file),
          region: {
            startLine: finding.line,
            startColumn: finding.column,
            endLine: finding.endLine,
            endColumn: finding.endColumn,
            snippet: { text: finding.text },
          },
        },
      },
    ],
    // Code scanning tells results apart by the first; the second is ours, as baselines hold it.
    partialFingerprints: {
      primaryLocationLineHash: `${finding.fingerprint.slice(0, 16)}:1`,
      'migrateLlm/v1': finding.fingerprint,
    },
    ...(finding.suppressed ? { suppressions: [suppression(finding.suppressed)] } : {}),
    ...fixes(finding),
    properties: {
      status: finding.status,
      kind: finding.kind,
      ...(finding.model ? { model: finding.model } : {}),
    },
  };
}

function suppression({ reason, line }: NonNullable<Finding['suppressed']>) {
  return { kind: line === undefined ? 'external' : 'inSource', justification: reason };
}

function fixes({ edits = [], file, message }: Finding) {
  if (edits.length === 0) return {};
  const replacements = edits.map((edit) => ({
    deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
    insertedContent: { text: edit.replacement },
  }));
  return {
    fixes: [
      {
        description: { text: message },
        artifactChanges: [{ artifactLocation: artifact(file), replacements }],
      },
    ],
  };
}
