import type { RoomSettings } from '@aseed/fake-aseed/rooms';
import type { Contact } from './contacts.ts';
import type { Filling } from './fields.ts';

/** The ids of the rooms in what a webhook answered, in their order: a list of rooms, or of the API's answers. */
export function roomIdsIn(answer: string): string[] {
  const items: unknown = JSON.parse(answer);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => roomsOf(item).flatMap((room) => textAt(room, 'id')));
}

function roomsOf(item: unknown): unknown[] {
  const rooms = fieldOf(item, 'rooms');
  return Array.isArray(rooms) ? rooms : [item];
}

function textAt(value: unknown, key: string): string[] {
  const found = fieldOf(value, key);
  return typeof found === 'string' ? [found] : [];
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

/**
 * How many contacts did not get exactly one room of their own: made with what their fields ask for, as the server remembers, and paired by n8n to
 * their item. `pairs` has for each room the number of the item that n8n pairs it to.
 */
export function unpaired(
  contacts: readonly Contact[],
  { asks }: Filling,
  roomIds: readonly string[],
  pairs: readonly number[],
  made: ReadonlyMap<string, RoomSettings>,
): number {
  const owners = new Map(roomIds.map((id, place) => [id, pairs[place]]));
  const rooms = new Map([...owners].map(([id, item]) => [item, id]));
  const isOnce = owners.size === roomIds.length && rooms.size === roomIds.length;
  if (!isOnce) return contacts.length;
  return contacts.filter((contact, item) => !isMadeWith(made.get(rooms.get(item) ?? ''), asks(contact))).length;
}

function isMadeWith(settings: RoomSettings | undefined, asked: RoomSettings): boolean {
  if (!settings) return false;
  const { count: _, ...others } = settings;
  const sorted = (fields: object) => JSON.stringify(Object.entries(fields).sort(([a], [b]) => a.localeCompare(b)));
  return sorted(others) === sorted(asked);
}
