import type { Api } from '../../core/usage.js';
import { MEANT_HOST_HEADER } from '../redirect/redirect-table.js';
import type { Incoming, Reply, SimulatedRequest } from './exchange.js';

/** The log entry of a request and its reply. */
export function recordOf(incoming: Incoming, reply: Reply, api?: Api): SimulatedRequest {
  const meant = incoming.headers[MEANT_HOST_HEADER];
  const host = typeof meant === 'string' ? meant : incoming.headers.host;
  const { authorization } = incoming.headers;
  return {
    method: incoming.method,
    path: incoming.path,
    ...(host === undefined ? {} : { host }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(api === undefined ? {} : { api }),
    ...(incoming.body === undefined ? {} : { body: incoming.body }),
    status: reply.status,
    ...(reply.refusal === undefined ? {} : { refusal: reply.refusal }),
    ...(reply.refusal === undefined || reply.json === undefined ? {} : { error: reply.json }),
    at: new Date().toISOString(),
  };
}
