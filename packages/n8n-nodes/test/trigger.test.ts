import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { located, madeRooms, projectId } from './aseedNode.ts';
import { trigger } from './pollingTrigger.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
let nowMs = Date.parse('2026-11-10T09:00:00Z');
const fake = useFakeAseed({ now: () => nowMs });
let nodes = 0;

/** Each test has a node of its own: what n8n's process remembers of one is not to meet another. */
const polling = (parameters: Parameters<typeof trigger>[1], others: Parameters<typeof trigger>[2] = {}) => {
  nodes += 1;
  return trigger(fake, parameters, { id: `trigger ${nodes}`, ...others });
};

beforeEach(() => {
  nowMs = Date.parse('2026-11-10T09:00:00Z');
});

const later = (ms: number) => {
  nowMs += ms;
};

async function made(count = 1) {
  const rooms = await madeRooms(fake, count);
  return rooms.map(({ id }) => id);
}

test('an interview that is over is told once, at once, and starts no empty execution before or after', async () => {
  const [id = ''] = await made();
  const node = polling({ event: 'finished', when: 'finished' });
  expect(await node.activate()).toEqual({ items: undefined, error: undefined });
  expect(await node.poll()).toEqual({ items: undefined, error: undefined });
  later(minute);
  fake.play(id, 'finish', { email: 'ana@example.com', transcriptAfterMs: 'never' });
  const { items } = await node.poll();
  expect(items).toHaveLength(1);
  expect(items?.[0]).toMatchObject({
    event_id: `${id}:finished`,
    event: 'finished',
    id,
    status: 'completed',
    respondent_email: 'ana@example.com',
    record_id: fake.records[0]?.id,
  });
  expect(await node.poll()).toEqual({ items: undefined, error: undefined });
});

test('a finished interview is told when its transcript is there, and without one after the hours that are set', async () => {
  const [soon = '', never = ''] = await made(2);
  const node = polling({ event: 'finished', options: { give_up_hours: 5 } });
  await node.activate();
  fake.play(soon, 'finish', { transcriptAfterMs: 10 * minute });
  fake.play(never, 'finish', { transcriptAfterMs: 'never' });
  later(9 * minute);
  expect((await node.poll()).items).toBeUndefined();
  later(minute);
  expect((await node.poll()).items).toMatchObject([
    { id: soon, event_id: `${soon}:ready`, transcript_ready: true, record_status: 'Finished' },
  ]);
  later(5 * hour);
  expect((await node.poll()).items).toMatchObject([{ id: never, transcript_ready: false, record_status: null }]);
});

test('what is being made when the trigger is activated is told when it is there', async () => {
  const [over = '', soon = ''] = await made(2);
  fake.play(over, 'finish', {});
  fake.play(soon, 'finish', { transcriptAfterMs: 10 * minute });
  later(minute);
  const node = polling({ event: 'finished' });
  await node.activate();
  later(10 * minute);
  expect((await node.poll()).items).toMatchObject([{ id: soon, transcript_ready: true }]);
});

test('a respondent, a new room, an ended link are told', async () => {
  const [id = ''] = await made();
  const [joined, created, expired] = ['joined', 'created', 'expired'].map((event) => polling({ event }));
  for (const node of [joined, created, expired]) expect((await node?.activate())?.items).toBeUndefined();
  later(minute);
  const [another = ''] = await made();
  fake.play(id, 'join', { email: 'ana@example.com' });
  expect((await joined?.poll())?.items).toMatchObject([{ event: 'joined', id, respondent_email: 'ana@example.com' }]);
  expect((await created?.poll())?.items).toMatchObject([{ event: 'created', id: another }]);
  later(8 * day);
  expect((await expired?.poll())?.items).toMatchObject([{ event: 'expired', id: another }]);
});

test('a link that is about to expire is told, also at the activation, and once more if it was prolonged', async () => {
  const [id = '', joined = ''] = await made(2);
  later(6 * day);
  fake.play(joined, 'join', {});
  const node = polling({ event: 'expiring', days: 2 });
  expect((await node.activate()).items).toMatchObject([{ event: 'expiring', id }]);
  expect((await node.poll()).items).toBeUndefined();
  Object.assign(fake.rooms.find((room) => room.id === id) ?? {}, {
    expires_at: new Date(nowMs + 3 * day).toISOString(),
  });
  expect((await node.poll()).items).toBeUndefined();
  later(2 * day);
  expect((await node.poll()).items).toMatchObject([{ event: 'expiring', id }]);
});

test('a link that works for a day is not about to expire as soon as it is made', async () => {
  await madeRooms(fake, 1, { expires_in_days: 1 });
  const node = polling({ event: 'expiring', days: 2 });
  expect((await node.activate()).items).toBeUndefined();
  later(11 * hour);
  expect((await node.poll()).items).toBeUndefined();
  later(hour);
  expect((await node.poll()).items).toHaveLength(1);
});

test('from a date on, what has happened since is told, the oldest first, and a hundred at once', async () => {
  for (let hours = 0; hours < 3; hours += 1) {
    await made(50);
    later(hour);
  }
  const node = polling({ event: 'created', options: { start_from: '2026-11-10T09:30:00Z' } });
  const { items = [] } = await node.activate();
  expect(items.map(({ id }) => id)).toEqual(fake.rooms.slice(50, 150).map(({ id }) => id));
  await made(3);
  const rest = await node.poll();
  expect(rest.items?.map(({ id }) => id)).toEqual(fake.rooms.slice(150).map(({ id }) => id));
});

test('a start that is an expression counts once, and another one begins anew', async () => {
  await made(2);
  const from = (start_from: string, saved = {}) => polling({ event: 'created', options: { start_from } }, { saved });
  const node = from('={{ $now.minus({ days: 60 }) }}');
  expect((await node.activate()).items).toHaveLength(2);
  expect((await node.poll()).items).toBeUndefined();
  expect((await node.poll()).items).toBeUndefined();
  expect((await from('={{ $now.minus({ days: 60 }) }}', node.saved).activate()).items).toBeUndefined();
  expect((await from('={{ $now.minus({ days: 59 }) }}', node.saved).activate()).items).toHaveLength(2);
});

test('only the rooms of a project are looked at, and another one begins anew', async () => {
  const other = '00000000-0000-4000-8000-000000000001';
  const node = polling({ event: 'created', project_id: located('id', other) });
  await node.activate();
  later(minute);
  await made();
  expect((await node.poll()).items).toBeUndefined();
  expect(fake.requests.at(-1)?.path).toMatch(new RegExp(`rooms\\?project_id=${other}$`));
  const anew = polling({ event: 'created', project_id: located('id', projectId) }, { saved: node.saved });
  expect((await anew.activate()).items).toBeUndefined();
});

test.each<[string, Fault]>([
  ['a fault', faults.serverError],
  ['a page of a gateway', faults.badGateway],
  ['too many requests', faults.rateLimited],
  ['a lost connection', faults.closedBefore],
])('%s at a restart is logged alone, so that the trigger is polled on, and loses nothing', async (_, fault) => {
  const [id = ''] = await made();
  const first = polling({ event: 'finished', when: 'finished' });
  await first.activate();
  later(minute);
  fake.play(id, 'finish', {});
  // A read whose connection is lost is sent once more at once.
  fake.fail('listRooms', fault, { times: fault === faults.closedBefore ? 2 : 1 });
  const restarted = polling({ event: 'finished', when: 'finished' }, { saved: first.saved });
  expect(await restarted.activate()).toEqual({ items: undefined, error: undefined });
  expect(await restarted.poll()).toMatchObject({ items: [{ id }] });
});

test.each<[string, Fault]>([
  ['an error page', faults.hugePage],
  ['cut JSON', faults.invalidJson],
  ['an empty body', faults.emptyBody],
  ['an object', faults.emptyObject],
])(
  '%s is not an empty list: it is red, at an activation where something was saved only at the next poll',
  async (_, fault) => {
    const fresh = polling({ event: 'created' });
    fake.fail('listRooms', fault, { times: 3 });
    await expect(fresh.activate()).rejects.toThrow(/Base URL|not with what its documentation promises/);
    const node = polling({ event: 'created' });
    await fake.reset();
    await node.activate();
    later(minute);
    const [id] = await made();
    fake.fail('listRooms', fault, { times: 2 });
    const restarted = polling({ event: 'created' }, { saved: node.saved });
    expect(await restarted.activate()).toEqual({ items: undefined, error: undefined });
    expect((await restarted.poll()).error?.message).toMatch(/Base URL|not with what its documentation promises/);
    expect((await restarted.poll()).items).toMatchObject([{ id }]);
  },
);

test('a token that is refused is red at the first activation, and at a restart at the poll after it', async () => {
  const wrong = { credentials: { apiToken: 'wrong', baseUrl: fake.baseUrl } };
  const sentence = 'Aseed did not accept the API token (401).';
  await expect(polling({ event: 'created' }, wrong).activate()).rejects.toThrow(sentence);
  const node = polling({ event: 'created' });
  await node.activate();
  const restarted = polling({ event: 'created' }, { ...wrong, saved: node.saved });
  expect(await restarted.activate()).toEqual({ items: undefined, error: undefined });
  expect((await restarted.poll()).error?.message).toBe(sentence);
});

test('a token that is refused after polls that went well is red at once', async () => {
  const node = polling({ event: 'created' });
  await node.activate();
  fake.fail('listRooms', { answer: { status: 401, body: { detail: 'Invalid or expired token' } } }, { times: 1 });
  expect((await node.poll()).error?.message).toBe('Aseed did not accept the API token (401).');
});

test('what passes is red from the third poll in a row on', async () => {
  const node = polling({ event: 'created' });
  await node.activate();
  fake.fail('listRooms', faults.serverError, { times: 3 });
  const errors = [await node.poll(), await node.poll(), await node.poll(), await node.poll()].map(({ error }) => error);
  expect(errors.map((error) => error?.message.includes('(500)'))).toEqual([undefined, undefined, true, undefined]);
});

test('records that cannot be asked for lose nothing', async () => {
  const [id = ''] = await made();
  const node = polling({ event: 'finished' });
  await node.activate();
  fake.play(id, 'finish', {});
  fake.fail('getRecordsMeta', faults.serverError, { times: 1 });
  expect(await node.poll()).toEqual({ items: undefined, error: undefined });
  expect((await node.poll()).items).toMatchObject([{ id, transcript_ready: true }]);
});

test('two polls at once tell it once', async () => {
  const node = polling({ event: 'created' });
  await node.activate();
  later(minute);
  await made();
  const saved = node.saved;
  const [one, other] = [1, 2].map(() => trigger(fake, { event: 'created' }, { id: 'the same', saved }));
  const both = await Promise.all([one?.poll(), other?.poll()]);
  expect(both.flatMap((polled) => polled?.items ?? [])).toHaveLength(1);
});

test('the test event is the newest one, and none is a sentence', async () => {
  const event = () => polling({ event: 'finished', when: 'finished' }, { mode: 'manual' }).activate();
  await expect(event()).rejects.toThrow('Nothing of this kind has happened to any room so far.');
  const ids = await made(2);
  for (const id of ids) {
    later(minute);
    fake.play(id, 'finish', {});
  }
  expect((await event()).items).toMatchObject([{ id: ids[1], event: 'finished' }]);
  later(30 * day);
  const ready = polling({ event: 'finished', when: 'ready' }, { mode: 'manual' });
  expect((await ready.activate()).items).toMatchObject([{ id: ids[1], event: 'ready' }]);
});

test.each([
  [{ event: 'expiring', days: 0 }, 'Days Before must be a whole number from 1 to 365.'],
  [{ event: 'created', options: { start_from: '2026-11-10' } }, /^Start From must be a date and time with its zone/],
  [{ event: 'created', project_id: located('id', 'mine') }, /^Project must be/],
  [{ event: 'left' }, 'This version of the Aseed Trigger does not know its event.'],
])('%j is refused at the activation, before anything is sent', async (parameters, sentence) => {
  await expect(polling(parameters).activate()).rejects.toThrow(sentence);
  expect(fake.requests).toEqual([]);
});
