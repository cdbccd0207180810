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
  expect((await look(memory, { start_from: '2026-11-10T00:00:00Z' })).events).toHaveLength(1);
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
