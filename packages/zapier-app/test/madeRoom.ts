import type { FakeAseed } from '@aseed/fake-aseed';
import { perform as createRoom } from '../src/creates/createRoom.ts';
import { projectId, run } from './zap.ts';

/** Lets the app make a room, and gives it as the fake Aseed keeps it. */
export async function madeRoom(fake: FakeAseed, fields: object = {}) {
  await run(createRoom, fake, { project_id: projectId, ...fields });
  const room = fake.rooms.at(-1);
  if (!room) throw new Error('No room was made.');
  return room;
}
