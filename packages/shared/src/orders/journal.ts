import { idOf, keysOf, type Room } from '../api/room.ts';
import { roomsIn, settingsOf, type PlannedCall, type Share } from './callPlan.ts';
import { graceMs, type CallTime, type MadeBetween, type Received } from './found.ts';

/**
 * What was done to create the rooms of orders, as plain JSON. It is only ever added to, and what became of the orders is read
 * from it. A platform that runs the same orders again keeps it between the tries: a call is written down before anything else is
 * done, and nothing is made twice. What made nothing is not entered.
 */
export interface Journal {
  /** Raised when an older version of this code could no longer read it. */
  readonly version: typeof journalVersion;
  readonly entries: JournalEntry[];
  /** By which a memory of contacts knows the tries of the run. */
  tokens?: readonly string[];
}

export type JournalEntry = CallEntry | LookEntry;

/** A call that made rooms or may have, and what it brought: the first rooms are for the first share's order, and so on. */
export interface CallEntry extends PlannedCall, CallTime {
  readonly kind: 'call';
  readonly rooms: readonly Room[];
  /** Why it may have made rooms that nobody received, as a sentence. */
  readonly open?: string;
}

/** A look for the rooms of calls whose outcome is open. */
export interface LookEntry {
  readonly kind: 'look';
  /** Which entries those calls are, by their place. */
  readonly calls: readonly number[];
  /** When the calls were by the server's clock, once it has told its time. */
  readonly period?: MadeBetween;
  /** The ids of the rooms found that the user was told of. */
  readonly named: readonly string[];
  /** The rooms found that were taken for those of the calls. They are then open no more. */
  readonly adopted?: readonly Room[];
}

/** Calls that may have made rooms which nobody received: those rooms, and the orders that they are for. */
export interface OpenCall extends PlannedCall, CallTime {
  readonly calls: readonly number[];
  readonly period?: MadeBetween;
  readonly named: readonly string[];
  /** What happened, as a sentence. */
  readonly message: string;
}

/** A room, and for which order it was made with which settings. */
export interface GivenRoom {
  readonly room: Room;
  readonly order: number;
  /** As {@link settingsOf} gives them. */
  readonly settings: string;
}

export const journalVersion = 1;

export function newJournal(): Journal {
  return { version: journalVersion, entries: [] };
}

/** The rooms that orders were given, in the order in which they came. */
export function givenRooms({ entries }: Journal): GivenRoom[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'call') return givenBy(entry);
    const looked = entry.calls.flatMap((place) => entries[place] ?? []).filter((call) => call.kind === 'call');
    const [first] = looked;
    return first ? dealt(entry.adopted ?? [], looked.flatMap(missingShares), first) : [];
  });
}

/** The rooms that orders were given by a call. */
export function givenBy(call: CallEntry): GivenRoom[] {
  return dealt(call.rooms, call.shares, call);
}

/** The ids of rooms that were made although nobody asked for them. */
export function surplusOf({ entries }: Journal): string[] {
  return entries.flatMap((entry) => (entry.kind === 'call' ? entry.rooms.slice(entry.request.count).map(idOf) : []));
}

/** What the other runs of an execution did. */
export interface OtherRuns {
  /** Gives their journals, which are read only where they have to be. */
  readonly journals: () => readonly Journal[];
  /** The ids of the rooms that they and the run itself received, for it to add to: in a loop, each run would read those of all others. */
  readonly received?: Set<string>;
}

/** The ids of the rooms that were received. */
export function receivedRooms(journals: readonly Journal[]): Set<string> {
  return new Set(journals.flatMap(({ entries }) => entries.flatMap((entry) => keysOf(roomsOf(entry)))));
}

/** The calls that brought rooms of a project. */
export function receivedBefore({ entries }: Journal, projectId: string): Received[] {
  return entries.flatMap((entry) =>
    entry.kind === 'call' && entry.rooms.length > 0 && entry.request.project_id === projectId ? entry : [],
  );
}

/** The ids of the rooms that the users of runs were told of, as those of open calls. */
export function namedRooms(journals: readonly Journal[]): Set<string> {
  return new Set(journals.flatMap(openCalls).flatMap(({ named }) => named));
}

/**
 * The calls whose outcome is still open. Those with the same settings, at about the same time, are one, since their rooms cannot
 * be told apart. What a call left to Aseed may be as another call asked for, so those with more settings come first.
 */
export function openCalls({ entries }: Journal): OpenCall[] {
  const looks = entries.filter((entry) => entry.kind === 'look');
  const settled = new Set(looks.flatMap(({ calls, adopted }) => (adopted ? calls : [])));
  const open = entries.flatMap((entry, place) =>
    entry.kind === 'call' && entry.open !== undefined && !settled.has(place) ? openCall(entry, entry.open, place) : [],
  );
  const lastLooks = new Map(looks.flatMap((look) => look.calls.map((place) => [place, look] as const)));
  return mostSettingsFirst(alikeTogether(open)).map((merged) => ({ ...merged, ...toldBy(lastLooks, merged.calls) }));
}

function roomsOf(entry: JournalEntry): readonly Room[] {
  return entry.kind === 'call' ? entry.rooms : (entry.adopted ?? []);
}

function openCall(entry: CallEntry, message: string, place: number): OpenCall {
  const shares = missingShares(entry);
  const { sentAtMs, endedAtMs } = entry;
  const request = { ...entry.request, count: roomsIn(shares) };
  return { request, shares, sentAtMs, endedAtMs, message, calls: [place], named: [] };
}

/** The shares of a call that its rooms do not fill. */
function missingShares({ shares, rooms }: CallEntry): Share[] {
  let left = rooms.length;
  return shares.flatMap(({ order, count }) => {
    const missing = count - Math.min(left, count);
    left -= count - missing;
    return missing > 0 ? [{ order, count: missing }] : [];
  });
}

/** Hands rooms out in the order of the shares. Those that are left over are nobody's. */
function dealt(rooms: readonly Room[], shares: readonly Share[], { request }: CallEntry): GivenRoom[] {
  const settings = settingsOf(request);
  let next = 0;
  return shares.flatMap(({ order, count }) =>
    rooms.slice(next, (next += count)).map((room) => ({ room, order, settings })),
  );
}

function alikeTogether(open: readonly OpenCall[]): OpenCall[] {
  const all: Gathering[] = [];
  const bySettings = new Map<string, Gathering[]>();
  for (const call of open) {
    const settings = settingsOf(call.request);
    const before = bySettings.get(settings) ?? [];
    const alike = before.find((candidate) => gapMs(candidate, call) <= graceMs);
    if (alike) {
      takeUp(alike, call);
    } else {
      const first = { ...call, shares: [...call.shares], calls: [...call.calls] };
      all.push(first);
      bySettings.set(settings, [...before, first]);
    }
  }
  return all.map((one) => ({ ...one, request: { ...one.request, count: roomsIn(one.shares) } }));
}

/** An open call while others like it are being added. */
type Gathering = Omit<OpenCall, 'shares' | 'calls' | keyof CallTime> & {
  shares: Share[];
  calls: number[];
  sentAtMs: number;
  endedAtMs: number;
};

function takeUp(gathering: Gathering, { shares, calls, sentAtMs, endedAtMs }: OpenCall): void {
  gathering.shares.push(...shares);
  gathering.calls.push(...calls);
  gathering.sentAtMs = Math.min(gathering.sentAtMs, sentAtMs);
  gathering.endedAtMs = Math.max(gathering.endedAtMs, endedAtMs);
}

/** How long nothing was under way between two calls; negative where they overlap. */
function gapMs(one: CallTime, next: CallTime): number {
  return Math.max(one.sentAtMs, next.sentAtMs) - Math.min(one.endedAtMs, next.endedAtMs);
}

function mostSettingsFirst(open: readonly OpenCall[]): OpenCall[] {
  const settings = ({ request }: OpenCall) => Object.values(request).filter((value) => value !== undefined).length;
  return [...open].sort((one, next) => settings(next) - settings(one));
}

/** What the last look for each of the calls told; the time by the server's clock only if it was one look for just these. */
function toldBy(
  lastLooks: ReadonlyMap<number, LookEntry>,
  calls: readonly number[],
): Pick<OpenCall, 'named' | 'period'> {
  const last = new Set(calls.map((place) => lastLooks.get(place)));
  const told = [...last].flatMap((look) => look ?? []);
  const period = last.size === 1 && told[0]?.calls.length === calls.length ? told[0].period : undefined;
  return { named: told.flatMap(({ named }) => named), ...(period && { period }) };
}
