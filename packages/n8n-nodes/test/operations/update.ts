import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { update } from '../../nodes/Aseed/resources/interviewRoom/update.ts';
import { located, madeRooms, nodeName, projectId, runOperation, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();
const day = 24 * 60 * 60 * 1000;

const run = (given: NodeRun) => runOperation(fake, update, given);
const changing = (room_id: unknown, additionalFields: NonNullable<NodeRun['parameters']>, given: NodeRun = {}) =>
  run({ ...given, parameters: { room_id: room_id as string, additionalFields } });
const updates = () => fake.requests.filter(({ operation }) => operation === 'updateRoom');

test('prolongs the link of each item, by its id or by the link', async () => {
  const rooms = await madeRooms(fake, 2);
  const items = rooms.map(({ id, url }) => ({ id, url }));
  for (const field of [located('room_id', '={{ $json.id }}'), located('invite_link', '={{ $json.url }}')]) {
    const finished = await changing(field, { extend_by_days: 14 }, { items });
    expect(finished.error).toBeUndefined();
    const until = finished.items(nodeName).map(({ json }) => Date.parse(String(json.expires_at)) - fake.now());
    for (const ms of until) expect(Math.abs(ms - 14 * day)).toBeLessThan(60_000);
    expect(finished.items(nodeName).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
  }
});

test('a date of n8n brings its zone, and a switch that is off changes nothing', async () => {
  const [room] = await madeRooms(fake, 1, { display_name: 'Old' });
  const finished = await changing(room?.id, {
    expires_at: '={{ $now.plus({ days: 7 }) }}',
    clear_display_name: false,
  });
  expect(finished.error).toBeUndefined();
  expect(Object.keys(JSON.parse(updates().at(-1)?.body ?? '') as object)).toEqual(['expires_at']);
  expect(finished.items(nodeName)[0]?.json.display_name).toBe('Old');
});

test('empties a field by its switch, and gives all that Aseed tells with Simplify off', async () => {
  const [room] = await madeRooms(fake, 1, { topics_for_respondent: 'Prices' });
  const finished = await run({
    parameters: { room_id: room?.id ?? '', simplify: false, additionalFields: { clear_topics_for_respondent: true } },
  });
  expect(finished.items(nodeName)[0]?.json).toMatchObject({ id: room?.id, topics_for_respondent: null });
});

test.each([
  [{}, 'Nothing is to be changed'],
  [{ display_name: 'Ana', clear_display_name: true }, 'Display Name cannot be filled in and cleared at once.'],
  [{ extend_by_days: 2, expires_at: '2099-01-01T00:00:00Z' }, 'Fill in only one of Extend by Days or Expires At.'],
  [{ expires_at: '2001-01-01T00:00:00Z' }, 'Expires At is in the past. To end a room, cancel it.'],
  [{ expires_at: '2099-01-01' }, 'Expires At must be a date and time with its zone'],
  [{ display_name: 'ä'.repeat(43) }, 'Display Name must be text of at most 42 characters.'],
])('%j is refused, and nothing is changed', async (fields, sentence) => {
  const [room] = await madeRooms(fake);
  const { error } = await changing(room?.id, fields);
  expect(error?.message).toContain(sentence);
  expect(updates()).toEqual([]);
});

test.each([
  ['join', 'active', 'A respondent is in the interview now.'],
  ['finish', 'completed', 'Its interview is over.'],
  ['expire', 'expired', 'An expired link cannot be prolonged.'],
  ['cancel', 'cancelled', 'Create a new room'],
] as const)(
  'after its %s, a room is left as it is, which is the error of its item alone',
  async (event, status, advice) => {
    const [room, waiting] = await madeRooms(fake, 2);
    fake.play(room?.id ?? '', event);
    const items = [room, waiting].map((one) => ({ id: one?.id ?? '' }));
    const finished = await changing(
      '={{ $json.id }}',
      { display_name: 'Ana' },
      {
        items,
        settings: { onError: 'continueRegularOutput' },
      },
    );
    expect(
      finished.items(nodeName).map(({ json, pairedItem }) => [json.error ?? json.display_name, pairedItem]),
    ).toEqual([
      [`This room is ${status}, and only pending rooms can be changed.`, { item: 0 }],
      ['Ana', { item: 1 }],
    ]);
    expect(finished.items(nodeName)[0]?.json.details).toContain(advice);
  },
);

test('a room that Aseed does not know says so', async () => {
  const { error } = await changing(projectId, { display_name: 'Ana' });
  expect(error?.message).toBe('Aseed knows no room with this Room ID (404).');
});

test('a change that failed says how the room stands', async () => {
  const [room] = await madeRooms(fake);
  fake.fail('updateRoom', faults.serverError);
  const { error } = await changing(room?.id, { display_name: 'Ana' });
  expect(error?.description).toBe(
    'Just after that the room was still pending and not changed. To try once more, run again: to the room that does no harm.' +
      `\nRoom (1): ${room?.id}`,
  );
});
