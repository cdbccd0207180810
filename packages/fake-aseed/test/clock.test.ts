import { faults, startFakeAseed, type FakeAseed } from '../src/index.ts';
import { callsOf } from './callsOf.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
let fake: FakeAseed;
let calls: ReturnType<typeof callsOf>;

afterEach(() => fake.close());

const start = async (offsetMs?: number) => {
  fake = await startFakeAseed(offsetMs === undefined ? {} : { now: () => Date.now() + offsetMs });
  calls = callsOf(fake);
};

const minute = 60 * 1000;

/** By how much a date is off, to the minute: it is read some time after it was written. */
const offBy = (date: string | null | undefined) =>
  Math.round((Date.parse(date ?? '') - Date.now()) / minute) * minute + 0;

test.each([
  ['right', undefined, 0],
  ['fast', 2 * day, 2 * day],
  ['slow', -3 * hour, -3 * hour],
])('a clock that is %s shows in every Date header and in the rooms', async (_what, given, offset) => {
  await start(given);
  expect(offBy((await calls.fetchCreate()).headers.get('date'))).toBe(offset);
  const [room] = fake.rooms;
  expect([offBy(room?.created_at), offBy(room?.expires_at)]).toEqual([offset, offset + 7 * day]);
  for (const path of ['/', '/requests', '/interview/x', '/nowhere', '/custdev/api/nothing'])
    expect(offBy((await fetch(`${fake.origin}${path}`)).headers.get('date'))).toBe(offset);
});

test('a date to wait until goes by the same clock, also when it comes late or in drips', async () => {
  await start(hour);
  fake.fail('createRooms', { ...faults.rateLimitedUntil, delayMs: 1100, dripMs: 100 });
  const { headers } = await calls.fetchCreate();
  expect(Date.parse(headers.get('retry-after') ?? '') - Date.parse(headers.get('date') ?? '')).toBe(2000);
  expect(offBy(headers.get('date'))).toBe(hour);
});

test('a link expires by the same clock, and LiveKit has a right one', async () => {
  await start(-10 * day);
  await calls.create();
  const { status, body } = await calls.join(fake.rooms[0]?.access_token);
  expect(status).toBe(200);
  const jwt = typeof body === 'object' && body !== null && 'token' in body ? String(body.token) : '';
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as { nbf: number };
  expect(offBy(new Date(claims.nbf * 1000).toUTCString())).toBe(0);
});
