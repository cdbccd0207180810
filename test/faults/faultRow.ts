import { faults, type FakeAseed, type Fault } from '@aseed/fake-aseed';
import type { Tried } from './operations.ts';
import { planted } from './planted.ts';

/** What becomes of a call that costs nothing. A fault that is "sent again" has passed by then. */
export type ReadFate = 'delivered' | 'sent again' | 'never arrives' | 'refused';

/** The same for a GET, which does not wait to be sent again when its connection is lost. */
export type ListFate = ReadFate | 'sent again at once';

/** The same for a create. Where its answer leaves the outcome open, what the server really did. */
export type CreateFate =
  | ReadFate
  | 'refused, the others go on'
  | 'open: made'
  | 'open: not made'
  | 'open: made, no look possible'
  | 'open: made, named but not used'
  | 'open: made, not listed'
  | 'half told'
  | 'one fewer made'
  | 'one more made';

export interface FaultRow {
  readonly name: string;
  /** Brings the fault about. */
  readonly arrange: (fake: FakeAseed, tried: Tried) => unknown;
  /** The base URL to use, where the address itself is at fault. */
  readonly baseUrl?: (fake: FakeAseed) => string;
  /** What more is filled in for a create. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The operations that it concerns; all unless it names some. */
  readonly only?: readonly string[];
  /** Whether the faulty call's time is over before it has its whole answer. */
  readonly isTimedOut?: boolean;
  /** Whether the next call goes through, though the server said that it would not. */
  readonly passes?: true;
  /** Whether the server does not even see the faulty call. */
  readonly isUnseen?: boolean;
  readonly create: CreateFate;
  readonly join?: ReadFate;
  readonly list?: ListFate;
  /** What the user reads of it: of a create, and of the others. Nothing if all is well. */
  readonly says: { readonly create?: RegExp; readonly join?: RegExp; readonly list?: RegExp };
}

export const once =
  (fault: Fault): FaultRow['arrange'] =>
  (fake, { operation, skip }) =>
    fake.fail(operation, fault, { skip, times: 1 });

/** A fault whose server repeats all that it was sent, as FastAPI does in its newer versions, and tells of a room. */
export const echoing =
  (faultOf: (sent: string) => Fault): FaultRow['arrange'] =>
  (fake, tried) => {
    const { email, apiToken, roomCode } = planted;
    const sent =
      tried.kind === 'join' ? `${email} ${fake.rooms[0]?.access_token}` : `${email} Bearer ${apiToken} ${apiToken}`;
    return once(faultOf(`${sent} https://app.aseed.ai/interview/${roomCode} access_token=${roomCode}`))(fake, tried);
  };

/** A call that the server answers with a fault of its own, before or after it did what it was asked to. */
export function serverFault(name: string, fault: Fault, create: CreateFate): FaultRow {
  return {
    name,
    arrange: once(fault),
    create,
    join: 'sent again',
    list: 'sent again',
    says: { create: unknown, join: fails, list: fails },
  };
}

/** A call that is refused for now. */
export function rateLimit(name: string, fault: Fault, fate: ReadFate = 'sent again'): FaultRow {
  return {
    name,
    arrange: once(fault),
    create: fate,
    join: fate,
    list: fate,
    says: { create: tooMany, join: tooMany, list: tooMany },
  };
}

/** A call that is refused for good, in words. */
export function refusal(status: number, create: CreateFate, says: FaultRow['says']): FaultRow {
  return {
    name: `${status} with words`,
    arrange: once({ answer: { status, body: { detail: 'This is so.' } } }),
    create,
    join: 'refused',
    list: 'refused',
    says,
  };
}

/** A create whose connection breaks after the rooms were made, and a look for them that cannot tell. */
export function looking(name: string, faultOf: (fake: FakeAseed) => Fault): FaultRow {
  return {
    name,
    arrange: async (fake, tried) => {
      await once(faults.closedAfter)(fake, tried);
      fake.fail('listRooms', faultOf(fake));
    },
    create: 'open: made, named but not used',
    says: { create: /cannot be told|such new rooms? where/ },
  };
}

/** An answer to a create with another number of rooms than was asked for. */
export function miscounted(name: string, fault: Fault, create: CreateFate, says: RegExp): FaultRow {
  return { name, arrange: once(fault), create, says: { create: says } };
}

/** A 200 that nobody can read. */
export function unreadable(name: string, fault: Fault): FaultRow {
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
export function odd(name: string, fault: Fault, says: FaultRow['says'] = {}): FaultRow {
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
export function noConnection(name: string, says: RegExp, row: Pick<FaultRow, 'arrange' | 'baseUrl'>) {
  return {
    name,
    ...row,
    create: 'never arrives',
    join: 'never arrives',
    list: 'never arrives',
    says: { create: says, join: says, list: says },
  } as const satisfies FaultRow;
}

export const unknown = /Whether the (rooms|others) were created is not known/;
export const fails = /Aseed failed to answer because of a fault of its own|cannot be reached/;
export const tooFew = /Aseed answered with \d+ of the \d+ rooms/;
const tooMany = /Aseed is receiving too many calls/;
export const notUnderstood = /does not understand/;
export const oddly = /passed on as received, but not as documented/;
export const redirects = /redirects to https:\/\/elsewhere\.example/;
export const page = /web page/;
