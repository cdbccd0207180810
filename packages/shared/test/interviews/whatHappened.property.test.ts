import fc from 'fast-check';
import { idOf, type Room } from '../../src/api/room.ts';
import type { EventMemory } from '../../src/interviews/eventMemory.ts';
import type { EventKind } from '../../src/interviews/roomEvents.ts';
import { whatHappened } from '../../src/interviews/whatHappened.ts';
import { documentedRoom } from '../documentedRoom.ts';

const hour = 60 * 60 * 1000;
const epochMs = Date.parse('2026-11-01T00:00:00Z');

/** What becomes of a room, in hours after the first of November. Many share an hour, so that many things happen at one time. */
interface Life {
  readonly created: number;
  readonly joinedAfter: number | null;
  readonly finishedAfter: number;
  readonly transcriptAfter: number;
  readonly cancelledAfter: number | null;
}

const life: fc.Arbitrary<Life> = fc.record({
  created: fc.integer({ min: 0, max: 240 }),
  joinedAfter: fc.option(fc.integer({ min: 0, max: 200 })),
  finishedAfter: fc.integer({ min: 0, max: 2 }),
  transcriptAfter: fc.integer({ min: 0, max: 40 }),
  cancelledAfter: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 2 }),
});

const linkWorks = 168;
const giveUpHours = 24;
/** By how much a room's time may be behind the server's. */
const mostSkewHours = 26;

/** When each thing happens to a room, in hours, as Aseed would know it; infinity for what never does. */
function timesOf({ created, joinedAfter, finishedAfter, transcriptAfter, cancelledAfter }: Life) {
  const never = Number.POSITIVE_INFINITY;
  const expires = created + linkWorks;
  const cancelled =
    cancelledAfter === null || cancelledAfter > (joinedAfter ?? never) ? never : created + cancelledAfter;
  const wouldJoin = joinedAfter === null ? never : created + joinedAfter;
  const joined = wouldJoin < cancelled && wouldJoin < expires ? wouldJoin : never;
  const finished = joined + finishedAfter;
  const isPending = joined === never;
  return {
    created,
    joined,
    finished,
    ready: finished + Math.min(transcriptAfter, giveUpHours),
    cancelled,
    expiring: expires - 48,
    expired: isPending && cancelled === never ? expires : never,
    transcript: finished + transcriptAfter,
    expires,
  };
}

const iso = (hours: number) =>
  hours === Number.POSITIVE_INFINITY ? null : new Date(epochMs + hours * hour).toISOString();

/** The room as it is listed at an hour. */
function roomAt(one: Life, index: number, now: number): Room {
  const at = timesOf(one);
  const has = (hours: number) => hours <= now;
  const status = has(at.cancelled)
    ? 'cancelled'
    : has(at.finished)
      ? 'completed'
      : has(at.joined)
        ? 'active'
        : has(at.expired)
          ? 'expired'
          : 'pending';
  return {
    ...documentedRoom,
    id: `room-${index}`,
    status,
    created_at: iso(at.created),
    expires_at: iso(at.expires),
    ...(has(at.joined) && { respondent_email: 'ana@example.com', started_at: iso(at.joined) }),
    ...(has(at.finished) && { finished_at: iso(at.finished), record_id: `REC-${index}` }),
  };
}

/** A look at the list: how many hours after the one before, whether some rooms are missing in it, and in which order it comes. */
interface Poll {
  readonly at: number;
  readonly missing: readonly number[];
  readonly isReversed: boolean;
}

const polls: fc.Arbitrary<Poll[]> = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 0, max: 30 }),
      missing: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 12 }),
      isReversed: fc.boolean(),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((looks) => {
    let at = 100;
    return looks.map(({ hours, missing, isReversed }, index) => {
      at += hours;
      // No room is away for so long that it is forgotten.
      return { at, isReversed, missing: index % 2 === 0 ? missing : [] };
    });
  });

function lookAt(lives: readonly Life[], { at, missing, isReversed }: Poll) {
  const listed = lives
    .map((one, index) => ({ one, index }))
    .filter(({ one, index }) => one.created <= at && !missing.includes(index));
  const rooms = listed.map(({ one, index }) => roomAt(one, index, at));
  const records = listed.map(
    ({ one, index }) => [`rec-${index}`, timesOf(one).transcript <= at ? 'Finished' : 'InProgress'] as const,
  );
  return {
    // A list that changes while it is made may hold a room twice.
    rooms: isReversed ? [...rooms.toReversed(), ...rooms.slice(0, 1)] : rooms,
    records: new Map(records),
    nowMs: epochMs + at * hour,
    days: 2,
    giveUpHours,
  };
}

const kinds: EventKind[] = ['created', 'joined', 'finished', 'ready', 'expiring', 'expired', 'cancelled'];
const everything = { missing: [], isReversed: false };

/** All that is told in a row of looks, in the order in which it is told; `most` at once. */
function toldIn(kind: EventKind, lives: readonly Life[], polls: readonly Poll[], most: number): string[] {
  let memory: EventMemory | undefined;
  const told: string[] = [];
  for (const one of polls) {
    // It is saved as JSON in between.
    const before: EventMemory | undefined = memory && JSON.parse(JSON.stringify(memory));
    const happened = whatHappened(kind, lookAt(lives, one), before, { scope: 'all' }, most);
    memory = happened.memory;
    told.push(...happened.events.map(({ room }) => idOf(room)));
  }
  return told;
}

test.each(kinds)('whatever was seen and when, all that becomes %s after the first look is told once', (kind) => {
  fc.assert(
    fc.property(
      fc.array(life, { minLength: 1, maxLength: 12 }),
      polls,
      fc.integer({ min: 1, max: 4 }),
      (lives, looks, most) => {
        // A link is about to expire for some time only, in which one has to look.
        const all = kind === 'expiring' ? halfDaily(looks) : [...looks, ...atLast];
        const told = toldIn(kind, lives, all, kind === 'expiring' ? 12 : most);
        const expected = lives.flatMap((one, index) => (isToTell(kind, one, index, all) ? `room-${index}` : []));
        expect(told.sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 200 },
  );
});

/** As many looks as it takes to tell everything, when it is all over. */
const atLast = Array.from({ length: 12 }, () => ({ ...everything, at: 500 }));

/** The first look as it is, and then two a day, with the whole list. */
const halfDaily = ([first = { ...everything, at: 100 }]: readonly Poll[]) => [
  first,
  ...Array.from({ length: 40 }, (_, half) => ({ ...everything, at: first.at + half * 12 })),
];

/** Whether a room is to be told of: what happened before the first look is not, but that a link is about to expire is. */
function isToTell(kind: EventKind, one: Life, index: number, looks: readonly Poll[]): boolean {
  const at = timesOf(one);
  const isListed = (look: Poll) => look.at >= one.created && !look.missing.includes(index);
  const start = looks[0]?.at ?? 0;
  if (at[kind] > Math.max(...looks.map((look) => look.at))) return false;
  if (kind === 'expiring') {
    const end = Math.min(at.expires, at.joined, at.cancelled);
    return looks.some((look) => isListed(look) && look.at >= at.expiring && look.at < end);
  }
  if (looks.some((look) => look.at < at[kind] && isListed(look))) return true;
  // Who has not been seen before is told of by when it happened, or where nobody knows that, by some earlier time.
  const known = kind === 'cancelled' ? at.created : kind === 'ready' ? at.finished : at[kind];
  return known >= start - mostSkewHours && !looks.slice(0, 1).some((look) => isListed(look) && at[kind] <= start);
}

test.each(kinds)('a room that was away for long and comes back is not told to have become %s once more', (kind) => {
  const rarely = fc.array(
    fc.record({
      at: fc.integer({ min: 100, max: 2000 }),
      missing: fc.array(fc.integer({ min: 0, max: 11 })),
      isReversed: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(fc.array(life, { maxLength: 12 }), rarely, (lives, looks) => {
      const told = toldIn(
        kind,
        lives,
        looks.sort((one, other) => one.at - other.at),
        12,
      );
      expect(new Set(told).size).toBe(told.length);
    }),
    { numRuns: 200 },
  );
});
