import type { RoomSettings } from '@aseed/fake-aseed/rooms';
import { contactsOf, projectId } from '../n8n/contacts.ts';
import { fillings } from '../n8n/fields.ts';
import { roomIdsIn, unpaired } from '../n8n/pairing.ts';

const filling = fillings.plain;
const contacts = contactsOf(8);
const ids = contacts.map((_, place) => `room-${place}`);
const pairs = contacts.map((_, place) => place);
const made = new Map<string, RoomSettings>(
  contacts.map((contact, place) => [`room-${place}`, { ...filling.asks(contact), count: 2 }]),
);

const swapped = <T>([first, second, ...others]: readonly T[]) =>
  [second, first, ...others].filter((one) => one !== undefined);

test('everybody has the room that was made for them', () => {
  expect(unpaired(contacts, filling, ids, pairs, made)).toBe(0);
});

test("the order of the rooms is nobody's business as long as n8n pairs them", () => {
  expect(unpaired(contacts, filling, swapped(ids), swapped(pairs), made)).toBe(0);
});

test("two that have each other's room are seen", () => {
  expect(unpaired(contacts, filling, swapped(ids), pairs, made)).toBe(2);
});

test('a contact without a room is seen', () => {
  expect(unpaired(contacts, filling, ids.slice(1), pairs.slice(1), made)).toBe(1);
});

test.each([
  ['a room that is handed out twice', [...ids.slice(1), 'room-1'], pairs],
  ['a contact that has two rooms', ids, [1, 1, ...pairs.slice(2)]],
])('%s makes all of it worthless', (_, given, pairedTo) => {
  expect(unpaired(contacts, filling, given, pairedTo, made)).toBe(8);
});

test('a room that was made with something else is seen, and one that nobody made', () => {
  const other = new Map(made);
  other.set('room-3', { project_id: projectId, language: 'it' });
  other.delete('room-5');
  expect(unpaired(contacts, filling, ids, pairs, other)).toBe(2);
});

test('rooms are found in items that are rooms, and in answers that have rooms', () => {
  expect(roomIdsIn('[{"id":"a"},{"rooms":[{"id":"b"},{"id":"c"}]},{"error":"no"}]')).toEqual(['a', 'b', 'c']);
});
