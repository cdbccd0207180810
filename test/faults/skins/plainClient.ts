import { setTimeout as wait } from 'node:timers/promises';
import { everythingIn } from '@aseed/n8n-engine';
import {
  AseedError,
  createRoomsForOrders,
  failureOf,
  idOf,
  join,
  list,
  testConnection,
  type Client,
} from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';
import { planted } from '../planted.ts';
import { done, limits, projectId, type Seen, type Skin, type Where } from './skin.ts';

/** The core itself on axios, with one order for each room. */
function plainClient(name: string, callsAtOnce: number): Skin {
  const clientFor = ({ fake: { apiToken }, baseUrl }: Where): Client => ({
    ...limits,
    callsAtOnce,
    transport: axiosTransport,
    connection: { apiToken, baseUrl },
    sleep: (ms) => wait(ms),
  });
  return {
    name,
    waits: true,
    deliversInPart: true,
    rooms: { atLeast: callsAtOnce > 1 ? 250 : 0, atMost: 250 },
    isByChance: callsAtOnce > 1,
    run: {
      create: async (where, rooms) => {
        const orders = Array.from({ length: rooms }, () => ({ project_id: projectId }));
        const { results, warnings } = await createRoomsForOrders(clientFor(where), orders, { perOrder: 1, goOn: true });
        const failures = results.flatMap((result) => failureOf(result) ?? []);
        return {
          delivered: results.flatMap((result) => result.rooms.map(idOf)),
          message: [...failures.map(({ message, hint }) => `${message} ${hint}`), ...warnings].join('\n'),
          everything: everythingIn(failures),
        };
      },
      join: (where) => seenOf(join(clientFor(where), { invite_link: where.inviteLink, email: planted.email })),
      list: (where) => seenOf(list(clientFor(where), {})),
      test: (where) => seenOf(testConnection(clientFor(where))),
    },
  };
}

async function seenOf(work: Promise<unknown>): Promise<Seen> {
  return work.then(
    () => done,
    (error: unknown) => {
      if (!(error instanceof AseedError)) throw error;
      return { delivered: [], message: `${error.message} ${error.hint}`, everything: everythingIn(error) };
    },
  );
}

export const axiosOneByOne = plainClient('axios', 1);
export const axiosAtOnce = plainClient('axios, 3 calls at once', 3);
