import type { FakeAseed } from '@aseed/fake-aseed';
import type { Clock } from '@aseed/shared';
import type { Tried } from '../operations.ts';

/** What a user of a skin sees of an operation. */
export interface Seen {
  /** The ids of the rooms that were handed to the user; "done" for what makes none. */
  readonly delivered: readonly string[];
  /** All that the user reads; nothing if all is well. */
  readonly message: string;
  /** What happened, and each warning, without the lists of rooms after them. */
  readonly sentences: readonly string[];
  /** What to do about each failure; none where the platform shows it and what happened as one text. */
  readonly hints: readonly string[];
  /** All that the failure carries, for whoever logs it. */
  readonly everything: string;
}

/** Where an operation is run. */
export interface Where {
  /** Stands still: pauses take no time, and a call's is over when its answer stalls, if the fault is one of time. */
  readonly clock: Clock;
  readonly fake: FakeAseed;
  /** What more is filled in for a create. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is filled in as the Base URL. */
  readonly baseUrl: string;
  /** Of a room that can be joined. */
  readonly inviteLink: string;
  /** Of the same room. */
  readonly roomId: string;
}

/** One way in which people use the core. */
export interface Skin {
  readonly name: string;
  /** Whether it waits and sends a call again that may be sent again. */
  readonly waits: boolean;
  /** Whether rooms are handed out although others of the same run failed. */
  readonly deliversInPart: boolean;
  /** Whether it uses the rooms that a look finds after an open outcome. */
  readonly usesFound?: boolean;
  /** Whether it lives by a clock that the matrix cannot stop, so that no time-out is tried. */
  readonly hasClockOfItsOwn?: boolean;
  /** Whether it reads once more after a read that brought what it was to bring. */
  readonly readsOnceMore?: boolean;
  /** Whether its triggers are polled again before a failure is told. */
  readonly pollsAgain?: boolean;
  /** How many rooms it is asked for at once. */
  readonly rooms: { readonly atLeast: number; readonly atMost: number };
  /** Whether which call meets the fault is a matter of chance, so that only the promises can be checked, not each number. */
  readonly isByChance?: boolean;
  /** Runs the operations that it has; `rooms` says how many are asked for. */
  readonly run: Readonly<Partial<Record<Tried['kind'], (where: Where, rooms: number) => Promise<Seen>>>>;
}

/** A call is sent three times at most: pauses of one and two seconds fit, one of four does not. */
const limits = { timeoutsMs: { usual: 8000 }, patienceMs: 4000 };

/** How long a skin waits in the matrix. */
export function limitsFor({ clock }: Where) {
  return { ...limits, clock };
}

/** What a room is to be called where one is changed. */
export const newName = 'Called so';

/** From when on triggers tell in the matrix: of all that there is. */
export const startFrom = '2001-01-01T00:00:00Z';

/** What a look says that does not know yet. */
export const stillWaiting = /still waited for/;

export const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

export const done: Seen = { delivered: ['done'], message: '', sentences: [], hints: [], everything: '' };

/** What is said of a list in which nothing has happened. */
export const nothingHappened: Seen = {
  ...done,
  delivered: [],
  message: 'Nothing has happened: look again later.',
};

/** The lines of a text but for the lists of rooms, each of which has a line of its own after the first. */
export const sentencesIn = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !/^(Newest rooms|Rooms)[\w ]* \(\d+\): /.test(line));
