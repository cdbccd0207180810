import { everythingIn } from '@aseed/n8n-engine';
import {
  AseedError,
  callOnce,
  cancelPendingRoom,
  changeRoom,
  checkLink,
  doOnce,
  failureFrom,
  createRoomsForOrders,
  failureOf,
  idOf,
  joinRoom,
  listRooms,
  readResult,
  readRoom,
  testConnection,
  type Client,
  type Failure,
  type Words,
} from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';
import { planted } from '../planted.ts';
import { done, limitsFor, newName, projectId, sentencesIn, type Seen, type Skin, type Where } from './skin.ts';

/** The core itself on axios, with one order for each room. */
function plainClient(name: string, callsAtOnce: number): Skin {
  const clientFor = (where: Where): Client => ({
    ...limitsFor(where),
    callsAtOnce,
    transport: axiosTransport,
    connection: { apiToken: where.fake.apiToken, baseUrl: where.baseUrl },
  });
  return {
    name,
    waits: true,
    deliversInPart: true,
    rooms: { atLeast: callsAtOnce > 1 ? 250 : 0, atMost: 250 },
    isByChance: callsAtOnce > 1,
    run: {
      create: async (where, rooms) => {
        const orders = Array.from({ length: rooms }, () => ({ project_id: projectId, ...where.fields }));
        const { results, warnings } = await createRoomsForOrders(clientFor(where), orders, { perOrder: 1, goOn: true });
        const failures = results.flatMap((result) => failureOf(result, words) ?? []);
        return {
          delivered: results.flatMap((result) => result.rooms.map(idOf)),
          // Orders that share a call share its error.
          message: [...new Set(failures.map(textOf)), ...warnings].join('\n'),
          hints: [...new Set(failures.map(({ hint }) => hint))],
          sentences: [...new Set([...failures.map(({ message: what }) => what), ...warnings.flatMap(sentencesIn)])],
          everything: everythingIn(new Set(failures.map(({ error }) => error))),
        };
      },
      join: (where) => {
        const fields = { invite_link: where.inviteLink, email: planted.email };
        return seenOf(callOnce(clientFor(where), joinRoom, fields));
      },
      list: (where) => seenOf(callOnce(clientFor(where), listRooms, {})),
      check: (where) => seenOf(callOnce(clientFor(where), checkLink, { invite_link: where.inviteLink })),
      get: (where) => seenOf(doOnce(clientFor(where), readRoom, { room_id: where.roomId })),
      result: (where) => seenOf(doOnce(clientFor(where), readResult, { room_id: where.roomId })),
      update: (where) => seenOf(doOnce(clientFor(where), changeRoom, { room_id: where.roomId, display_name: newName })),
      cancel: (where) => seenOf(doOnce(clientFor(where), cancelPendingRoom, { room_id: where.roomId })),
      test: (where) => seenOf(testConnection(clientFor(where))),
    },
  };
}

/** The words of a program, of which nothing runs again by itself. */
const words: Words = {
  connection: 'the connection',
  item: 'Order',
  runAgain: 'try again',
  later: (time) => `Try again in ${time}.`,
  withoutList: 'Give its id.',
  again: {
    rest: 'Ask only for those that are missing.',
    open: 'Ask for them again only once you have seen that they do not exist.',
    found: 'If they are, use them instead of asking again.',
  },
};

const textOf = ({ message, details }: Failure): string => `${message} ${details}`;

async function seenOf(work: Promise<unknown>): Promise<Seen> {
  return work.then(
    () => done,
    (error: unknown) => {
      if (!(error instanceof AseedError)) throw error;
      const failure = failureFrom(error, words);
      const { message, hint } = failure;
      return {
        delivered: [],
        message: textOf(failure),
        sentences: [message],
        hints: [hint],
        everything: everythingIn(error),
      };
    },
  );
}

export const axiosOneByOne = plainClient('axios', 1);
export const axiosAtOnce = plainClient('axios, 3 calls at once', 3);
