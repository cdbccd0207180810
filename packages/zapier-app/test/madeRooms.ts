import type { FakeAseed } from '@aseed/fake-aseed';
import { perform as createRooms } from '../src/creates/createRooms.ts';
import { projectId, run } from './zap.ts';

/** Lets the app make rooms, and gives them as the fake Aseed keeps them. */
export async function madeRooms(fake: FakeAseed, count: number) {
  await run(createRooms, fake, { project_id: projectId, count });
  return fake.rooms.slice(-count);
}
