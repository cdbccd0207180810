import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { newEvents } from '../../src/interviews/newEvents.ts';
import { marksIn } from '../../src/interviews/eventMemory.ts';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { doOnce } from '../../src/sending/doForEach.ts';
import { clientAnswering, clientOf, projectId } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';

const nowMs = Date.parse('2026-11-10T09:00:00Z');
const fake = useFakeAseed({ now: () => nowMs });
const account = 'mine';
const look = (memory: unknown, fields = {}, who = account) =>
  doOnce(clientOf(fake), newEvents('ready', { memory, account: who }), fields);
const made = (count: number) =>
  createRoomsForOrders(clientOf(fake), [{ project_id: projectId, count }], { perOrder: 1000, goOn: false });

/** An Aseed whose clock shows this. */
const answeringAt = (atMs: number, answer: (request: { readonly url: string }) => object) =>
  clientAnswering((request) => ({
    status: 200,
    headers: { date: new Date(atMs).toUTCString() },
    body: JSON.stringify(answer(request)),
  }));

/** What is told of rooms that are listed then. */
const created = (atMs: number, rooms: readonly object[], memory: unknown) =>
  doOnce(
    answeringAt(atMs, () => rooms),
    newEvents('created', { memory, account }),
    {},
  );

test('records are asked for by fifty, five hundred in a look, and each has its turn', async () => {
  await made(600);
  const { memory } = await look(undefined);
  for (const { id } of fake.rooms) fake.play(id, 'finish', {});
  const asked = () => fake.requests.filter(({ operation }) => operation === 'getRecordsMeta').length;
  const first = await look(memory);
  expect(first.events).toHaveLength(100);
  expect(asked()).toBe(10);
  const told = new Set(first.events.map(({ id }) => id));
  let before = first.memory;
  while (told.size < 600) {
    const next = await look(before);
    before = next.memory;
    for (const { id } of next.events) told.add(id);
  }
  expect((await look(before)).events).toEqual([]);
});

test('who looks for something else begins anew', async () => {
  await made(1);
  const { memory } = await look(undefined);
  fake.play(fake.rooms[0]?.id ?? '', 'finish', {});
  expect((await look(memory)).events).toHaveLength(1);
  expect((await look(memory, {}, 'another')).events).toEqual([]);
  expect((await look(memory, { project_id: projectId })).events).toEqual([]);
  expect((await look({ ...memory, version: 2 })).events).toEqual([]);
  const start = { memory, account, startSet: '2026-11-10T00:00:00Z' };
  const fromDate = newEvents('ready', start);
  expect((await doOnce(clientOf(fake), fromDate, { start_from: start.startSet })).events).toHaveLength(1);
});

test('at the first look the newest records are asked for, and what Aseed is at then is told when it is there', async () => {
  const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
  const rooms = Array.from({ length: 600 }, (_, place) => {
    const finished_at = new Date(nowMs - (600 - place) * 1000).toISOString();
    return { ...documentedRoom, id: idOf(place), record_id: idOf(place), status: 'completed', finished_at };
  });
  const isNewest = (id: string) => id >= idOf(500);
  const asked: string[] = [];
  const at = async (statusOfNewest: string, memory: unknown) => {
    const status = (id: string) => ({ status: isNewest(id) ? statusOfNewest : 'Finished' });
    const records = Object.fromEntries(rooms.map(({ id }) => [id, status(id)]));
    const client = answeringAt(nowMs, ({ url }) => {
      if (!url.includes('meta-batch')) return rooms;
      asked.push(...(new URL(url).searchParams.get('ids') ?? '').split(','));
      return { records };
    });
    return doOnce(client, newEvents('ready', { memory, account }), {});
  };
  const first = await at('InProgress', undefined);
  expect(first.events).toEqual([]);
  expect(asked.sort()).toEqual(rooms.slice(100).map(({ id }) => id));
  const next = await at('Finished', first.memory);
  const told = new Set(next.events.map(({ id }) => id));
  for (let { memory } = next, looks = 0; looks < 12; looks += 1) {
    const another = await at('Finished', memory);
    memory = another.memory;
    for (const event of another.events) told.add(event.id);
  }
  expect(rooms.filter(({ id }) => isNewest(id) && !told.has(`${id}:ready`))).toEqual([]);
});

test.each([2, 30, 18_000])('a room is told whose time is %i seconds behind the first list', async (seconds) => {
  const room = { ...documentedRoom, created_at: new Date(nowMs + 1000 - seconds * 1000).toISOString() };
  const { memory } = await created(nowMs, [], undefined);
  expect((await created(nowMs + 2000, [room], memory)).events).toHaveLength(1);
});

test('one answer with a wrong date takes nothing for told', async () => {
  const room = { ...documentedRoom, created_at: new Date(nowMs + 2000).toISOString() };
  const first = await created(nowMs, [], undefined);
  const wrong = await created(nowMs + 30 * 86_400_000, [], first.memory);
  expect((await created(nowMs + 3000, [room], wrong.memory)).events).toHaveLength(1);
});

test('ten thousand rooms take nine bytes each', async () => {
  const rooms = Array.from({ length: 10_000 }, (_, index) => ({ ...documentedRoom, id: `${projectId}${index}` }));
  const client = clientAnswering(() => ({ status: 200, headers: {}, body: JSON.stringify(rooms) }));
  const { memory } = await doOnce(client, newEvents('created', { memory: undefined, account }), {});
  expect(JSON.stringify(memory).length).toBeLessThan(12 * 10_000);
  expect(marksIn(memory).size).toBe(10_000);
});

test('the time is the server’s, and ours where it does not tell', async () => {
  const room = { ...documentedRoom, expires_at: '2030-01-01T00:00:00Z', created_at: '2029-12-01T00:00:00Z' };
  const at = async (headers: Record<string, string>) => {
    const client = clientAnswering(() => ({ status: 200, headers, body: JSON.stringify([room]) }));
    return (await doOnce(client, newEvents('expiring', { memory: undefined, account }), {})).events.length;
  };
  expect(await at({ date: 'Mon, 31 Dec 2029 12:00:00 GMT' })).toBe(1);
  expect(await at({ date: 'Sat, 01 Dec 2029 12:00:00 GMT' })).toBe(0);
  expect(await at({ date: 'soon' })).toBe(0);
});
