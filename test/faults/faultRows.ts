import { faults, type FakeAseed, type Fault } from '@aseed/fake-aseed';
import type { Tried } from './operations.ts';
import { planted } from './planted.ts';

/** What becomes of a call that costs nothing. A fault that is "sent again" has passed by then. */
export type ReadFate = 'delivered' | 'sent again' | 'never arrives' | 'refused';

/** The same for a create. Where its answer leaves the outcome open, what the server really did. */
export type CreateFate =
  | ReadFate
  | 'refused, the others go on'
  | 'open: made'
  | 'open: not made'
  | 'open: made, no look possible'
  | 'half told'
  | 'one fewer made'
  | 'one more made';

export interface FaultRow {
  readonly name: string;
  /** Brings the fault about. Where the address itself is at fault, gives the base URL to use. */
  readonly arrange: (fake: FakeAseed, tried: Tried) => unknown;
  readonly baseUrl?: (fake: FakeAseed) => string;
  /** Whether the server does not even see the faulty call. */
  readonly isUnseen?: boolean;
  readonly create: CreateFate;
  readonly join?: ReadFate;
  readonly list?: ReadFate;
  /** What the user reads of it: of a create, and of the others. Nothing if all is well. */
  readonly says: { readonly create?: RegExp; readonly join?: RegExp; readonly list?: RegExp };
  /** What n8n itself says when it tests the credential; nothing where it accepts the answer. It would wait five minutes for one. */
  readonly credential?: RegExp | 'not tried';
}

const once =
  (fault: Fault): FaultRow['arrange'] =>
  (fake, { operation, skip }) =>
    fake.fail(operation, fault, { skip, times: 1 });

/** A fault whose server repeats all that it was sent, as FastAPI does in its newer versions. */
const echoing =
  (faultOf: (sent: string) => Fault): FaultRow['arrange'] =>
  (fake, tried) => {
    const { email, apiToken } = planted;
    const sent =
      tried.kind === 'join' ? `${email} ${fake.rooms[0]?.access_token}` : `${email} Bearer ${apiToken} ${apiToken}`;
    return once(faultOf(sent))(fake, tried);
  };

/** A call that the server answers with a fault of its own, before or after it did what it was asked to. */
function serverFault(name: string, fault: Fault, create: CreateFate, status: number): FaultRow {
  return {
    name,
    arrange: once(fault),
    create,
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
    credential: new RegExp(`fault of its own \\(${status}\\)`),
  };
}

/** A call that is refused for now. */
function rateLimit(name: string, fault: Fault, fate: ReadFate = 'sent again'): FaultRow {
  return {
    name,
    arrange: once(fault),
    create: fate,
    join: fate,
    list: fate,
    says: { create: tooMany, join: tooMany, list: tooMany },
    credential: /too many calls/,
  };
}

/** A 200 that nobody can read. */
function unreadable(name: string, fault: Fault): FaultRow {
  return {
    name,
    arrange: once(fault),
    create: 'open: made',
    join: 'refused',
    list: 'refused',
    says: { create: unknown, join: notUnderstood, list: notUnderstood },
  };
}

/** An answer that is not as documented, and delivers all the same. */
function odd(name: string, fault: Fault, says: FaultRow['says'] = {}): FaultRow {
  return {
    name,
    arrange: once(fault),
    create: 'delivered',
    join: says.join ? 'refused' : 'delivered',
    list: 'delivered',
    says,
  };
}

/** No connection comes about, however often it is tried. */
function noConnection(name: string, says: RegExp, credential: RegExp, row: Pick<FaultRow, 'arrange' | 'baseUrl'>) {
  return {
    name,
    ...row,
    create: 'never arrives',
    join: 'never arrives',
    list: 'never arrives',
    says: { create: says, join: says, list: says },
    credential,
  } as const satisfies FaultRow;
}

const unknown = /Whether the rooms were created is not known/;
const fails = /Aseed failed to answer because of a fault of its own|cannot be reached/;
const tooMany = /Aseed is receiving too many calls/;
const notUnderstood = /does not understand/;
const oddly = /passed on as received, but not as documented/;
const redirects = /redirects to https:\/\/elsewhere\.example/;
const page = /web page/;

export const faultRows: readonly FaultRow[] = [
  noConnection('connection refused', /nothing listens at that address/, /ECONNREFUSED/, {
    arrange: (fake, { skip }) => fake.breakConnections('refuse', { skip }),
  }),
  noConnection('no such host (from the first call)', /no such host|could not be looked up/, /./, {
    arrange: () => undefined,
    baseUrl: () => 'https://no-such-host.invalid/custdev',
  }),
  noConnection('no TLS (from the first call)', /no secure connection/, /./, {
    arrange: () => undefined,
    baseUrl: ({ baseUrl }) => baseUrl.replace('http:', 'https:'),
  }),
  {
    name: 'connection reset before the call was read',
    arrange: (fake, { skip }) => fake.breakConnections('reset', { skip, times: 1 }),
    isUnseen: true,
    create: 'open: not made',
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
    credential: /./,
  },
  {
    name: 'connection reset after the rooms were made',
    arrange: once(faults.closedAfter),
    create: 'open: made',
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
    credential: /./,
  },
  {
    name: 'the same, and then nothing listens any more',
    arrange: async (fake, tried) => {
      await once(faults.closedAfter)(fake, tried);
      await fake.breakConnections('refuse', { skip: tried.skip + 1 });
    },
    create: 'open: made, no look possible',
    says: { create: /not known: .*Looking for its rooms failed too: Aseed cannot be reached/ },
  },
  {
    name: 'no answer, nothing made',
    arrange: once(faults.silentBefore),
    create: 'open: not made',
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
    credential: 'not tried',
  },
  {
    name: 'no answer, rooms made',
    arrange: once(faults.silentAfter),
    create: 'open: made',
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
    credential: 'not tried',
  },
  rateLimit('429, Retry-After: 1', { answer: { status: 429, headers: { 'retry-after': '1' }, body: '' } }),
  rateLimit('429, Retry-After: a date', faults.rateLimitedUntil),
  rateLimit('429 without Retry-After', faults.rateLimitedBare),
  rateLimit('429, Retry-After: soon, perhaps', faults.rateLimitedAbsurd),
  rateLimit('429, Retry-After: 999999', faults.rateLimitedForDays, 'refused'),
  serverFault('500 as text, nothing made', faults.serverError, 'open: not made', 500),
  serverFault('500 as text, rooms made', { ...faults.serverError, isCarriedOut: true }, 'open: made', 500),
  serverFault('502 as HTML, rooms made', { ...faults.badGateway, isCarriedOut: true }, 'open: made', 502),
  serverFault('503, nothing made', faults.unavailable, 'open: not made', 503),
  serverFault('503 with Retry-After, nothing made', faults.unavailableFor, 'open: not made', 503),
  serverFault('504, rooms made', { ...faults.gatewayTimeout, isCarriedOut: true }, 'open: made', 504),
  {
    ...serverFault('500 that repeats what it was sent', {}, 'open: not made', 500),
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
    says: { create: /did not accept the input/, join: /cannot be joined/, list: /refused the call/ },
    credential: /400/,
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
  {
    ...odd('half of the rooms told, all made', faults.fewerRooms),
    create: 'half told',
    says: { create: /Aseed answered with \d+ of the \d+ rooms/ },
  },
  {
    ...odd('one room fewer made than asked for', faults.fewerMade),
    create: 'one fewer made',
    says: { create: /Aseed answered with \d+ of the \d+ rooms/ },
  },
  {
    ...odd('one room more made than asked for', faults.moreRooms),
    create: 'one more made',
    says: { create: /created rooms that nobody asked for/ },
  },
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
    credential: /redirects/,
  },
  odd('a slow drip, within the time-out', { dripMs: 300 }),
  {
    name: 'a slow drip, beyond the time-out',
    arrange: once({ dripMs: 15_000 }),
    create: 'open: made',
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
  },
  odd('rooms with 5 MB more', faults.hugeBody),
];
