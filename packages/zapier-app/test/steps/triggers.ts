import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { madeRoom } from '../madeRoom.ts';
import { pollTrigger, type TriggerKey } from '../pollTrigger.ts';
import { failureOf } from '../zap.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let nowMs = Date.now();
const fake = useFakeAseed({ now: () => nowMs });

const poll = (key: TriggerKey, meta: object = {}, inputData: object = {}) => pollTrigger(fake, key, inputData, meta);

/** As Zapier does it: what has an id that was given before is old. */
async function newIn(key: TriggerKey, seen: Set<unknown>): Promise<Record<string, unknown>[]> {
  const fresh = (await poll(key)).filter(({ id }) => !seen.has(id));
  for (const { id } of fresh) seen.add(id);
  return fresh;
}

test('an interview that is over, a new room and a transcript are told once, by ids that stay', async () => {
  const room = await madeRoom(fake);
  const keys = ['interview_finished', 'new_transcript', 'new_room'] as const;
  const seen = new Map<string, Set<unknown>>();
  for (const key of keys) {
    const old = await poll(key, { isPopulatingDedupe: true });
    expect(old.every((event) => Object.keys(event).join() === 'id')).toBe(true);
    seen.set(key, new Set(old.map(({ id }) => id)));
  }
  const fresh = async (key: (typeof keys)[number]) => newIn(key, seen.get(key) ?? new Set());
  fake.play(room.id, 'finish', { email: 'ana@example.com', transcriptAfterMs: 10 * minute });
  expect(await fresh('interview_finished')).toMatchObject([
    { id: `${room.id}:finished`, room_id: room.id, status: 'completed', respondent_email: 'ana@example.com' },
  ]);
  expect(await fresh('new_transcript')).toEqual([]);
  expect(await fresh('new_room')).toEqual([]);
  nowMs += 10 * minute;
  const another = await madeRoom(fake);
  expect(await fresh('new_transcript')).toMatchObject([
    { id: `${room.id}:ready`, room_id: room.id, transcript_ready: true, record_status: 'Finished' },
  ]);
  expect(await fresh('new_room')).toMatchObject([{ id: `${another.id}:created`, room_id: another.id }]);
  for (const key of keys) expect(await fresh(key)).toEqual([]);
});

test('the newest come first, and who sets the trigger up is shown a few', async () => {
  const ids: string[] = [];
  for (const _ of Array.from({ length: 5 })) {
    nowMs += minute;
    ids.unshift((await madeRoom(fake)).id);
  }
  expect((await poll('new_room')).map(({ room_id }) => room_id)).toEqual(ids);
  expect((await poll('new_room', { isLoadingSample: true })).map(({ room_id }) => room_id)).toEqual(ids.slice(0, 3));
});

test('a transcript that could not be made is told as that, and one of last week not at all', async () => {
  const room = await madeRoom(fake);
  fake.play(room.id, 'finish', { recordStatus: 'Error' });
  expect(await poll('new_transcript')).toMatchObject([{ transcript_ready: false, record_status: 'Error' }]);
  nowMs += 7 * day + minute;
  expect(await poll('new_transcript')).toEqual([]);
});

test('all rooms of one project are looked at, those of others are not', async () => {
  await madeRoom(fake);
  const other = '00000000-0000-4000-8000-000000000001';
  expect(await poll('new_room', {}, { project_id: other })).toEqual([]);
  expect(fake.requests.at(-1)?.path).toMatch(new RegExp(`rooms\\?project_id=${other}$`));
});

test.each<[string, Fault]>([
  ['a fault', faults.serverError],
  ['an error page', faults.hugePage],
  ['cut JSON', faults.invalidJson],
  ['an empty body', faults.emptyBody],
  ['an object', faults.emptyObject],
])('%s is never an empty list, after which all would be new', async (_, fault) => {
  await madeRoom(fake);
  for (const meta of [{}, { isPopulatingDedupe: true }]) {
    fake.fail('listRooms', fault, { times: 1 });
    expect((await failureOf(poll('new_room', meta))).message).toMatch(/\(500\)|Base URL|not with what/);
  }
});

test('records that cannot be asked for are no reason to tell of none', async () => {
  const room = await madeRoom(fake);
  fake.play(room.id, 'finish', {});
  fake.fail('getRecordsMeta', faults.serverError, { times: 1 });
  expect((await failureOf(poll('new_transcript'))).message).toContain('(500)');
});
