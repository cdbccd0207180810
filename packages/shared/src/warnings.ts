import { roomsOf, type OrderMemory } from './orderMemory.ts';
import { oddFieldsOf, type Room } from './room.ts';

/** What the user should know of the rooms that were made so far, as sentences. */
export function warningsOf(memory: OrderMemory): string[] {
  return [...memory.warnings, ...warningsOfOdd(roomsOf(memory)), ...warningsOfSurplus(memory.surplus)];
}

function warningsOfOdd(rooms: readonly Room[]): string[] {
  const odd = rooms.map(oddFieldsOf).filter((fields) => fields !== '');
  return [...new Set(odd)].map((fields) => {
    const count = odd.filter((other) => other === fields).length;
    return `${count === 1 ? '1 room is' : `${count} rooms are`} passed on as received, but not as documented in: ${fields}.`;
  });
}

function warningsOfSurplus(surplus: readonly string[]): string[] {
  return surplus.length > 0
    ? [`Aseed created rooms that nobody asked for. They were handed to nobody: ${surplus.join(', ')}.`]
    : [];
}
