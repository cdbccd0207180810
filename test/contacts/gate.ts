import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What stands before a server on loopback and lets connections pass, unless it is told otherwise. */
export interface Gate {
  readonly port: number;
  /** How many connections have come since it was last told something. */
  readonly callers: number;
  /** Lets everything pass, and ends the connections that it has kept waiting. */
  open(): void;
  /** Ends each new connection at once. */
  refuse(): void;
  /** Takes new connections and passes nothing on, so that their clients wait. */
  hold(): void;
  /** Passes on what clients send, and keeps back what is answered from when they have sent this on. */
  holdAnswersAfter(sent: RegExp): void;
  close(): Promise<void>;
}

type Manner = 'open' | 'refuse' | 'hold' | RegExp;

/** Puts a gate before the server that listens at this port. */
export async function startGate(serverPort: number): Promise<Gate> {
  let manner: Manner = 'open';
  let callers = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    callers += 1;
    sockets.add(client);
    client.on('error', () => client.destroy()).on('close', () => sockets.delete(client));
    if (manner === 'refuse') client.destroy();
    else if (manner !== 'hold') join(client, connect(serverPort, '127.0.0.1'), manner);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const end = () => {
    for (const socket of sockets) socket.destroy();
  };
  const be = (next: Manner) => {
    manner = next;
    callers = 0;
  };

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    get callers() {
      return callers;
    },
    open: () => {
      if (manner !== 'open') end();
      be('open');
    },
    refuse: () => be('refuse'),
    hold: () => be('hold'),
    holdAnswersAfter: be,
    close: async () => {
      end();
      server.close();
      await once(server, 'close');
    },
  };
}

function join(client: Socket, server: Socket, manner: Manner): void {
  let sent = '';
  let holdsAnswers = false;
  client.on('data', (data) => {
    if (manner instanceof RegExp && !holdsAnswers) {
      sent += data.toString('latin1');
      holdsAnswers = manner.test(sent);
    }
    server.write(data);
  });
  server.on('data', (data) => {
    if (!holdsAnswers) client.write(data);
  });
  server.on('error', () => client.destroy());
  client.on('end', () => server.end()).on('close', () => server.destroy());
  server.on('end', () => client.end());
}
