import { idOf, oddFieldsOf } from '../api/room.ts';
import { settingsOf, type CreateRoomsRequest } from './callPlan.ts';
import { givenRooms, surplusOf, type GivenRoom, type Journal } from './journal.ts';

/** What the user should know of the rooms that were made so far, as sentences. `requests` are what is asked for now, by order. */
export function warningsOf(journal: Journal, requests: readonly (CreateRoomsRequest | undefined)[]): string[] {
  const given = givenRooms(journal);
  return [...ofChanged(given, requests), ...ofAdopted(journal), ...ofOdd(given), ...ofSurplus(surplusOf(journal))];
}

function ofChanged(given: readonly GivenRoom[], requests: readonly (CreateRoomsRequest | undefined)[]): string[] {
  const asked = requests.map((request) => request && settingsOf(request));
  const changed = given.filter(({ order, settings }) => (asked[order] ?? settings) !== settings);
  if (changed.length === 0) return [];
  const ids = changed.map(({ room }) => idOf(room)).join(', ');
  return [`Rooms of an earlier try were made with other settings than the fields give now: ${ids}.`];
}

function ofAdopted({ entries }: Journal): string[] {
  return entries.flatMap((look) => {
    if (look.kind === 'call' || !look.adopted) return [];
    const [first] = look.calls.flatMap((place) => entries[place] ?? []);
    const happened = first?.kind === 'call' ? first.open : undefined;
    const ids = look.adopted.map(idOf).join(', ');
    const count = look.adopted.length;
    return [`${happened} Aseed lists exactly the rooms that were missing (${count}). They were used: ${ids}.`];
  });
}

function ofOdd(given: readonly GivenRoom[]): string[] {
  const odd = given.map(({ room }) => oddFieldsOf(room)).filter((fields) => fields !== '');
  return [...new Set(odd)].map((fields) => {
    const count = odd.filter((same) => same === fields).length;
    return `${count === 1 ? '1 room is' : `${count} rooms are`} passed on as received, but not as documented in: ${fields}.`;
  });
}

function ofSurplus(ids: readonly string[]): string[] {
  return ids.length > 0
    ? [`Aseed created rooms that nobody asked for. They were handed to nobody: ${ids.join(', ')}.`]
    : [];
}
