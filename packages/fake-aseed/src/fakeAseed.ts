import { createServer } from 'node:http';
import { EventEmitter, once } from 'node:events';
import express from 'express';
import { openApi, type Operation } from './api.ts';
import { Connections, listen, type Breakage } from './connections.ts';
import { apiRoot } from './contract.ts';
import type { Fault } from './faults.ts';
import { PlannedFaults, type FaultTiming } from './plannedFaults.ts';
import { play, type PlayOptions, type RoomEvent } from './play.ts';
import { newProject, projectOfId, type ProjectSettings } from './projects.ts';
import type { InterviewRecord } from './records.ts';
import type { RecordedRequest } from './requests.ts';
import type { Room } from './rooms.ts';
import { shownAt } from './roomLife.ts';
import { addRoutes } from './routes.ts';
import type { State } from './state.ts';

export interface FakeAseedOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly apiToken?: string;
  /** The only projects there are, by id or with what is known of them; any by default, of which it lists some. */
  readonly projects?: readonly (string | ProjectSettings)[];
  /** Whether a room that is cancelled is gone, instead of showing that it is; not by default. */
  readonly forgetsCancelled?: boolean;
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
  /** The rooms as they are kept: that a link has expired, only an answer shows. */
  readonly rooms: readonly Room[];
  /** What the interviews have left that are finished. */
  readonly records: readonly InterviewRecord[];
  /** Every request to the API that arrived, in their order. */
  readonly requests: readonly RecordedRequest[];
  /** Lets calls of an operation fail. */
  fail(operation: Operation, fault: Fault, timing?: FaultTiming): void;
  /**
   * Lets something happen to a room that no call of the API does, and gives the room as it is then: a respondent joins, the interview
   * is finished and leaves a record, the link expires, somebody cancels it. Throws why where it cannot happen.
   */
  play(roomId: string, event: RoomEvent, options?: PlayOptions): Room;
  /**
   * Refuses or resets new connections, after letting `skip` API requests through, whose answers end their connections; or resets
   * those that were kept, as soon as they are used again, whatever the timing. `times` counts resets; refusing lasts until `reset`. Ready when no idle
   * connection is left that a client could still use.
   */
  breakConnections(how: Breakage, timing?: FaultTiming): Promise<void>;
  /** Calls the listener whenever a call is left without an answer, or its answer has begun to drip. Gives what ends that. */
  onStall(listener: () => void): () => void;
  /**
   * Forgets rooms, records, requests and faults, and ends the calls that are still under way; all that at once. Ready when it listens
   * again, if connections were refused.
   */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a working stand-in for the Aseed API on loopback, with its state in memory. Throws what listening throws, as EADDRINUSE. */
export async function startFakeAseed(options: FakeAseedOptions = {}): Promise<FakeAseed> {
  const { port = 0, apiToken = 'fake-api-token', projects, now = Date.now, idleMs = 5000 } = options;
  const { affordableRooms = Number.POSITIVE_INFINITY, forgetsCancelled = false } = options;
  const requests: RecordedRequest[] = [];
  const planned = new PlannedFaults();
  const stalls = new EventEmitter().setMaxListeners(0);
  let underWay = new AbortController();
  const app = express();
  const server = createServer({ keepAliveTimeout: idleMs }, app);
  const state: State = {
    apiToken,
    origin: '',
    rooms: [],
    records: [],
    forgetsCancelled,
    now,
    affordableRooms,
    ...(projects && {
      projects: projects.map((given) => (typeof given === 'string' ? projectOfId(given) : newProject(given))),
    }),
  };
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
    records: state.records,
    requests,
    play: (roomId, event, options) => {
      const played = play(state, roomId, event, options);
      if ('room' in played) return shownAt(now())(played.room);
      throw new Error(played.detail);
    },
    fail: (operation, fault, timing) => planned.add(operation, fault, timing),
    breakConnections: (how, timing) => connections.break(how, timing),
    onStall: (listener) => {
      stalls.on('stall', listener);
      return () => stalls.off('stall', listener);
    },
    reset: async () => {
      endCalls();
      planned.clear();
      for (const list of [requests, state.rooms, state.records]) list.length = 0;
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
