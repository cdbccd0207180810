import { keyOf, type Room } from '../api/room.ts';
import { keyFor, longestGone, marksIn, savedMarks, type EventMemory, type Mark } from './eventMemory.ts';
import { happenedAt, recordOf, ruleFor, type EventKind, type Look } from './roomEvents.ts';

/** Something that happened to a room. */
export interface RoomEvent {
  /** The same whenever it is told, so that what was done for it can be remembered by it. */
  readonly id: string;
  readonly kind: EventKind;
  readonly room: Room;
  /** How far its record was, where that was asked for; empty where Aseed did not tell. */
  readonly recordStatus: string | undefined;
}

/** Where one starts to look: from which time on, if not from the first look, and what is looked at. */
export interface Start {
  readonly scope: string;
  readonly fromMs?: number;
}

/** What came of a look: what is to be told, the oldest first, and what is to be remembered. */
export interface Happened {
  readonly events: readonly RoomEvent[];
  readonly memory: EventMemory;
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/**
 * By how much a room's time may be behind the server's: it may be local and without a zone, of an instant before the room could be seen, or of
 * another machine. What the first list did not show and is no older than this is told, and so are such rooms too that it only lacked because it was cut.
 */
const mostSkewMs = 26 * hourMs;

/**
 * What has happened since the last look, `most` events at once: the others follow at the next. It goes by what was told and by what was seen not
 * to have happened yet, not by times: only what nobody has looked at before is told or not by when it happened.
 */
export function whatHappened(
  kind: EventKind,
  look: Look,
  before: EventMemory | undefined,
  start: Start,
  most: number,
): Happened {
  const startMs = before?.startMs ?? start.fromMs ?? look.nowMs - mostSkewMs;
  const seen = lookAt(kind, look, before, start);
  const told = new Set(
    seen
      .filter(({ stands }) => stands === 'new')
      .sort((one, other) => one.atMs - other.atMs)
      .slice(0, most),
  );
  const today = Math.floor(look.nowMs / dayMs);
  // No more than a day a look, so that one wrong date, or one cut list after a long time, takes nothing for forgotten.
  const day = before ? Math.min(today, before.day + 1) : today;
  const marks = before ? agedMarks(before, day) : new Map<string, Mark>();
  for (const one of seen) {
    const mark = markAfter(one, told.has(one));
    if (mark) marks.set(one.key, mark);
  }
  return {
    events: [...told].map(({ id, room }) => ({ id, kind, room, recordStatus: recordStatusIn(look, room) })),
    memory: { version: 1, scope: start.scope, startMs, day, marks: savedMarks(marks) },
  };
}

/** The records that have to be asked for, since only they tell whether it has happened: those of the newest interviews first. */
export function recordsToAsk(kind: EventKind, look: Look, before: EventMemory | undefined, start: Start): string[] {
  const unknown = lookAt(kind, look, before, start)
    .filter(({ stands }) => stands === 'unknown')
    .sort((one, other) => other.atMs - one.atMs);
  return [...new Set(unknown.flatMap(({ room }) => recordOf(room) ?? []))];
}

/**
 * All rooms to which something has happened, whoever has told of it before: those to which it happened last come first. `orUnknown` takes those
 * too of which only a record would tell that was not asked for.
 */
export function allThatHappened(kind: EventKind, look: Look, orUnknown = false): RoomEvent[] {
  const rule = ruleFor(kind);
  return roomsById(look.rooms)
    .filter(([, room]) => rule.hasHappened(room, look) ?? orUnknown)
    .map(([roomId, room]) => ({ id: `${roomId}:${rule.nameFor(room)}`, room, atMs: happenedAt(rule, room) || 0 }))
    .sort((one, other) => other.atMs - one.atMs)
    .map(({ id, room }) => ({ id, kind, room, recordStatus: recordStatusIn(look, room) }));
}

function recordStatusIn({ records }: Look, room: Room): string | undefined {
  return records.get(recordOf(room) ?? '');
}

/** An event of a room, and how it stands: told, not yet to be told, to be told, or not known before its record is asked for. */
interface Seen {
  readonly key: string;
  readonly id: string;
  readonly room: Room;
  readonly atMs: number;
  readonly mark: Mark | undefined;
  readonly stands: 'told' | 'waiting' | 'new' | 'unknown';
}

function lookAt(kind: EventKind, look: Look, before: EventMemory | undefined, start: Start): Seen[] {
  const rule = ruleFor(kind);
  const marks = before && marksIn(before);
  const isFirstLook = !before && start.fromMs === undefined;
  // What may have been told and forgotten since is not told again.
  const overMs = before ? Math.max(before.startMs, (before.day - longestGone) * dayMs) : (start.fromMs ?? 0);
  return roomsById(look.rooms).map(([roomId, room]) => {
    const id = `${roomId}:${rule.nameFor(room)}`;
    const key = keyFor(id);
    const mark = marks?.get(key);
    const atMs = happenedAt(rule, room);
    const isOver = !rule.isToldLate && !mark && (isFirstLook || atMs < overMs);
    const stands = mark?.isTold ? 'told' : standOf(rule.hasHappened(room, look), isOver, isFirstLook);
    return { id, key, room, atMs: atMs || 0, mark, stands };
  });
}

function standOf(hasHappened: boolean | undefined, isOver: boolean, isFirstLook: boolean): Seen['stands'] {
  if (hasHappened === false) return 'waiting';
  // At the first look it may still have to come, though its interview is over.
  if (hasHappened === undefined) return isOver && !isFirstLook ? 'told' : 'unknown';
  return isOver ? 'told' : 'new';
}

function markAfter({ stands, mark }: Seen, isTold: boolean): Mark | undefined {
  if (stands === 'unknown') return mark && { ...mark, daysGone: 0 };
  return { isTold: isTold || stands === 'told', daysGone: 0 };
}

function agedMarks(before: EventMemory, day: number): Map<string, Mark> {
  const days = Math.max(0, day - before.day);
  const marks = [...marksIn(before)];
  return new Map(marks.map(([key, { isTold, daysGone }]) => [key, { isTold, daysGone: daysGone + days }]));
}

/** Rooms without an id cannot be told from others. */
function roomsById(rooms: readonly Room[]): [string, Room][] {
  return [
    ...new Map(
      rooms.flatMap((room): [string, Room][] => {
        const id = keyOf(room);
        return id === undefined ? [] : [[id, room]];
      }),
    ),
  ];
}
