import { setTimeout as wait } from 'node:timers/promises';
import { faults, startFakeAseed, type FakeAseed } from '../src/index.ts';
import { callsOf } from './callsOf.ts';

let fake: FakeAseed;
let calls: ReturnType<typeof callsOf>;

beforeEach(async () => {
  fake = await startFakeAseed();
  calls = callsOf(fake);
});
afterEach(() => fake.close());

/** Whether something settled, and how, after a while. */
const after = (ms: number, work: Promise<unknown>) =>
  Promise.race([
    work.then(
      () => 'answered',
      () => 'ended',
    ),
    wait(ms).then(() => 'open'),
  ]);

test.each([
  ['silentBefore', 0],
  ['silentAfter', 1],
] as const)('%s never answers, with %i rooms made, and others are answered meanwhile', async (fault, rooms) => {
  fake.fail('createRooms', faults[fault], { times: 1 });
  const silent = calls.create();
  expect(await after(300, silent)).toBe('open');
  expect(fake.rooms).toHaveLength(rooms);
  expect((await calls.create()).status).toBe(200);
  await fake.close();
  expect(await after(300, silent)).toBe('ended');
  fake = await startFakeAseed();
});

test('slowDrip sends the headers at once and the body in pieces, until it is complete', async () => {
  const start = performance.now();
  fake.fail('createRooms', faults.slowDrip);
  const answer = await calls.fetchCreate(2);
  expect(performance.now() - start).toBeLessThan(1000);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body ?? []) pieces.push(piece as Uint8Array);
  const took = performance.now() - start;
  expect(took).toBeGreaterThan(2900);
  expect(took).toBeLessThan(4500);
  expect(pieces.length).toBeGreaterThan(20);
  expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual({ rooms: fake.rooms });
});

test('the headers of a drip do not wait for its first piece', async () => {
  fake.fail('createRooms', { answer: { status: 200, body: '-' }, dripMs: 1000 });
  const start = performance.now();
  const answer = await calls.fetchCreate();
  expect(performance.now() - start).toBeLessThan(700);
  expect(await answer.text()).toBe('-');
  expect(performance.now() - start).toBeGreaterThan(990);
});

test('a drip ends when the client gives up, and the fake goes on', async () => {
  fake.fail('createRooms', { dripMs: 60_000 }, { times: 1 });
  const answer = await calls.fetchCreate();
  await answer.body?.cancel();
  expect((await calls.create()).status).toBe(200);
});

test.each([
  ['a silence', faults.silentAfter],
  ['a delay', { delayMs: 60_000 }],
  ['a drip', { dripMs: 60_000 }],
])('closing ends %s at once', async (_what, fault) => {
  fake.fail('createRooms', fault);
  const call = calls.create();
  expect(await after(100, call)).toBe('open');
  const start = performance.now();
  await fake.close();
  expect(await after(300, call)).toBe('ended');
  expect(performance.now() - start).toBeLessThan(300);
  fake = await startFakeAseed();
});

test.each([
  ['a silence', faults.silentBefore],
  ['a delay', { delayMs: 300 }],
  ['a drip', { dripMs: 60_000 }],
])('a reset ends %s, so that nothing of it happens later', async (_what, fault) => {
  fake.fail('createRooms', fault);
  const call = calls.create();
  expect(await after(100, call)).toBe('open');
  await fake.reset();
  expect(await after(100, call)).toBe('ended');
  await wait(400);
  expect(fake.rooms).toEqual([]);
  expect((await calls.create()).status).toBe(200);
});

test('a delayed call is carried out although the client has given up', async () => {
  fake.fail('createRooms', { delayMs: 200 });
  expect(await after(100, calls.create())).toBe('open');
  await wait(300);
  expect(fake.rooms).toHaveLength(1);
});
