import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { get } from '../../nodes/Aseed/resources/interviewRoom/get.ts';
import { located, madeRooms, nodeName, projectId, runOperation, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();

const run = (given: NodeRun) => runOperation(fake, get, given);
const goOn = { onError: 'continueRegularOutput' } as const;
const reads = () => fake.requests.filter(({ operation }) => operation === 'getRoom');
const lists = () => fake.requests.filter(({ operation }) => operation === 'listRooms');

test('gives a room as it is now, with who joined it and when', async () => {
  const [room] = await madeRooms(fake, 1, { display_name: 'Planning study' });
  fake.play(room?.id ?? '', 'join', { email: 'ana@example.com' });
  const finished = await run({ parameters: { room_id: located('room_id', room?.id ?? '') } });
  expect(finished.error).toBeUndefined();
  expect(finished.items(nodeName)).toEqual([
    {
      json: {
        invite_link: room?.url,
        id: room?.id,
        status: 'active',
        expires_at: room?.expires_at,
        language: null,
        project_id: projectId,
        display_name: 'Planning study',
        respondent_email: 'ana@example.com',
        started_at: fake.rooms[0]?.started_at,
        finished_at: null,
        record_id: null,
      },
      pairedItem: { item: 0 },
    },
  ]);
});

test('gives all that Aseed tells of it with Simplify off', async () => {
  const [room] = await madeRooms(fake);
  const finished = await run({ parameters: { room_id: room?.id ?? '', simplify: false } });
  expect(finished.items(nodeName)[0]?.json).toMatchObject({ id: room?.id, access_token: room?.access_token });
});

test.each<[string, (field: string) => unknown]>([
  ['its id', () => located('room_id', '={{ $json.id }}')],
  ['its invite link', () => located('invite_link', '={{ $json.url }}')],
  ['its access token', () => located('invite_link', '={{ $json.access_token }}')],
  ['text, as if there were no resource locator', () => '={{ $json.id }}'],
  ['an expression for all of the resource locator', () => '={{ ({ mode: "invite_link", value: $json.url }) }}'],
])('a room is named by %s', async (_, field) => {
  const rooms = await madeRooms(fake, 3);
  const items = rooms.map(({ id, url, access_token }) => ({ id, url, access_token }));
  const finished = await run({ items, parameters: { room_id: field('room_id') as string } });
  expect(finished.items(nodeName).map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
    rooms.map(({ id }, item) => [id, { item }]),
  );
});

test('the links of a whole run are looked up in one list', async () => {
  const rooms = await madeRooms(fake, 3);
  const items = rooms.map(({ url }) => ({ url }));
  await run({ items, parameters: { room_id: located('invite_link', '={{ $json.url }}') } });
  expect([lists().length, reads().length]).toEqual([1, 0]);
});

test('a room that Aseed does not know, and a link that is none of this token, say so, and the others go on', async () => {
  const [room] = await madeRooms(fake);
  const items = [projectId, room?.id].map((id) => ({ id: id ?? '' }));
  const unknown = await run({ items, parameters: { room_id: '={{ $json.id }}' }, settings: goOn });
  expect(unknown.items(nodeName).map(({ json, pairedItem }) => [json.error ?? json.id, pairedItem])).toEqual([
    ['Aseed knows no room with this Room ID (404).', { item: 0 }],
    [room?.id, { item: 1 }],
  ]);
  const { error } = await run({ parameters: { room_id: located('invite_link', 'Xk3v9Q') } });
  expect(error?.message).toBe('Aseed knows no room with this invite link among the rooms of this API token.');
});

test.each([
  ['no id', '={{ $json.none }}', 'Fill in Room ID or Invite Link or Access Token.'],
  ['an id that is none', 'room-3', 'Room ID must be an id of 32 hexadecimal digits'],
])('%s is refused before anything is sent', async (_, field, sentence) => {
  const { error } = await run({ parameters: { room_id: located('room_id', field) } });
  expect(error?.message).toContain(sentence);
  expect(fake.requests).toEqual([]);
});

test('a fault of Aseed is no room, and says so', async () => {
  const [room] = await madeRooms(fake);
  fake.fail('getRoom', faults.serverError);
  const { error } = await run({ parameters: { room_id: room?.id ?? '' } });
  expect(error?.message).toBe('Aseed failed to answer because of a fault of its own (500): Internal Server Error.');
});
