import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { faults, startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { createRoomsForOrders, machineTime, type Client, type CreatedRooms } from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';
import { filesEntered } from './filesEntered.ts';

/** How creating one room goes: well, or the connection closes after it was made and the core has to look for it. */
export type Course = 'well' | 'closed';

/**
 * Creates one room through axios at a fake Aseed, and gives the files of the core that it enters, in that order. Throws where
 * it went otherwise than it was to go.
 */
export async function filesOfOneRoom(course: Course): Promise<string[]> {
  const fake = await startFakeAseed();
  try {
    if (course === 'closed') fake.fail('createRooms', faults.closedAfter);
    const client = clientOf(fake);
    const orders = [{ project_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a', count: 1 }];
    let created: CreatedRooms | undefined;
    const files = await filesEntered(async () => {
      created = await createRoomsForOrders(client, orders, { perOrder: 100, goOn: true });
    });
    const delivered = created?.results.map(({ rooms }) => rooms.length);
    assert.deepEqual(delivered, [course === 'closed' ? 0 : 1], 'rooms delivered');
    assert.equal(fake.rooms.length, 1, 'rooms made');
    return files;
  } finally {
    await fake.close();
  }
}

/** It sends every call once. */
function clientOf({ baseUrl, apiToken }: FakeAseed): Client {
  return {
    transport: axiosTransport,
    connection: { baseUrl, apiToken },
    timeoutsMs: { usual: 60_000 },
    patienceMs: 0,
    clock: { ...machineTime, sleep: (ms) => wait(ms) },
  };
}
