import { createServer } from 'node:http';
import { EventEmitter, once } from 'node:events';
import express from 'express';
import { openApi, type Operation, type State } from './api.ts';
import { Connections, listen, type Breakage } from './connections.ts';
import { apiRoot } from './contract.ts';
import type { Fault } from './faults.ts';
import { PlannedFaults, type FaultTiming } from './plannedFaults.ts';
import type { RecordedRequest } from './requests.ts';
import type { Room } from './rooms.ts';
import { addRoutes } from './routes.ts';

export interface FakeAseedOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly apiToken?: string;
  /** The only projects there are; any by default. */
  readonly projects?: readonly string[];
  /** How many rooms the account can pay for; any number by default. */
  readonly affordableRooms?: number;
  /** What its clock shows, in milliseconds since 1970, in Date headers and the dates of rooms; the machine's time by default. */
  readonly now?: () => number;
  /** After how many milliseconds it closes a connection that idles, without a word before; five seconds, as uvicorn, or 0 for never. */
  readonly idleMs?: number;
}

export interface FakeAseed {
  readonly origin: string;
  /** What a credential's Base URL has to be. */
  readonly baseUrl: string;
  readonly apiToken: string;
  /** What its clock shows, in milliseconds since 1970. */
  readonly now: () => number;
  readonly rooms: readonly Room[];
  /** Every request to the API that arrived, in their order. */
  readonly requests: readonly RecordedRequest[];
  /** Lets calls of an operation fail. */
  fail(operation: Operation, fault: Fault, timing?: FaultTiming): void;
  /**
   * Refuses or resets new connections, after letting `skip` API requests through, whose answers end their connections; or resets
   * those that were kept, as soon as they are used again, whatever the timing. `times` counts resets; refusing lasts until `reset`. Ready when no idle
   * connection is left that a client could still use.
   */
  breakConnections(how: Breakage, timing?: FaultTiming): Promise<void>;
  /** Calls the listener whenever a call is left without an answer, or its answer has begun to drip. Gives what ends that. */
  onStall(listener: () => void): () => void;
  /**
   * Forgets rooms, requests and faults, and ends the calls that are still under way; all that at once. Ready when it listens
   * again, if connections were refused.
   */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a working stand-in for the Aseed API on loopback, with its state in memory. Throws what listening throws, as EADDRINUSE. */
export async function startFakeAseed(options: FakeAseedOptions = {}): Promise<FakeAseed> {
  const { port = 0, apiToken = 'fake-api-token', projects, now = Date.now, idleMs = 5000 } = options;
  const { affordableRooms = Number.POSITIVE_INFINITY } = options;
  const requests: RecordedRequest[] = [];
  const planned = new PlannedFaults();
  const stalls = new EventEmitter().setMaxListeners(0);
  let underWay = new AbortController();
  const app = express();
  const server = createServer({ keepAliveTimeout: idleMs }, app);
  const state: State = { apiToken, origin: '', rooms: [], now, affordableRooms, ...(projects && { projects }) };
  const api = await openApi(state);
  const address = await listen(server, port);
  const connections = new Connections(server, address.port);
  const origin = `http://127.0.0.1:${address.port}`;
  state.origin = origin;
  addRoutes(app, {
    api,
    state,
    planned,
    requests,
    admit: connections.admit,
    endOfCalls: () => underWay.signal,
    stalled: () => stalls.emit('stall'),
  });

  const endCalls = () => {
    underWay.abort();
    underWay = new AbortController();
  };

  return {
    origin,
    baseUrl: `${origin}${apiRoot}`,
    apiToken,
    now,
    rooms: state.rooms,
    requests,
    fail: (operation, fault, timing) => planned.add(operation, fault, timing),
    breakConnections: (how, timing) => connections.break(how, timing),
    onStall: (listener) => {
      stalls.on('stall', listener);
      return () => stalls.off('stall', listener);
    },
    reset: async () => {
      endCalls();
      planned.clear();
      for (const list of [requests, state.rooms]) list.length = 0;
      state.affordableRooms = affordableRooms;
      await connections.mend();
    },
    close: async () => {
      endCalls();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
