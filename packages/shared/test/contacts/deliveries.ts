import { setImmediate as turn } from 'node:timers/promises';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { idOf as nameOf } from '../../src/api/room.ts';
import type { ContactOrder } from '../../src/contacts/checkContactOrders.ts';
import type { ContactResult } from '../../src/contacts/contactResult.ts';
import type { ContactStore } from '../../src/contacts/contactStore.ts';
import { createRoomsForContacts } from '../../src/contacts/createRoomsForContacts.ts';
import { newJournal } from '../../src/orders/journal.ts';
import type { Client } from '../../src/sending/doForEach.ts';
import { clientOf, projectId } from '../clientOf.ts';
import { MemoryStore } from './memoryStore.ts';

export const leaseMs = 10 * 60 * 1000;

/** Contacts that have a room are left out. */
export const leaveOut = { goOn: true, rules: { handsOut: false, leaseMs } };

/** Rooms are handed out until the invite is recorded. */
export const handOut = { goOn: true, rules: { handsOut: true, leaseMs } };

/** A wish for the room of a contact. */
export const order = (contact: unknown, fields: object = {}): ContactOrder => ({
  contact,
  fields: { project_id: projectId, ...fields },
});

/** What each contact got, in short. */
export const outcomes = (results: readonly ContactResult[]) => results.map(outcome);

function outcome({ rooms, isNew, leftOut, error }: ContactResult): string {
  if (error) return error.name;
  if (leftOut) return leftOut === 'twice' ? 'twice' : `has ${nameOf(leftOut)}`;
  return rooms.map((room) => `${isNew ? 'new' : 'old'} ${nameOf(room)}`).join();
}

type Rules = typeof leaveOut & { readonly useFound?: boolean; readonly isStopped?: () => boolean };

/** Deliveries of contacts to a fake Aseed, which remember them in one store. At the start of each test there are neither rooms nor contacts. */
export function useDeliveries() {
  const fake = useFakeAseed();
  const memory = new MemoryStore();
  let tries = 0;
  beforeEach(() => memory.reset());

  /** A client whose pauses take no time, but let others do something, and whose clock is the memory's. */
  const client = (): Client => {
    const { clock, ...rest } = clientOf(fake);
    const startMs = memory.nowMs;
    return { ...rest, clock: { ...clock, now: () => clock.now() + memory.nowMs - startMs, sleep: () => turn() } };
  };

  /** Delivers contacts, and gives what became of them and the warnings. Each call is a try with a token of its own. */
  const deliverWithWarnings = (
    orders: readonly ContactOrder[],
    rules: Rules = leaveOut,
    journal = newJournal(),
    store: ContactStore = memory.asSeenBy(() => turn()),
  ) => createRoomsForContacts(client(), store, orders, rules, { token: `try ${++tries}`, journal });

  return {
    fake,
    memory,
    client,
    deliverWithWarnings,
    /** The same, but for the warnings. */
    deliver: async (...delivery: Parameters<typeof deliverWithWarnings>) =>
      (await deliverWithWarnings(...delivery)).results,
    /** The id of the room that was made at this place. */
    idOf: (place: number) => fake.rooms[place]?.id,
  };
}
