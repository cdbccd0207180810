import { json } from 'node:stream/consumers';
import { startLoopbackServer } from '../../demo/loopbackServer.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';

/** Where a workflow posts what came of each item. */
export interface Sink {
  readonly origin: string;
  /** All that was posted, in the order of its arrival. */
  readonly posted: readonly unknown[];
}

/** Starts it on loopback. */
export async function startSink(onEnd: OnEnd): Promise<Sink> {
  const posted: unknown[] = [];
  const server = await startLoopbackServer(async (request, response) => {
    posted.push(await json(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  onEnd(() => server.close());
  return { origin: server.origin, posted };
}
