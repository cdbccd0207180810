import { setTimeout as wait } from 'node:timers/promises';
import { createRoomsForOrders } from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';
import { median } from '../../test/contacts/median.ts';
import { projectId } from '../n8n/contacts.ts';
import { mostPerCall } from '../n8n/leastCalls.ts';
import { leastMsFor, limitedRules } from '../n8n/measureLimit.ts';
import type { Plan } from '../plan.ts';
import { startBenchServer, usualRules, type ServerRules } from '../server/benchServer.ts';
import { clientOn } from './client.ts';

/** What so many calls at once bring, in medians. */
export interface AtOnce {
  readonly callsAtOnce: number;
  readonly isLimited: boolean;
  readonly times: number;
  readonly ms: number;
  /** The least that is possible. */
  readonly leastMs: number;
  readonly calls: number;
  readonly refused: number;
  /** How many calls were under way at once. */
  readonly mostInFlight: number;
  readonly rooms: number;
}

/** What was measured of calls at once. */
export interface Concurrency {
  readonly rooms: number;
  readonly rows: readonly AtOnce[];
  readonly problems: readonly string[];
}

const settings = [1, 2, 4, 5, 8, 10, 16];

/** So long after one run the next begins, so that no two do all their work at the same moment. */
const staggerMs = 500;

/**
 * Runs the core alone with several calls at once, each run with a server of its own. Nearly all of their time is waiting, so they
 * go on beside each other.
 */
export async function measureConcurrency({ concurrency: { times, rooms } }: Plan): Promise<Concurrency> {
  const cases = settings.flatMap((callsAtOnce) => [usualRules, limitedRules].map((rules) => ({ callsAtOnce, rules })));
  const rounds = await Promise.all(
    Array.from({ length: times }, (_, time) =>
      Promise.all(
        cases.map(async ({ callsAtOnce, rules }, place) => {
          await wait((time * cases.length + place) * staggerMs);
          return runOnce(rules, callsAtOnce, rooms);
        }),
      ),
    ),
  );
  const rows = cases.map(({ callsAtOnce, rules }, place) => {
    const runs = rounds.flatMap((round) => round[place] ?? []);
    return rowOf(runs, rules, callsAtOnce, rooms);
  });
  for (const { callsAtOnce, isLimited, ms, refused } of rows) {
    console.log(`at once ${callsAtOnce}${isLimited ? ', limited' : ''}: ${Math.round(ms)} ms, ${refused} refused`);
  }
  const problems = rows
    .filter((row) => row.rooms !== rooms || row.calls !== Math.ceil(rooms / mostPerCall))
    .map((row) => `${row.callsAtOnce} calls at once: ${row.calls} calls, ${row.rooms} rooms of ${rooms}`);
  return { rooms, rows, problems };
}

function rowOf(runs: readonly Once[], rules: ServerRules, callsAtOnce: number, rooms: number): AtOnce {
  const middle = (figure: keyof Once) => median(runs.map((one) => one[figure]));
  const calls = Math.ceil(rooms / mostPerCall);
  const roundMs = rules.perCallMs + rules.perRoomMs * mostPerCall;
  return {
    callsAtOnce,
    isLimited: rules.bucket !== undefined,
    times: runs.length,
    ms: middle('ms'),
    leastMs: Math.max(Math.ceil(calls / callsAtOnce) * roundMs, rules.bucket ? leastMsFor(calls) : 0),
    calls: middle('calls'),
    refused: middle('refused'),
    mostInFlight: middle('mostInFlight'),
    rooms: middle('rooms'),
  };
}

type Once = Pick<AtOnce, 'ms' | 'calls' | 'refused' | 'mostInFlight' | 'rooms'>;

async function runOnce(rules: ServerRules, callsAtOnce: number, rooms: number): Promise<Once> {
  const server = await startBenchServer(rules);
  const client = clientOn(axiosTransport, server.origin, server.apiToken, callsAtOnce);
  // One order for each call: what the items of many contacts cost is measured elsewhere.
  const orders = Array.from({ length: rooms / mostPerCall }, () => ({ project_id: projectId, count: mostPerCall }));
  const start = performance.now();
  const { results } = await createRoomsForOrders(client, orders, { perOrder: mostPerCall, goOn: false });
  const ms = performance.now() - start;
  const { calls, refused, mostInFlight } = server.traffic();
  await server.close();
  return { ms, calls, refused, mostInFlight, rooms: results.reduce((sum, result) => sum + result.rooms.length, 0) };
}
