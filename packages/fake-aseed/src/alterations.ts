import type { Answer } from './answers.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What changes in which proper answers; what is not named stays as it is. */
interface Changes {
  /** The rooms that a create or a listing answers, or the one of another operation. */
  readonly rooms?: (rooms: readonly Fields[]) => readonly Fields[];
  /** What a join answers. */
  readonly joined?: (joined: Fields) => Fields;
}

/** Changes the body of a proper answer, whichever operation it is of. A refusal stays as it is. */
export function changing({ rooms = (all) => all, joined = (all) => all }: Changes): (proper: Answer) => Answer {
  const changed = (body: unknown) => {
    if (isRooms(body)) return rooms(body);
    if (!isFields(body)) return body;
    if ('project_id' in body) return rooms([body])[0] ?? body;
    return isRooms(body.rooms) ? { ...body, rooms: rooms(body.rooms) } : joined(body);
  };
  return (proper) => (proper.status === 200 ? { ...proper, body: changed(proper.body) } : proper);
}

/** Changes each room. */
export const changingEach = (room: (room: Fields) => Fields, joined?: Changes['joined']) =>
  changing({ rooms: (rooms) => rooms.map(room), ...(joined && { joined }) });

/** Takes a field away. */
export function without(name: string): (fields: Fields) => Fields {
  return (fields) => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
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

function isRooms(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.every(isFields);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
