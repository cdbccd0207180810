import { faults, untilStall } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { readResult } from '../../src/interviews/readResult.ts';
import { doOnce } from '../../src/sending/doForEach.ts';
import { clientAnswering, clientOf, projectId } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { refusalOf } from '../refusalOf.ts';
import { madeRoom } from './madeRoom.ts';

let nowMs = Date.now();
const fake = useFakeAseed({ now: () => nowMs });
const minute = 60_000;

async function joinedRoom() {
  const room = await madeRoom(fake);
  fake.play(room.id, 'join', { email: 'ana@example.com' });
  return room;
}

const read = (fields: object) => doOnce(clientOf(fake), readResult, { ...fields });

test('an interview that goes on has no result yet, which is no error', async () => {
  const { id } = await joinedRoom();
  expect(await read({ room_id: id })).toMatchObject({
    room_id: id,
    room_status: 'active',
    record_id: null,
    record_status: null,
    is_ready: false,
    transcript: '',
    lines: [],
  });
});

test('a record that is not ready is asked for its status alone, and read once it is', async () => {
  const { id, url } = await joinedRoom();
  fake.play(id, 'finish', { transcriptAfterMs: minute });
  const before = await read({ invite_link: url });
  expect(before).toMatchObject({ is_ready: false, room_status: 'completed', transcript: '' });
  expect(before.record_status).not.toBe('Finished');
  expect(fake.requests.filter(({ operation }) => operation === 'getRecord')).toEqual([]);
  nowMs += minute;
  const after = await read({ room_id: id });
  expect(after).toMatchObject({ is_ready: true, record_status: 'Finished', record_id: before.record_id });
  expect(after.lines.length).toBeGreaterThan(3);
  expect(after.transcript.split('\n')).toHaveLength(after.lines.length);
  expect(after.transcript).toMatch(/^\w+: \S/);
  expect(after.insights_text).toMatch(/^Key insights\n- \S/);
  expect(await read({ record_id: after.record_id })).toEqual({ ...after, room_id: null, room_status: null });
});

test('a record whose making failed is told by its status', async () => {
  const { id } = await joinedRoom();
  fake.play(id, 'finish', { recordStatus: 'Error' });
  expect(await read({ room_id: id })).toMatchObject({ is_ready: false, record_status: 'Error' });
});

test('a record that nobody knows is told so', async () => {
  const { name, message, field } = await refusalOf(() => read({ record_id: projectId }));
  expect({ name, message, field }).toEqual({
    name: 'NotFoundError',
    message: 'Aseed knows no record with this Record ID.',
    field: 'record_id',
  });
});

test('a record that takes longer than there is time may be asked for again', async () => {
  const { id } = await joinedRoom();
  fake.play(id, 'finish', {});
  fake.fail('getRecord', faults.silentBefore);
  const client = { ...clientOf(fake), clock: { ...clientOf(fake).clock, within: untilStall(fake) } };
  const refusal = await refusalOf(() => doOnce(client, readResult, { room_id: id }));
  expect(refusal).toEqual({
    name: 'RecordLateError',
    field: 'record_id',
    message: 'Aseed did not give the transcript in time.',
    hint: 'It may need more than 25 seconds for a long one. Later means in a minute.',
  });
});

test('an interview is named in one way', async () => {
  expect((await refusalOf(() => read({}))).message).toBe('Fill in Room ID, Invite Link or Access Token or Record ID.');
});

test('a room whose record cannot be asked for yet is known, and not ready', async () => {
  const room = { ...documentedRoom, record_id: projectId };
  const client = clientAnswering(({ url }) => ({
    status: 200,
    headers: {},
    body: JSON.stringify(url.includes('meta-batch') ? { records: {} } : room),
  }));
  const result = await doOnce(client, readResult, { room_id: projectId });
  expect(result).toMatchObject({ is_ready: false, record_id: projectId, record_status: null });
});
