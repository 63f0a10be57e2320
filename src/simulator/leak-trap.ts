import { errorReply } from './server/error-reply.js';
import { readIncoming, type SimulatedRequest } from './server/exchange.js';
import { listen } from './server/listen.js';
import { recordOf } from './server/record.js';
import { sendReply } from './server/send-reply.js';

/** Stands where OpenAI's hosts would be, answers nothing, and remembers who called. */
export interface LeakTrap {
  readonly origin: string;
  readonly leaks: readonly SimulatedRequest[];
  close(): Promise<void>;
}

/** A status that no provider uses, so that a leak cannot pass for an answer. */
const LEAK_STATUS = 599;

/** Starts the trap. What it records holds keys: print paths, never headers. */
export async function startLeakTrap(log?: (leak: SimulatedRequest) => void): Promise<LeakTrap> {
  const leaks: SimulatedRequest[] = [];
  const server = await listen(async (request, response) => {
    const incoming = await readIncoming(request);
    const message = 'This request was meant for OpenAI; it was caught before it left the machine.';
    const reply = errorReply(
      { about: 'host', name: 'openai', message },
      { status: LEAK_STATUS, code: 'request_to_openai' },
    );
    const leak = recordOf(incoming, reply);
    leaks.push(leak);
    log?.(leak);
    await sendReply(response, reply);
  });
  return { origin: server.origin, leaks, close: server.close };
}
