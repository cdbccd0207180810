import { setTimeout as wait } from 'node:timers/promises';
import { faults, startFakeAseed, type FakeAseed } from '../src/index.ts';
import { callsOf, projectId } from './callsOf.ts';

let fake: FakeAseed;
let calls: ReturnType<typeof callsOf>;

beforeEach(async () => {
  fake = await startFakeAseed();
  calls = callsOf(fake);
});
afterEach(() => fake.close());

/** How something ends. */
const ending = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    () => 'ended',
  );

/** Whether something has ended after a while, and how. */
const after = (ms: number, work: Promise<unknown>) => Promise.race([ending(work), wait(ms).then(() => 'open')]);

/** When a call has arrived. */
const arrival = async () => {
  while (fake.requests.length === 0) await wait(1);
};

test.each([
  ['silentBefore', 0],
  ['silentAfter', 1],
] as const)('%s never answers, with %i rooms made, and others are answered meanwhile', async (fault, rooms) => {
  fake.fail('createRooms', faults[fault], { times: 1 });
  const stalled = new Promise<void>((resolve) => fake.onStall(resolve));
  const silent = calls.create();
  await stalled;
  expect(fake.rooms).toHaveLength(rooms);
  expect((await calls.create()).status).toBe(200);
  expect(await after(100, silent)).toBe('open');
  await fake.close();
  expect(await ending(silent)).toBe('ended');
  fake = await startFakeAseed();
});

test('slowDrip sends the body in pieces, until it is complete', async () => {
  fake.fail('createRooms', faults.slowDrip);
  const answer = await calls.fetchCreate(2);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body ?? []) pieces.push(piece as Uint8Array);
  expect(pieces.length).toBeGreaterThan(1);
  expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual({ rooms: fake.rooms });
});

test('a drip begins at once, and tells who listens that it stalls', async () => {
  const stalled = new Promise<void>((resolve) => fake.onStall(resolve));
  fake.fail('createRooms', { answer: { status: 200, body: '--' }, dripMs: 600_000 });
  const answer = await calls.fetchCreate();
  const reader = answer.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('-');
  await stalled;
  await reader?.cancel();
});

test('who no longer listens is told of no stall', async () => {
  let stalls = 0;
  fake.onStall(() => (stalls += 1))();
  fake.fail('createRooms', { answer: { status: 200, body: '--' }, dripMs: 100 });
  expect(await (await calls.fetchCreate()).text()).toBe('--');
  expect(stalls).toBe(0);
});

test('a drip ends when the client gives up, and the fake goes on', async () => {
  fake.fail('createRooms', { dripMs: 60_000 }, { times: 1 });
  const answer = await calls.fetchCreate();
  await answer.body?.cancel();
  expect((await calls.create()).status).toBe(200);
});

test.each([
  ['a silence', faults.silentAfter],
  ['a delay', { delayMs: 600_000 }],
  ['a drip', { dripMs: 600_000 }],
])('closing ends %s', async (_what, fault) => {
  fake.fail('createRooms', fault);
  const call = calls.create();
  await arrival();
  expect(await after(100, call)).toBe('open');
  await fake.close();
  expect(await ending(call)).toBe('ended');
  fake = await startFakeAseed();
});

test.each([
  ['a silence', faults.silentBefore],
  ['a delay', { delayMs: 400 }],
  ['a drip', { dripMs: 600_000 }],
])('a reset ends %s, so that nothing of it happens later', async (_what, fault) => {
  fake.fail('createRooms', fault);
  const call = calls.create();
  await arrival();
  await fake.reset();
  expect(await ending(call)).toBe('ended');
  await wait(600);
  expect(fake.rooms).toEqual([]);
  expect((await calls.create()).status).toBe(200);
});

test('a delayed call is carried out although the client has given up', async () => {
  fake.fail('createRooms', { delayMs: 500 });
  const hasGivenUp = new AbortController();
  const call = fetch(`${fake.baseUrl}/api/interviews/rooms`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${fake.apiToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ project_id: projectId }),
    signal: hasGivenUp.signal,
  });
  await arrival();
  hasGivenUp.abort();
  expect(await ending(call)).toBe('ended');
  while (fake.rooms.length === 0) await wait(20);
  expect(fake.rooms).toHaveLength(1);
});
