import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { lookAtWaiting } from '../../src/interviews/waitForInterviews.ts';
import { clientOf, projectId } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let nowMs = Date.parse('2026-11-10T09:00:00Z');
const fake = useFakeAseed({ now: () => nowMs });

async function made(count: number): Promise<string[]> {
  await createRoomsForOrders(clientOf(fake), [{ project_id: projectId, count }], { perOrder: 100, goOn: false });
  return fake.rooms.map(({ id }) => id);
}

const startOf = (ids: readonly string[], rules: object = {}) => ({
  rooms: ids.map((room_id) => ({ room_id })),
  startedMs: nowMs,
  give_up_days: 30,
  with_transcript: true,
  go_on: false,
  ...rules,
});
const look = (start: object) => lookAtWaiting(clientOf(fake), start);

test('each interview gets its result at its place, whatever became of it, when the last one is over', async () => {
  const [finished = '', expired = '', cancelled = '', failed = ''] = await made(4);
  const start = startOf([failed, finished, expired, cancelled, finished]);
  const first = await look(start);
  expect(first.results).toEqual(
    [failed, finished, expired, cancelled, finished].map((room_id) => ({
      room_id,
      outcome: 'unknown',
      pause_seconds: 120,
    })),
  );
  fake.play(finished, 'finish', { email: 'ana@example.com', transcriptAfterMs: 10 * minute });
  fake.play(failed, 'finish', { recordStatus: 'Error' });
  fake.play(cancelled, 'cancel');
  nowMs += day;
  expect(await look(start)).toMatchObject({ isOver: false });
  nowMs += 7 * day;
  const waited = await look(start);
  expect(waited.isOver).toBe(true);
  expect(waited.results.map(({ room_id, outcome, transcript_ready }) => [room_id, outcome, transcript_ready])).toEqual([
    [failed, 'finished', false],
    [finished, 'finished', true],
    [expired, 'expired', false],
    [cancelled, 'cancelled', false],
    [finished, 'finished', true],
  ]);
  expect(waited.results[1]).toMatchObject({
    respondent_email: 'ana@example.com',
    transcript: expect.stringContaining('Interviewer: '),
    transcript_problem: null,
  });
});

test('without the transcript, an interview is over at once', async () => {
  const [id = ''] = await made(1);
  const start = startOf([id], { with_transcript: false });
  fake.play(id, 'finish', { transcriptAfterMs: 'never' });
  expect(await look(start)).toMatchObject({ results: [{ room_id: id, outcome: 'finished' }] });
  expect(fake.requests.map(({ operation }) => operation)).not.toContain('getRecordsMeta');
});

test('a look that fails means not yet, until it is time to give up', async () => {
  const [id = ''] = await made(1);
  const start = startOf([id], { give_up_days: 2 });
  fake.fail('listRooms', faults.serverError, { times: 1 });
  expect(await look(start)).toMatchObject({ isOver: false, results: [{ outcome: 'unknown', pause_seconds: 120 }] });
  nowMs += day;
  fake.fail('listRooms', faults.hugePage, { times: 1 });
  expect(await look(start)).toMatchObject({ isOver: false });
  nowMs += day;
  expect(await look(start)).toMatchObject({ results: [{ room_id: id, outcome: 'gave_up', id }] });
});

test('a look that fails just when it is time to give up gives nothing up, unless it goes on so for a day, and then says why', async () => {
  const [id = ''] = await made(1);
  const start = startOf([id], { give_up_days: 2 });
  fake.play(id, 'finish', {});
  fake.fail('listRooms', faults.serverError);
  nowMs += 2 * day;
  expect(await look(start)).toMatchObject({ isOver: false });
  nowMs += day;
  expect(await look(start)).toMatchObject({
    isOver: true,
    results: [{ room_id: id, outcome: 'gave_up', transcript_problem: expect.stringContaining('(500)') }],
  });
});

test('what is wrong from the start is thrown at once', async () => {
  const start = startOf(await made(1));
  const client = { ...clientOf(fake), connection: { baseUrl: fake.baseUrl, apiToken: 'wrong' } };
  expect((await refusalOf(() => lookAtWaiting(client, start))).name).toBe('UnauthorisedError');
  nowMs += 5 * minute;
  expect(await lookAtWaiting(client, start)).toMatchObject({
    isOver: false,
    results: [{ outcome: 'unknown', pause_seconds: 120 }],
  });
});

test('a room that a cut list lacks is not gone, one that Aseed does not know is', async () => {
  const [id = '', gone = ''] = [...(await made(1)), projectId];
  fake.fail('listRooms', { answer: { status: 200, body: [] } });
  expect(await look(startOf([id]))).toMatchObject({
    isOver: false,
    results: [{ outcome: 'unknown', pause_seconds: 120 }],
  });
  expect(await look(startOf([gone]))).toMatchObject({ results: [{ room_id: gone, outcome: 'cancelled' }] });
});

test('what has become of rooms that a cut list lacks is read, of many at a time', async () => {
  const ids = await made(30);
  for (const id of ids) fake.play(id, 'finish', {});
  fake.fail('listRooms', { answer: { status: 200, body: [] } });
  const { isOver, results } = await look(startOf(ids));
  expect(isOver).toBe(true);
  expect(results.map(({ room_id, outcome, transcript_ready }) => [room_id, outcome, transcript_ready])).toEqual(
    ids.map((id) => [id, 'finished', true]),
  );
});

test('a room that may not be read is refused at the first look, or where the run goes on alone given up', async () => {
  const [id = ''] = await made(1);
  fake.play(id, 'finish', {});
  fake.fail('getRoom', { answer: { status: 403, body: { detail: 'Forbidden' } } });
  const foreign = '00000000-0000-4000-8000-000000000001';
  const start = startOf([foreign, id]);
  expect((await refusalOf(() => look(start))).name).toBe('ForbiddenError');
  expect(await look({ ...start, go_on: true })).toMatchObject({
    isOver: true,
    results: [{ outcome: 'gave_up', transcript_problem: expect.stringContaining('(403)') }, { outcome: 'finished' }],
  });
  nowMs += 31 * day;
  expect(await look(start)).toMatchObject({
    results: [{ outcome: 'gave_up', transcript_problem: expect.stringContaining('(403)') }, { outcome: 'finished' }],
  });
});

test.each([true, false])(
  'a fault while rooms are read that a cut list lacks gives none of them up: going on %s',
  async (go_on) => {
    const ids = await made(30);
    for (const id of ids) fake.play(id, 'finish', {});
    fake.fail('listRooms', { answer: { status: 200, body: [] } });
    fake.fail('getRoom', faults.unavailable);
    expect(await look(startOf(ids, { go_on }))).toMatchObject({ isOver: false });
  },
);

test('a transcript that cannot be read says why, and what stands in the place of a room stays there', async () => {
  const [id = '', cancelled = ''] = await made(2);
  fake.play(id, 'finish', {});
  fake.play(cancelled, 'cancel');
  fake.fail('getRecord', faults.serverError);
  const problem = { error: 'Room ID is missing.', details: 'Fill it in.' };
  const start = { ...startOf([id]), rooms: [problem, { room_id: id }, { room_id: cancelled }] };
  nowMs += day - minute;
  expect(await look(start)).toMatchObject({ isOver: false });
  nowMs += 2 * minute;
  expect(await look(start)).toMatchObject({
    isOver: true,
    results: [
      problem,
      { transcript: '', transcript_problem: expect.stringContaining('(500)') },
      { outcome: 'cancelled' },
    ],
  });
});
