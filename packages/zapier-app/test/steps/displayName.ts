import { faults, untilStall } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { perform as createRoom, createRoomAction, performWith } from '../../src/creates/createRoom.ts';
import { createRoomsAction, perform as createRooms } from '../../src/creates/createRooms.ts';
import { usualLimits } from '../../src/limits.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const fake = useFakeAseed(inRealTime);

const named = { project_id: projectId, display_name: 'Ana' };
const sent = () => fake.requests.map(({ operation }) => operation);

test('one room is named by a second call, and none is sent where no name is filled in', async () => {
  expect(await run(createRoom, fake, named)).toEqual({ ...fake.rooms[0], display_name: 'Ana', warnings: '' });
  expect(fake.rooms[0]?.display_name).toBe('Ana');
  await run(createRoom, fake, { ...named, display_name: ' ' });
  expect(sent()).toEqual(['createRooms', 'updateRoom', 'createRooms']);
});

test('a room that could not be named is delivered, and the warning says so', async () => {
  fake.fail('updateRoom', faults.serverError);
  const room = await run(createRoom, fake, named);
  expect(room).toMatchObject({ ...fake.rooms[0], display_name: null });
  expect(room.warnings).toContain('1 room was made and could not be given the Display Name: ');
});

test('a name that is too long is refused before a room is made', async () => {
  const { message } = await failureOf(run(createRoom, fake, { ...named, display_name: 'a'.repeat(43) }));
  expect(message).toMatch(/^Display Name must be text of at most 42 characters\. No room was created\./);
  expect(fake.requests).toEqual([]);
});

test('several rooms at once take no name, which would cost a call for each of them', async () => {
  const keysOf = ({ operation }: { operation: { inputFields?: unknown } }) =>
    (operation.inputFields as { key: string }[]).map(({ key }) => key);
  expect(keysOf(createRoomAction)).toContain('display_name');
  expect(keysOf(createRoomsAction)).not.toContain('display_name');
  await run(createRooms, fake, { ...named, count: 3 });
  expect(sent()).toEqual(['createRooms']);
});

test('a create that takes all of its time leaves its name 5 seconds, and both are over before Zapier ends the step', async () => {
  fake.fail('updateRoom', faults.silentBefore);
  let nowMs = Date.now();
  const mayTake: number[] = [];
  const until = untilStall(fake);
  const within = async <T>(ms: number, work: (timeIsOver: AbortSignal) => Promise<T>): Promise<T> => {
    mayTake.push(ms);
    const value = await until(ms, work);
    nowMs += ms;
    return value;
  };
  const room = await run(performWith({ ...usualLimits, clock: { now: () => nowMs, within } }), fake, named);
  expect(mayTake).toEqual([20_000, 5_000]);
  expect(room.warnings).toContain('no answer came in time');
});
