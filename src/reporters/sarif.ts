import { pathToFileURL } from 'node:url';
import type { Finding, Report } from '../core/report.js';
import type { Reporter } from '../core/reporter.js';
import type { Status } from '../core/rule.js';

const LEVEL: Readonly<Record<Status, string>> = {
  manual: 'error',
  review: 'warning',
  auto: 'note',
  info: 'none',
};

/** SARIF 2.1.0 for code scanning, with the planned edits as fixes. */
const sarif: Reporter = {
  name: 'sarif',
  print: ({ report }) => `${JSON.stringify(log(report), null, 2)}\n`,
};

export default sarif;

function log(report: Report) {
  const ids = [...new Set(report.findings.map((finding) => finding.ruleId))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'migrate-llm',
            version: report.tool.version,
            informationUri: 'https://www.npmjs.com/package/migrate-llm',
            rules: ids.map((id) => ({
              id,
              name: id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
              shortDescription: { text: id },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(report.root).href.replace(/\/$/, '')}/` } },
        results: report.findings.map((finding) => result(finding, ids.indexOf(finding.ruleId))),
      },
    ],
  };
}

function result(finding: Finding, ruleIndex: number) {
  const artifactLocation = {
    uri: finding.file.split('/').map(encodeURIComponent).join('/'),
    uriBaseId: 'ROOT',
  };
  const region = {
    startLine: finding.line,
    startColumn: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
  };
  const edits = finding.edits ?? [];
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVEL[finding.status],
    kind: finding.status === 'info' ? 'informational' : 'fail',
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { 'migrateLlm/v1': finding.fingerprint },
    ...(edits.length > 0
      ? {
          fixes: [
            {
              description: { text: finding.message },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: edits.map((edit) => ({
                    deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
                    insertedContent: { text: edit.replacement },
                  })),
                },
              ],
            },
          ],
        }
      : {}),
  };
}
