import { idOf, oddFieldsOf } from '../api/room.ts';
import { withRooms } from '../errors/namedRooms.ts';
import { settingsOf, type CreateRoomsRequest } from './callPlan.ts';
import { givenRooms, surplusOf, type GivenRoom, type Journal } from './journal.ts';

/**
 * What the user should know of the rooms that were made so far: for each a sentence or two of at most 300 characters, and the rooms on
 * a line after it. `requests` are what is asked for now, by order.
 */
export function warningsOf(journal: Journal, requests: readonly (CreateRoomsRequest | undefined)[]): string[] {
  const given = givenRooms(journal);
  return [...ofChanged(given, requests), ...ofAdopted(journal), ...ofOdd(given), ...ofSurplus(surplusOf(journal))];
}

function ofChanged(given: readonly GivenRoom[], requests: readonly (CreateRoomsRequest | undefined)[]): string[] {
  const asked = requests.map((request) => request && settingsOf(request));
  const changed = given.filter(({ order, settings }) => (asked[order] ?? settings) !== settings);
  const sentence =
    'Rooms of an earlier try were made with other settings than the fields give now. Look whether they fit.';
  return naming(
    sentence,
    'Rooms with the settings before',
    changed.map(({ room }) => idOf(room)),
  );
}

function ofAdopted({ entries }: Journal): string[] {
  return entries.flatMap((look) => {
    if (look.kind === 'call' || !look.adopted) return [];
    const count = look.adopted.length;
    const missing = count === 1 ? '1 room was missing' : `${count} rooms were missing`;
    const sentence = `After a call to Aseed ${missing}. Aseed lists exactly as many new ones like that, and they were used. Check that no other run made such rooms just then.`;
    return naming(sentence, 'Rooms found and used', look.adopted.map(idOf));
  });
}

/** More fields than these are no longer read. */
const mostFields = 5;

function ofOdd(given: readonly GivenRoom[]): string[] {
  const odd = given.map(({ room }) => oddFieldsOf(room)).filter((fields) => fields.length > 0);
  const kinds = Map.groupBy(odd, (fields) => fields.join());
  return [...kinds.values()].map((alike) => {
    const [fields = []] = alike;
    const count = alike.length;
    const others = fields.length > mostFields ? ` and ${fields.length - mostFields} more` : '';
    const rooms = count === 1 ? '1 room is' : `${count} rooms are`;
    return `${rooms} passed on as received, but not as documented in: ${fields.slice(0, mostFields).join(', ')}${others}. Check what goes on with ${count === 1 ? 'it' : 'them'}.`;
  });
}

function ofSurplus(ids: readonly string[]): string[] {
  const sentence =
    'Aseed created rooms that nobody asked for. They were handed to nobody: cancel those that nobody wants.';
  return naming(sentence, 'Rooms that nobody asked for', ids);
}

function naming(sentence: string, title: string, ids: readonly string[]): string[] {
  return ids.length > 0 ? [withRooms(sentence, [{ title, ids }])] : [];
}
