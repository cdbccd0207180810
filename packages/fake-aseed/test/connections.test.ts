import { Agent, get } from 'node:http';
import type { Socket } from 'node:net';
import { faults, startFakeAseed, type Breakage } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf } from './callsOf.ts';

const fake = useFakeAseed();
const calls = callsOf(fake);

/** What comes of a create: its status, or the system's error code. The errors are of another realm than Jest's. */
async function outcome(): Promise<unknown> {
  try {
    return (await calls.create()).status;
  } catch (error) {
    const { cause } = Object(error) as { cause?: unknown };
    return (Object(cause) as { code?: unknown }).code ?? cause;
  }
}

async function outcomes(count: number) {
  const seen: unknown[] = [];
  for (let call = 0; call < count; call += 1) seen.push(await outcome());
  return seen;
}

test.each<[Breakage, string]>([
  ['refuse', 'ECONNREFUSED'],
  ['reset', 'ECONNRESET'],
])('%s breaks every new connection with %s until a reset', async (how, code) => {
  expect(await outcomes(1)).toEqual([200]);
  await fake.breakConnections(how);
  expect(await outcomes(3)).toEqual([code, code, code]);
  expect([fake.rooms.length, fake.requests.length]).toEqual([1, 1]);
  await fake.reset();
  expect(await outcomes(2)).toEqual([200, 200]);
});

test.each<[Breakage, string]>([
  ['refuse', 'ECONNREFUSED'],
  ['reset', 'ECONNRESET'],
])('%s lets calls pass first, on connections that end', async (how, code) => {
  await fake.breakConnections(how, { skip: 2 });
  const passed = [await calls.fetchCreate(), await calls.fetchCreate()];
  expect(passed.map(({ status, headers }) => [status, headers.get('connection')])).toEqual([
    [200, 'close'],
    [200, 'close'],
  ]);
  expect(await outcomes(2)).toEqual([code, code]);
  expect([fake.rooms.length, fake.requests.length]).toEqual([2, 2]);
});

test('so many connections are reset, and none after them', async () => {
  await fake.breakConnections('reset', { skip: 1, times: 2 });
  expect(await outcomes(4)).toEqual([200, 'ECONNRESET', 'ECONNRESET', 200]);
  expect((await calls.fetchCreate()).headers.get('connection')).toBe('keep-alive');
  await fake.breakConnections('reset', { times: 0 });
  expect(await outcomes(1)).toEqual([200]);
});

test.each<Breakage>(['refuse', 'reset'])('of calls at the same time, no more than so many pass: %s', async (how) => {
  await Promise.all([outcome(), outcome(), outcome(), outcome()]);
  await fake.reset();
  await fake.breakConnections(how, { skip: 2 });
  const seen = await Promise.all([outcome(), outcome(), outcome(), outcome()]);
  expect(seen.filter((status) => status === 200)).toHaveLength(2);
  expect(fake.rooms).toHaveLength(2);
});

test('listens on the same port after refusing, unless another has taken it', async () => {
  const port = Number(new URL(fake.origin).port);
  await fake.breakConnections('refuse');
  const other = await startFakeAseed({ port });
  await expect(fake.reset()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await other.close();
  await fake.reset();
  expect(await outcomes(1)).toEqual([200]);
});

test('a breakage replaces the one before', async () => {
  await fake.breakConnections('refuse');
  await fake.breakConnections('reset', { times: 1 });
  expect(await outcomes(2)).toEqual(['ECONNRESET', 200]);
});

test('closes while connections are refused', async () => {
  const refusing = await startFakeAseed();
  await refusing.breakConnections('refuse');
  await refusing.close();
  await expect(fetch(refusing.origin)).rejects.toThrow('fetch failed');
});

/** Lists rooms over a connection that is kept where the server lets it: the status and headers, or the system's error code. */
const listOver = (agent: Agent) =>
  new Promise<{ status?: number | undefined; headers?: object; code?: string | undefined }>((resolve) => {
    get(`${fake.baseUrl}/api/interviews/rooms`, { agent }, (response) => {
      response.resume().once('end', () => resolve({ status: response.statusCode, headers: response.headers }));
    }).once('error', ({ code }: NodeJS.ErrnoException) => resolve({ code }));
  });

test('a connection that was kept is reset as soon as it is used again, and no new one', async () => {
  await fake.breakConnections('resetKept');
  const kept = new Agent({ keepAlive: true });
  expect([await listOver(kept), await listOver(kept)]).toMatchObject([{ status: 401 }, { code: 'ECONNRESET' }]);
  const closed = new Agent({ keepAlive: false });
  expect([await listOver(closed), await listOver(closed)]).toMatchObject([{ status: 401 }, { status: 401 }]);
  await fake.reset();
  expect([await listOver(kept), await listOver(kept)]).toMatchObject([{ status: 401 }, { status: 401 }]);
  kept.destroy();
});

test('a connection that idles for too long is closed', async () => {
  const hasty = await startFakeAseed({ idleMs: 1 });
  const kept = new Agent({ keepAlive: true });
  const closed = new Promise((resolve) => kept.once('free', (socket: Socket) => socket.once('close', resolve)));
  const answered = new Promise((resolve) =>
    get(hasty.origin, { agent: kept }, (page) => page.resume().once('end', resolve)),
  );
  await Promise.all([answered, closed]);
  kept.destroy();
  await hasty.close();
});

test('an answer does not say for how long its connection is kept, nor that a fault of the server closes it', async () => {
  const kept = new Agent({ keepAlive: true });
  const { headers } = await listOver(kept);
  expect(headers).toMatchObject({ connection: 'keep-alive' });
  expect(headers).not.toHaveProperty('keep-alive');
  fake.fail('listRooms', faults.serverError, { times: 1 });
  const [socket] = Object.values(kept.freeSockets).flatMap((sockets) => sockets ?? []);
  const closed = new Promise((resolve) => socket?.once('close', resolve));
  expect((await listOver(kept)).headers).toMatchObject({ connection: 'keep-alive' });
  await closed;
  kept.destroy();
});
