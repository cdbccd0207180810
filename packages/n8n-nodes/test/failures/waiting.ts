import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { nodeName, runCreate, runJoin } from '../aseedNode.ts';

const fake = useFakeAseed();

const sent = () => fake.requests.map(({ operation }) => operation);
/** Patience for a while that takes no time. */
const patient = { patienceMs: 5000, clock: { sleep: async () => undefined } };
const refusedFor = (seconds: number): Fault => ({
  answer: { status: 429, headers: { 'retry-after': String(seconds) }, body: { detail: 'Too Many Requests' } },
});

test('a create that is refused for a second is sent again by the node itself, in one try of n8n', async () => {
  fake.fail('createRooms', refusedFor(1), { skip: 1, times: 1 });
  const finished = await runCreate(fake, { parameters: { count: 250 }, limits: patient });
  expect(finished.error).toBeUndefined();
  expect(finished.items(nodeName).map(({ json }) => json.id)).toEqual(fake.rooms.map(({ id }) => id));
  expect(fake.rooms).toHaveLength(250);
  expect(sent()).toEqual(Array.from({ length: 4 }, () => 'createRooms'));
});

test('a join that meets a fault of the server is sent again too', async () => {
  await runCreate(fake);
  const [room] = fake.rooms;
  fake.fail('joinRoom', faults.unavailable, { times: 1 });
  const finished = await runJoin(fake, {
    parameters: { invite_link: room?.url ?? '', email: 'ana@example.com' },
    limits: patient,
  });
  expect(finished.items(nodeName).map(({ json }) => json.room_name)).toEqual([room?.room_name]);
  expect(sent()).toEqual(['createRooms', 'joinRoom', 'joinRoom']);
});

test('a refusal for longer than the node waits is an error that says when to run it again', async () => {
  fake.fail('createRooms', refusedFor(3600));
  const { error } = await runCreate(fake, { limits: patient });
  expect(error?.message).toBe('Aseed is receiving too many calls and refused this one (429).');
  expect(error?.description).toBe('No room was created. Run it again in 60 minutes.');
  expect(sent()).toEqual(['createRooms']);
});
