import { changing, changingEach, faults, having, type Answer, type FakeAseed, type Fault } from '@aseed/fake-aseed';
import {
  echoing,
  fails,
  looking,
  miscounted,
  noConnection,
  notUnderstood,
  odd,
  oddly,
  once,
  page,
  rateLimit,
  redirects,
  refusal,
  serverFault,
  tooFew,
  unknown,
  unreadable,
  type FaultRow,
} from './faultRow.ts';

const second = 1000;
const hour = 60 * 60 * second;
const isoOf = (ms: number): string => new Date(ms).toISOString();

/** The server throws after it has made the rooms. */
const crashedAfter: Fault = { ...faults.serverError, isCarriedOut: true };

/** JSON as some servers and proxies write it. */
const marked = ({ body, ...proper }: Answer): Answer => ({
  ...proper,
  headers: { ...proper.headers, 'content-type': 'application/json' },
  body: `\ufeff${JSON.stringify(body)}`,
});

/** A listing that tells other times than those at which the rooms were made, in milliseconds. */
const listedAt = (timeOf: (made: number) => string | number): Fault => ({
  alter: changingEach((room) => having(() => ({ created_at: timeOf(Date.parse(String(room.created_at))) }))(room)),
});

/** A listing whose server shows another time. */
const datedAt = (ms: number): Fault => ({
  alter: (proper) => ({ ...proper, headers: { ...proper.headers, date: new Date(ms).toUTCString() } }),
});

/** What is broken. */
export const faultRows: readonly FaultRow[] = [
  noConnection('connection refused', /nothing listens at that address/, {
    arrange: (fake, { skip }) => fake.breakConnections('refuse', { skip }),
  }),
  noConnection('no such host (from the first call)', /no such host|could not be looked up/, {
    arrange: () => undefined,
    baseUrl: () => 'https://no-such-host.invalid/custdev',
  }),
  noConnection('no TLS (from the first call)', /no secure connection/, {
    arrange: () => undefined,
    baseUrl: ({ baseUrl }) => baseUrl.replace('http:', 'https:'),
  }),
  {
    name: 'connection reset before the call was read',
    arrange: (fake, { skip }) => fake.breakConnections('reset', { skip, times: 1 }),
    isUnseen: true,
    create: 'open: not made',
    join: 'sent again',
    list: 'sent again at once',
    says: { create: unknown, join: fails },
  },
  {
    name: 'connection reset after the rooms were made',
    arrange: once(faults.closedAfter),
    create: 'open: made',
    join: 'sent again',
    list: 'sent again at once',
    says: { create: unknown, join: fails },
  },
  {
    name: 'each connection closed as soon as it idles',
    arrange: (fake) => fake.breakConnections('resetKept'),
    create: 'delivered',
    join: 'delivered',
    list: 'delivered',
    says: {},
  },
  {
    name: 'the same, and then nothing listens any more',
    arrange: async (fake, tried) => {
      await once(faults.closedAfter)(fake, tried);
      await fake.breakConnections('refuse', { skip: tried.skip + 1 });
    },
    create: 'open: made, no look possible',
    says: { create: /not known: .*Looking for them failed too: Aseed cannot be reached/ },
  },
  {
    name: 'no answer, nothing made',
    arrange: once(faults.silentBefore),
    isTimedOut: true,
    create: 'open: not made',
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
  },
  {
    name: 'no answer, rooms made',
    arrange: once(faults.silentAfter),
    isTimedOut: true,
    create: 'open: made',
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
  },
  rateLimit('429, Retry-After: 1', { answer: { status: 429, headers: { 'retry-after': '1' }, body: '' } }),
  rateLimit('429, Retry-After: a date', faults.rateLimitedUntil),
  rateLimit('429 without Retry-After', faults.rateLimitedBare),
  rateLimit('429, Retry-After: soon, perhaps', faults.rateLimitedAbsurd),
  rateLimit('429 as a web page, Retry-After: 1', {
    answer: {
      status: 429,
      headers: { 'retry-after': '1', 'content-type': 'text/html' },
      body: '<html>Slow down</html>',
    },
  }),
  { ...rateLimit('429, Retry-After: 999999', faults.rateLimitedForDays, 'refused'), passes: true },
  refusal(401, 'refused', { create: /API token/, join: /cannot be joined/, list: /API token/ }),
  refusal(402, 'refused', { create: /not enough tokens/, join: /refused the call/, list: /refused the call/ }),
  refusal(403, 'refused, the others go on', { create: /not allow/, join: /cannot be joined/, list: /not allow/ }),
  {
    ...refusal(403, 'refused', {
      create: /received no API token/,
      join: /cannot be joined/,
      list: /received no API token/,
    }),
    name: '403 of a server that sees no token',
    arrange: once({ answer: { status: 403, body: { detail: 'Not authenticated' } } }),
  },
  refusal(404, 'refused, the others go on', { create: /knows no/, join: /knows no/, list: /knows no|finds nothing/ }),
  serverFault('500 and the connection closed, nothing made', faults.serverError, 'open: not made'),
  serverFault('500 and the connection closed, rooms made', crashedAfter, 'open: made'),
  {
    name: 'the same, and the look for the rooms is closed too',
    arrange: async (fake, tried) => {
      await once(crashedAfter)(fake, tried);
      fake.fail('listRooms', faults.closedBefore, { times: 1 });
    },
    create: 'open: made',
    says: { create: unknown },
  },
  {
    name: 'a text that was cut inside an emoji',
    arrange: () => undefined,
    fields: { topics_for_respondent: 'Planning🙂'.slice(0, 9) },
    create: 'delivered',
    says: {},
  },
  looking('rooms made, listed as made 40 seconds before', () => listedAt((made) => isoOf(made - 40 * second))),
  looking('rooms made, listed as made 7 minutes later', () => listedAt((made) => isoOf(made + 420 * second))),
  looking('rooms made, listed in local time without a zone', () =>
    listedAt((made) => isoOf(made - 5 * hour).replace('Z', '')),
  ),
  looking('rooms made, listed with numbers for times', () => listedAt((made) => made / second)),
  ...(['ahead', 'behind'] as const).flatMap((where) => {
    const dated = ({ now }: FakeAseed) => datedAt(now() + (where === 'ahead' ? hour : -hour));
    return [
      { ...looking(`rooms made, a Date an hour ${where}`, dated), only: ['create 1', 'create 100'] },
      // The rooms that were received before show which of the two clocks is the one of rooms.
      {
        ...looking(`rooms made, a Date an hour ${where}, others received before`, dated),
        only: ['create 250'],
        create: 'open: made',
        says: { create: unknown },
      } as const,
    ];
  }),
  {
    ...looking('rooms made, a list that ends after 50', () => ({
      alter: changing({ rooms: (rooms) => rooms.slice(0, 50) }),
    })),
    only: ['create 250'],
    create: 'open: made, not listed',
  },

  serverFault('502 as HTML, rooms made', { ...faults.badGateway, isCarriedOut: true }, 'open: made'),
  serverFault('503, nothing made', faults.unavailable, 'open: not made'),
  serverFault('503 with Retry-After, nothing made', faults.unavailableFor, 'open: not made'),
  serverFault('504, rooms made', { ...faults.gatewayTimeout, isCarriedOut: true }, 'open: made'),
  {
    ...serverFault('500 that repeats what it was sent', {}, 'open: not made'),
    arrange: echoing((body) => ({ answer: { status: 500, headers: { 'content-type': 'text/plain' }, body } })),
  },
  {
    name: '400 that repeats what it was sent',
    arrange: echoing((sent) => ({
      answer: {
        status: 400,
        body: { detail: [{ type: 'value_error', loc: ['body'], msg: `not valid: ${sent}`, input: { sent } }] },
      },
    })),
    create: 'refused, the others go on',
    join: 'refused',
    list: 'refused',
    says: {
      create: /did not accept the input/,
      join: /cannot be joined/,
      list: /refused the call|did not accept the input/,
    },
  },
  unreadable('200 with cut-off JSON', faults.invalidJson),
  unreadable('200 with nothing', faults.emptyBody),
  unreadable('200 with {}', faults.emptyObject),
  {
    name: '200 with a web page of 5 MB, nothing made',
    arrange: once(faults.hugePage),
    create: 'open: not made',
    join: 'refused',
    list: 'refused',
    says: { create: page, join: page, list: page },
  },
  miscounted('half of the rooms told, all made', faults.fewerRooms, 'half told', tooFew),
  miscounted('one room fewer made than asked for', faults.fewerMade, 'one fewer made', tooFew),
  miscounted('one room more made than asked for', faults.moreRooms, 'one more made', /that nobody asked for/),
  odd('rooms without an optional field', faults.lacksOptional),
  odd('rooms without a required field', faults.lacksRequired, { create: oddly, join: notUnderstood }),
  odd('rooms with unknown fields', faults.unknownFields),
  odd('rooms with null for a string', faults.nullForString, { create: oddly, join: notUnderstood }),
  {
    name: '307 to another origin',
    arrange: once(faults.redirect),
    create: 'refused',
    join: 'refused',
    list: 'refused',
    says: { create: redirects, join: redirects, list: redirects },
  },
  odd('JSON after a byte order mark', { alter: marked }),
  odd('a slow drip, within the time-out', { dripMs: 300 }),
  {
    name: 'a slow drip, beyond the time-out',
    arrange: once({ dripMs: 15_000 }),
    isTimedOut: true,
    create: 'open: made',
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
  },
  odd('rooms with 5 MB more', faults.hugeBody),
];
