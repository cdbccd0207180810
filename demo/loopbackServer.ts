import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A server on this machine alone. */
export interface LoopbackServer {
  readonly origin: string;
  close(): void;
}

/** Starts one on a free port. What `answer` throws ends the connection. */
export async function startLoopbackServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
