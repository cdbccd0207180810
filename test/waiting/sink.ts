import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
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
  const server = createServer(async (request, response) => {
    posted.push(await json(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  onEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, posted };
}
