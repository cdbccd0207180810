import type { FakeAseed } from '@aseed/fake-aseed';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { clientOf, projectId } from '../clientOf.ts';

/** Makes a room, and gives it as the fake Aseed has it. */
export async function madeRoom(fake: FakeAseed): Promise<FakeAseed['rooms'][number]> {
  await createRoomsForOrders(clientOf(fake), [{ project_id: projectId }], { perOrder: 1, goOn: false });
  const [room] = fake.rooms;
  if (!room) throw new Error('No room was made.');
  return room;
}
