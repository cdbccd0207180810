import type { FakeAseed } from './fakeAseed.ts';
import { faults } from './faults.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What days are to pass with: their number, and the time of the stand-in, which is moved on. */
export interface Days {
  readonly days: number;
  /** About how many times somebody looks. */
  readonly looks: number;
  readonly clock: { nowMs: number };
  /** Gives numbers from 0 to 1. */
  readonly roll: () => number;
  /** How many rooms are made in all, some at a time. */
  readonly rooms: number;
  readonly makeRooms: (count: number) => Promise<readonly { readonly id: string }[]>;
  readonly look: () => Promise<void>;
}

/** As many as one call may ask for. */
const mostRooms = 100;

interface Happening {
  readonly atMs: number;
  readonly happen: () => void;
}

/** A row of numbers from 0 to 1 that is the same in each run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Lets days pass at the stand-in. Rooms are made, and somebody looks, at random times. Throws where there was no time to make all. */
export async function letDaysPass(fake: Pick<FakeAseed, 'play'>, passing: Days): Promise<void> {
  const { days, looks, clock, roll, rooms, makeRooms, look } = passing;
  const endMs = clock.nowMs + days * day;
  const happenings: Happening[] = [];
  let left = rooms;
  while (clock.nowMs < endMs) {
    if (left > 0) {
      const made = await makeRooms(Math.min(left, mostRooms, 1 + Math.floor((roll() * 3 * rooms) / looks)));
      happenings.push(...made.flatMap(({ id }) => lifeOf(fake, id, passing)));
      left -= made.length;
    }
    const untilMs = clock.nowMs + Math.floor(minute + (roll() * 2 * days * day) / looks);
    const next = happenings.filter(({ atMs }) => atMs > clock.nowMs && atMs <= untilMs);
    for (const { atMs, happen } of next.sort((a, b) => a.atMs - b.atMs)) {
      clock.nowMs = atMs;
      happen();
    }
    clock.nowMs = untilMs;
    await look();
  }
  if (left > 0) throw new Error(`${left} rooms were not made.`);
}

/** What becomes of a room: some respondents come, some only at the last moment, some leave no transcript. */
function lifeOf(fake: Pick<FakeAseed, 'play'>, id: string, { clock, roll }: Days): Happening[] {
  if (roll() < 0.3) return [];
  const joinMs = clock.nowMs + Math.floor(roll() * 7 * day * 0.99);
  const transcriptAfterMs = roll() < 0.1 ? 'never' : Math.floor(roll() * 3 * hour);
  return [
    { atMs: joinMs, happen: () => void fake.play(id, 'join', {}) },
    { atMs: joinMs + Math.floor(roll() * hour), happen: () => void fake.play(id, 'finish', { transcriptAfterMs }) },
  ];
}

const badLists = [
  faults.serverError,
  faults.badGateway,
  faults.hugePage,
  faults.invalidJson,
  faults.closedBefore,
  faults.rateLimited,
  faults.fewerRooms,
];

/** Lets the next list of rooms fail one time in five, in one of many ways or by lacking some rooms, and the next question for records one time in twenty. */
export function failSometimes(fake: Pick<FakeAseed, 'fail'>, roll: () => number): void {
  if (roll() < 0.2) fake.fail('listRooms', badLists[Math.floor(roll() * badLists.length)] ?? {}, { times: 1 });
  if (roll() < 0.05) fake.fail('getRecordsMeta', faults.serverError, { times: 1 });
}
