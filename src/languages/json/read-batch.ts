import { parseTree } from 'jsonc-parser';
import { apiOfPath, looksLikeOpenAIModel } from '../../core/openai-names.js';
import { eachLine } from '../settings/lines.js';
import type { Sheet } from '../settings/sheet.js';
import type { Range } from '../settings/styles.js';
import { tokenOf, valueUnder } from './node-token.js';

/** Says the models of a batch request file: one request a line, each with its path and body. */
export function readBatch(sheet: Sheet): void {
  for (const line of eachLine(sheet.text)) {
    if (!line.text.includes('"model"') || !line.text.includes('"url"')) continue;
    const root = parseTree(line.text);
    const url = valueUnder(root, 'url');
    const model = tokenOf(valueUnder(valueUnder(root, 'body'), 'model'));
    if (!root || !model || apiOfPath(String(url?.value)) === undefined || !looksLikeOpenAIModel(model.text))
      continue;
    const move = ({ start, end }: Range): Range => ({ start: start + line.start, end: end + line.start });
    const token = { ...model, at: move(model.at), inner: move(model.inner) };
    sheet.remember(token);
    sheet.add(
      token.at,
      {
        kind: 'model',
        value: token.text,
        at: sheet.span(token.at),
        calls: [],
        readers: [],
        role: 'value',
        // The file is what `batches.create` is given, whatever path its lines name.
        api: 'batches',
      },
      { token },
    );
  }
}
