import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { cancel } from '../../nodes/Aseed/resources/interviewRoom/cancel.ts';
import { located, madeRooms, nodeName, projectId, runOperation, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();

const run = (given: NodeRun) => runOperation(fake, cancel, given);
const cancels = () => fake.requests.filter(({ operation }) => operation === 'cancelRoom');

test('cancels the room of each item and gives it, and is asked twice without harm', async () => {
  const rooms = await madeRooms(fake, 3);
  const items = rooms.slice(0, 2).map(({ id }) => ({ id }));
  const parameters = { room_id: '={{ $json.id }}' };
  for (let times = 0; times < 2; times += 1) {
    const finished = await run({ items, parameters });
    expect(finished.error).toBeUndefined();
    expect(finished.items(nodeName).map(({ json, pairedItem }) => [json.id, json.status, pairedItem])).toEqual(
      items.map(({ id }, item) => [id, 'cancelled', { item }]),
    );
  }
  expect(fake.rooms.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'pending']);
  expect(cancels()).toHaveLength(2);
});

test('takes the invite link, and gives all that Aseed tells with Simplify off', async () => {
  const [room] = await madeRooms(fake);
  const finished = await run({ parameters: { room_id: located('invite_link', room?.url ?? ''), simplify: false } });
  expect(finished.items(nodeName)[0]?.json).toMatchObject({ status: 'cancelled', access_token: room?.access_token });
});

test.each([
  ['join', 'active'],
  ['finish', 'completed'],
  ['expire', 'expired'],
] as const)('after its %s, a room is not cancelled, which is the error of its item alone', async (event, status) => {
  const [room, waiting] = await madeRooms(fake, 2);
  fake.play(room?.id ?? '', event);
  const items = [room, waiting].map((one) => ({ id: one?.id ?? '' }));
  const finished = await run({
    items,
    parameters: { room_id: '={{ $json.id }}' },
    settings: { onError: 'continueRegularOutput' },
  });
  expect(finished.items(nodeName).map(({ json, pairedItem }) => [json.error ?? json.status, pairedItem])).toEqual([
    [`This room is ${status}, and only pending rooms can be cancelled.`, { item: 0 }],
    ['cancelled', { item: 1 }],
  ]);
  expect(fake.rooms[0]?.status).toBe(status);
});

test.each([
  ['a room that Aseed does not know', located('room_id', projectId), 'Aseed knows no room with this Room ID (404).'],
  [
    'a link of no room of this token',
    located('invite_link', 'Xk3v9Q'),
    'Aseed knows no room with this invite link among the rooms of this API token.',
  ],
  ['a blank room', located('room_id', '={{ $json.none }}'), 'Fill in Room ID or Invite Link or Access Token.'],
])('%s says so, and nothing is cancelled', async (_, room_id, sentence) => {
  await madeRooms(fake);
  const { error } = await run({ parameters: { room_id } });
  expect(error?.message).toBe(sentence);
  expect(cancels()).toEqual([]);
});

test('a room that is not in the list because the list fails is not cancelled', async () => {
  const [room] = await madeRooms(fake);
  fake.fail('listRooms', faults.serverError);
  const { error } = await run({ parameters: { room_id: located('invite_link', room?.url ?? '') } });
  expect(error?.message).toContain('a fault of its own (500)');
  expect(fake.rooms[0]?.status).toBe('pending');
});

test('a cancel that failed says that the room is still pending', async () => {
  const [room] = await madeRooms(fake);
  fake.fail('cancelRoom', faults.serverError);
  const { error } = await run({ parameters: { room_id: room?.id ?? '' } });
  expect(error?.description).toMatch(/^Just after that the room was still pending and not cancelled\./);
});

test('a failed run names the rooms that it cancelled all the same', async () => {
  const [first, second] = await madeRooms(fake, 2);
  fake.play(second?.id ?? '', 'finish');
  const items = [first, second].map((room) => ({ id: room?.id ?? '' }));
  const { error } = await run({ items, parameters: { room_id: '={{ $json.id }}' } });
  expect(error?.message).toBe('Item 2: This room is completed, and only pending rooms can be cancelled.');
  expect(error?.description?.split('\n').slice(1)).toEqual([
    `Room (1): ${second?.id}`,
    `Rooms cancelled (1): ${first?.id}`,
  ]);
});
