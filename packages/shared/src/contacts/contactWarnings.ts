import { hasExpired, idOf } from '../api/room.ts';
import type { AseedError } from '../errors/AseedError.ts';
import { withRooms } from '../errors/namedRooms.ts';
import { settingsOtherThan } from '../orders/found.ts';
import type { CheckedOrder } from './checkContactOrders.ts';
import type { ContactResult } from './contactResult.ts';

/**
 * What the user should know of contacts that got no room, and of rooms that were made before: for each a sentence or two of at most 300
 * characters, and the rooms on a line after it. `nowMs` is in milliseconds since 1970.
 */
export function warningsOfContacts(
  checked: readonly (CheckedOrder | AseedError)[],
  results: readonly ContactResult[],
  nowMs: number,
): string[] {
  return [...ofLeftOut(results), ...ofExpired(results, nowMs), ...ofChanged(checked, results)];
}

function ofLeftOut(results: readonly ContactResult[]): string[] {
  const twice = results.filter(({ leftOut }) => leftOut === 'twice').length;
  const known = results.filter(({ leftOut }) => leftOut !== undefined).length - twice;
  return [
    ...(known > 0 ? [`${contacts(known, 'has', 'have')} a room already and ${was(known)} left out.`] : []),
    ...(twice > 0 ? [`${items(twice)} left out, since an item before is for the same contact.`] : []),
  ];
}

function ofExpired(results: readonly ContactResult[], nowMs: number): string[] {
  const ids = results.flatMap(({ leftOut }) =>
    leftOut && leftOut !== 'twice' && hasExpired(leftOut, nowMs) ? [idOf(leftOut)] : [],
  );
  const sentence =
    'Contacts that were left out have a room whose invite link has expired. Let a contact be forgotten if it is to get a new room.';
  return ids.length > 0 ? [withRooms(sentence, [{ title: 'Rooms that expired', ids }])] : [];
}

function ofChanged(checked: readonly (CheckedOrder | AseedError)[], results: readonly ContactResult[]): string[] {
  const ids = results.flatMap(({ isNew, rooms: [room] }, place) => {
    const order = checked[place];
    if (isNew !== false || !room || !order || !('request' in order)) return [];
    return settingsOtherThan(order.request, room).length > 0 ? [idOf(room)] : [];
  });
  const sentence =
    'Rooms that contacts have from before were made with other settings than the fields give now. Look whether they fit.';
  return ids.length > 0 ? [withRooms(sentence, [{ title: 'Rooms with the settings before', ids }])] : [];
}

function contacts(count: number, one: string, many: string): string {
  return count === 1 ? `1 contact ${one}` : `${count} contacts ${many}`;
}

function items(count: number): string {
  return count === 1 ? '1 item was' : `${count} items were`;
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were';
}
