import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { FaultTiming } from './plannedFaults.ts';

/**
 * How connections break: nothing listens any more (ECONNREFUSED), each new one is reset (ECONNRESET), or each that was kept for a
 * further request, as where a server closes what idles just when it is used again.
 */
export type Breakage = 'refuse' | 'reset' | 'resetKept';

/** Starts listening on loopback. Throws what listening throws, as EADDRINUSE. */
export async function listen(server: Server, port: number): Promise<AddressInfo> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address;
}

/** The connections of a server, which can be broken before a request is read. */
export class Connections {
  readonly #server: Server;
  readonly #port: number;
  readonly #open = new Set<Socket>();
  readonly #answering = new Set<Socket>();
  readonly #used = new WeakSet<Socket>();
  #resetsKept = false;
  #breakage: { how: 'refuse' | 'reset'; skip: number; times: number } | undefined;

  constructor(server: Server, port: number) {
    this.#server = server;
    this.#port = port;
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
      if (this.#takeBreakage()) reset(socket);
    });
    // Before the application, so that the call that starts a breakage is not taken for idle itself.
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#answering.add(socket);
      response.once('close', () => this.#answering.delete(socket));
    });
  }

  /** Breaks after so many more requests; a breakage that is still on is replaced. What is refused cannot be counted. */
  async break(how: Breakage, { skip = 0, times = Number.POSITIVE_INFINITY }: FaultTiming = {}): Promise<void> {
    await this.mend();
    if (how === 'resetKept') {
      this.#resetsKept = true;
      return;
    }
    const due = how === 'refuse' ? Number.POSITIVE_INFINITY : times;
    this.#breakage = due > 0 ? { how, skip, times: due } : undefined;
    if (skip === 0) await this.#start();
  }

  /** Middleware that lets a request through while some are to be skipped, and has the client connect anew after it. */
  readonly admit = async ({ socket }: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    const isKept = this.#used.has(socket);
    this.#used.add(socket);
    if ((this.#resetsKept && isKept) || this.#takeBreakage()) {
      reset(socket);
      return;
    }
    const breakage = this.#breakage;
    if (breakage) {
      response.setHeader('Connection', 'close');
      breakage.skip -= 1;
      if (breakage.skip === 0) await this.#start();
    }
    next();
  };

  /** Takes connections again, on the same port. Throws what listening throws, when another has taken the port meanwhile. */
  async mend(): Promise<void> {
    this.#resetsKept = false;
    this.#breakage = undefined;
    if (!this.#server.listening) await listen(this.#server, this.#port);
  }

  /** Whether the breakage is due; if so, one of its times is over. */
  #takeBreakage(): boolean {
    if (!this.#breakage || this.#breakage.skip > 0) return false;
    this.#breakage.times -= 1;
    if (this.#breakage.times === 0) this.#breakage = undefined;
    return true;
  }

  async #start(): Promise<void> {
    await this.#endIdle();
    if (this.#breakage?.how === 'refuse') this.#server.close();
  }

  /** Ends the connections that a client keeps for later, and waits until it knows, so that its next call needs a new one. */
  async #endIdle(): Promise<void> {
    const idle = [...this.#open].filter((socket) => !this.#answering.has(socket));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('close', resolve).end())));
  }
}

/** Resets a connection. One that has been ended already, which cannot be reset, is destroyed. */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
