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
  lookAtWaiting,
  newEvents,
  readResult,
  readRoom,
  testConnection,
  type Client,
  type EventKind,
  type Failure,
  type Words,
} from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';
import { planted } from '../planted.ts';
import {
  done,
  limitsFor,
  newName,
  nothingHappened,
  projectId,
  sentencesIn,
  startFrom,
  type Seen,
  type Skin,
  type Where,
} from './skin.ts';

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
      events: (where) => seenOfEvents(clientFor(where), 'created'),
      transcripts: (where) => seenOfEvents(clientFor(where), 'ready'),
      wait: async (where) => {
        const start = { rooms: [{ room_id: where.roomId }], startedMs: where.clock.now() };
        const rules = { give_up_days: 1, with_transcript: false, go_on: false };
        const once = () => lookAtWaiting(clientFor(where), { ...start, ...rules });
        const isOverIn = (one: ReturnType<typeof once>) => one.then(({ isOver }) => isOver).catch(() => true);
        let look = once();
        for (let looks = 0; looks < 3 && !(await isOverIn(look)); looks += 1) look = once();
        return (await isOverIn(look))
          ? seenOf(look)
          : { ...done, delivered: [], message: 'It is still waited for: look again later.' };
      },
      test: (where) => seenOf(testConnection(clientFor(where))),
    },
  };
}

/** What a program is told of that asks for what has happened since the beginning. */
async function seenOfEvents(client: Client, kind: EventKind): Promise<Seen> {
  const once = () => doOnce(client, newEvents(kind, { memory: undefined, account: '' }), { start_from: startFrom });
  const isNothingIn = (one: ReturnType<typeof once>) =>
    one.then(({ events }) => events.length === 0).catch(() => false);
  const first = once();
  // What is not known yet is told at the next look.
  const happened = (await isNothingIn(first)) ? once() : first;
  return (await isNothingIn(happened)) ? nothingHappened : seenOf(happened);
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
