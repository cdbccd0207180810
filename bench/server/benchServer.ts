import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { newRoom, type RoomSettings } from '@aseed/fake-aseed/rooms';
import { settingsIn } from './settingsIn.ts';
import { gateOf, type Bucket } from './tokenBucket.ts';
import { timelineOf, type Point } from './timeline.ts';
import { trafficOf, type SeenCall, type Traffic } from './traffic.ts';

/** How long the server takes for a call, and how many it lets through. */
export interface ServerRules {
  readonly perCallMs: number;
  readonly perRoomMs: number;
  readonly bucket?: Bucket;
}

/** A server that answers creates of rooms as Aseed does, costs as little of the machine as it can, and counts. */
export interface BenchServer {
  readonly origin: string;
  readonly apiToken: string;
  /** What every room was made with, by its id. */
  readonly made: ReadonlyMap<string, RoomSettings>;
  readonly traffic: () => Traffic;
  readonly timeline: () => readonly Point[];
  /** Forgets everything, and goes on by these rules. */
  reset(rules: ServerRules): void;
  close(): Promise<void>;
}

/** As many connections as a run may open before the server has accepted the first. */
const backlog = 16_384;
const apiToken = 'bench-token';

/** What every measurement's server needs for a call, unless it says otherwise. */
export const usualRules: ServerRules = { perCallMs: 100, perRoomMs: 5 };

/** Starts the server on a free port of loopback. */
export async function startBenchServer(rules: ServerRules = usualRules): Promise<BenchServer> {
  const made = new Map<string, RoomSettings>();
  let seen: SeenCall[] = [];
  let current = rules;
  let gate = gateOf(rules.bucket);

  const create = async (request: IncomingMessage, response: ServerResponse) => {
    const arrivedMs = Date.now();
    const ended = seen;
    const end = (status: number, rooms: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
      ended.push({ arrivedMs, endedMs: Date.now(), status, rooms });
    };
    const settings = settingsIn(await text(request));
    if (request.headers.authorization !== `Bearer ${apiToken}`) return end(401, 0, { detail: 'Not authenticated' });
    const admitted = gate(performance.now());
    if (!admitted.passes) {
      const seconds = String(Math.ceil(admitted.waitMs / 1000));
      return end(429, 0, { detail: 'Too Many Requests' }, { 'retry-after': seconds });
    }
    const count = settings.count ?? 1;
    const rooms = Array.from({ length: count }, () => newRoom(settings, origin, arrivedMs));
    await wait(current.perCallMs + current.perRoomMs * count);
    for (const { id } of rooms) made.set(id, settings);
    return end(200, count, { rooms });
  };

  const server = createServer((request, response) => {
    if (request.method === 'POST') return void create(request, response);
    response.setHeader('content-type', 'application/json');
    response.end('[]');
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog });
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  return {
    origin,
    apiToken,
    made,
    traffic: () => trafficOf(seen),
    timeline: () => timelineOf(seen),
    reset: (next) => {
      current = next;
      gate = gateOf(next.bucket);
      made.clear();
      seen = [];
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
