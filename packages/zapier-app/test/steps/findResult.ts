import { faults, untilStall, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { usualLimits } from '../../src/limits.ts';
import { perform as findResult, performWith } from '../../src/searches/findResult.ts';
import { madeRoom } from '../madeRoom.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const fake = useFakeAseed(inRealTime);

const find = (fields: object, authData = {}) => run(findResult, fake, fields, authData);
const asked = () => fake.requests.map(({ operation }) => operation).filter((name) => name !== 'createRooms');

async function finishedRoom(options = {}) {
  const room = await madeRoom(fake);
  fake.play(room.id, 'finish', options);
  return room;
}

test('an interview that is over gives its transcript and insights as text, and its lines to go through', async () => {
  const { id, url } = await finishedRoom();
  const [result, ...others] = await find({ room_id: id });
  expect(others).toEqual([]);
  const recordId = fake.records[0]?.id;
  expect(result).toMatchObject({
    id: recordId,
    room_id: id,
    room_status: 'completed',
    record_id: recordId,
    record_status: 'Finished',
    is_ready: true,
  });
  expect(result?.transcript).toMatch(/^\w+: \S/);
  expect(result?.insights_text).toMatch(/^Key insights\n- \S/);
  expect(result?.lines.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n')).toBe(result?.transcript);
  expect(await find({ invite_link: url })).toEqual([result]);
  expect(await find({ record_id: recordId })).toEqual([{ ...result, room_id: null, room_status: null }]);
});

test('what is not ready is one result that says so, and its record is not read', async () => {
  const { id } = await madeRoom(fake);
  const pending = { id, room_id: id, room_status: 'pending', record_id: null, record_status: null, is_ready: false };
  expect(await find({ room_id: id })).toEqual([
    { ...pending, name: null, transcript: '', insights_text: '', lines: [] },
  ]);
  fake.play(id, 'finish', { transcriptAfterMs: 'never' });
  const recordId = fake.records[0]?.id;
  expect(await find({ room_id: id })).toMatchObject([
    { id: recordId, room_status: 'completed', record_id: recordId, record_status: 'InProgress', is_ready: false },
  ]);
  expect(asked()).not.toContain('getRecord');
});

test('a record whose making failed is a result that is not ready, with its status', async () => {
  const { id } = await finishedRoom({ recordStatus: 'Error' });
  expect(await find({ room_id: id })).toMatchObject([{ record_status: 'Error', is_ready: false }]);
});

test.each([
  ['room id', { room_id: projectId }],
  ['record id', { record_id: projectId }],
  ['invite link', { invite_link: 'Xk3v9Q' }],
])('an unknown %s finds nothing', async (_, fields) => {
  await finishedRoom();
  expect(await find(fields)).toEqual([]);
});

test.each<[string, Fault, string, string]>([
  ['a fault', faults.serverError, 'AppError', 'fault of its own (500)'],
  ['half an answer', faults.invalidJson, 'AppError', 'not with what its documentation promises'],
  ['too many calls', faults.rateLimited, 'ThrottledError', 'Zapier runs this step again by itself in 7 seconds.'],
  ['a fault that says when it is over', faults.unavailableFor, 'ThrottledError', '(503)'],
])('%s is neither a miss nor a result that is not ready, at whichever call it comes', async (_, fault, name, words) => {
  const { id } = await finishedRoom();
  for (const operation of ['getRecord', 'getRecordsMeta', 'getRoom'] as const) {
    fake.fail(operation, fault);
    expect(await failureOf(find({ room_id: id }))).toEqual({ name, message: expect.stringContaining(words) });
  }
});

test.each([
  [{}, 'Fill in Room ID, Invite Link or Access Token or Record ID.'],
  [
    { room_id: projectId, record_id: projectId },
    'Fill in only one of Room ID, Invite Link or Access Token or Record ID.',
  ],
  [{ record_id: 'the newest' }, 'Record ID must be an id of 32 hexadecimal digits'],
])('%j is refused in a sentence, and nothing is sent', async (fields, sentence) => {
  expect(await failureOf(find(fields))).toEqual({ name: 'AppError', message: expect.stringContaining(sentence) });
  expect(fake.requests).toEqual([]);
});

/** Limits whose clock counts, for each call, so many milliseconds of those that it may take, and notes how many these are. */
function countedLimits(takes: (mayMs: number) => number) {
  let nowMs = Date.now();
  const mayTake: number[] = [];
  const untilItStalls = untilStall(fake);
  const within = async <T>(ms: number, work: (timeIsOver: AbortSignal) => Promise<T>): Promise<T> => {
    mayTake.push(ms);
    const value = await untilItStalls(ms, work);
    nowMs += takes(ms);
    return value;
  };
  return { mayTake, limits: { ...usualLimits, clock: { now: () => nowMs, within } } };
}

test('a record has all the time that the calls before it left of 25 seconds', async () => {
  const { id } = await finishedRoom();
  const { mayTake, limits } = countedLimits(() => 300);
  expect(await run(performWith(limits), fake, { room_id: id })).toMatchObject([{ is_ready: true }]);
  expect(mayTake).toEqual([5_000, 5_000, 24_400]);
});

test.each([['room_id'], ['invite_link'], ['record_id']] as const)(
  'calls that take all that they may leave the record 10 seconds, and Zapier its own 5, where %s is filled in',
  async (key) => {
    const { id, url } = await finishedRoom();
    const { mayTake, limits } = countedLimits((ms) => ms);
    const fields = { room_id: id, invite_link: url, record_id: fake.records[0]?.id };
    expect(await run(performWith(limits), fake, { [key]: fields[key] })).toMatchObject([{ is_ready: true }]);
    expect(mayTake.at(-1)).toBeGreaterThanOrEqual(10_000);
    expect(mayTake.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(25_000);
  },
);

test('where the record takes longer, Zapier is asked to come again in a minute', async () => {
  const { id } = await finishedRoom();
  fake.fail('getRecord', faults.silentBefore);
  const step = run(performWith(countedLimits((ms) => ms).limits), fake, { room_id: id });
  await expect(step).rejects.toThrow(/"delay":60\b/);
  expect(await failureOf(step)).toEqual({
    name: 'ThrottledError',
    message: expect.stringMatching(
      /^Aseed did not give the transcript in time\. .* Zapier runs this step again by itself in a minute\.$/,
    ),
  });
});
