import type { Answer } from './answers.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What changes in which proper answers; what is not named stays as it is. */
interface Changes {
  /** The rooms that a create or a listing answers, or the one of another operation. */
  readonly rooms?: (rooms: readonly Fields[]) => readonly Fields[];
  /** What a join answers. */
  readonly joined?: (joined: Fields) => Fields;
  /** Anything else that is answered: projects, records, or the one thing that an operation is about. */
  readonly others?: (others: readonly Fields[]) => readonly Fields[];
}

/** Changes the body of a proper answer, whichever operation it is of. A refusal stays as it is. */
export function changing(changes: Changes): (proper: Answer) => Answer {
  const { rooms = asTheyAre, joined = (one) => one, others = asTheyAre } = changes;
  const changed = (body: unknown) => {
    if (isList(body)) return body.every(isRoom) ? rooms(body) : others(body);
    if (!isFields(body)) return body;
    if (isRoom(body)) return rooms([body])[0] ?? body;
    if (isList(body.rooms)) return { ...body, rooms: rooms(body.rooms) };
    if (isFields(body.records)) return { ...body, records: byId(others(Object.values(body.records).filter(isFields))) };
    return 'token' in body ? joined(body) : (others([body])[0] ?? body);
  };
  return (proper) => (proper.status === 200 ? { ...proper, body: changed(proper.body) } : proper);
}

/** Changes each room, what a join answers, and each other thing. */
export const changingEach = (
  room: (room: Fields) => Fields,
  joined?: Changes['joined'],
  other?: (other: Fields) => Fields,
) =>
  changing({
    rooms: (rooms) => rooms.map(room),
    ...(joined && { joined }),
    ...(other && { others: (others: readonly Fields[]) => others.map(other) }),
  });

const asTheyAre = (all: readonly Fields[]) => all;

const byId = (records: readonly Fields[]) => Object.fromEntries(records.map((record) => [String(record.id), record]));

/** Takes fields away. */
export function without(...names: string[]): (fields: Fields) => Fields {
  return (fields) => Object.fromEntries(Object.entries(fields).filter(([key]) => !names.includes(key)));
}

/** Adds fields, or replaces them. */
export const having =
  (more: () => Fields) =>
  (fields: Fields): Fields => ({ ...fields, ...more() });

/** Only half of the rooms, at least one less. */
export const half = (rooms: readonly Fields[]) => rooms.slice(0, Math.floor(rooms.length / 2));

/** JSON that ends in the middle. A refusal stays as it is. */
export function cutOff(proper: Answer): Answer {
  if (proper.status !== 200) return proper;
  const json = JSON.stringify(proper.body);
  return { ...proper, headers: asJson, body: json.slice(0, json.length / 2) };
}

/** For a body that is sent as text but claims to be JSON. */
export const asJson = { 'content-type': 'application/json; charset=utf-8' };

function isList(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.every(isFields);
}

function isRoom(fields: Fields): boolean {
  return 'access_token' in fields;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
