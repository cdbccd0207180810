import { located, projectId, madeRooms } from '../aseedNode.ts';
import { trigger } from '../pollingTrigger.ts';
import { usePolling } from './usePolling.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const { fake, polling, later, made } = usePolling();

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
    expires_at: new Date(fake.now() + 3 * day).toISOString(),
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
