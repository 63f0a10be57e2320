/** Loaded into a program before its own code (`node --import`): requests to the table's hosts stay on this machine. */
import { redirectDispatcher } from './redirect-dispatcher.js';
import { redirectFetch } from './redirect-fetch.js';
import { redirectHttp } from './redirect-http.js';
import { parseTable, TABLE_VARIABLE } from './redirect-table.js';

const text = process.env[TABLE_VARIABLE];
if (text !== undefined && text !== '') {
  const table = parseTable(text);
  redirectHttp(table);
  redirectDispatcher(table);
  globalThis.fetch = redirectFetch(globalThis.fetch, table);
}
