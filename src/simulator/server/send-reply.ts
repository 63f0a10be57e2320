import type { ServerResponse } from 'node:http';
import type { Reply } from './exchange.js';

/** Writes a reply; event streams go out piece by piece, as a program would meet them. */
export async function sendReply(response: ServerResponse, reply: Reply): Promise<void> {
  if ('events' in reply) {
    response.writeHead(reply.status, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    for (const event of reply.events) {
      response.write(`data: ${event}\n\n`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
    return;
  }
  if ('bytes' in reply) {
    response.writeHead(reply.status, { 'content-type': reply.type });
    response.end(reply.bytes);
    return;
  }
  const headers = { 'content-type': 'application/json', 'x-should-retry': 'false' };
  response.writeHead(reply.status, reply.json === undefined ? { 'x-should-retry': 'false' } : headers);
  response.end(reply.json === undefined ? '' : JSON.stringify(reply.json));
}
