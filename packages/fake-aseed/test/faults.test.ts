import { faults, operationIds, startFakeAseed } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf, projectId } from './callsOf.ts';

const fake = useFakeAseed();
const calls = callsOf(fake);

const statuses = async (count: number) => {
  const seen: number[] = [];
  for (let call = 0; call < count; call += 1) seen.push((await calls.create()).status);
  return seen;
};

test.each([
  ['rateLimited', 429, 'application/json; charset=utf-8', { detail: 'Too Many Requests' }],
  ['serverError', 500, 'text/plain; charset=utf-8', 'Internal Server Error'],
  [
    'invalid',
    422,
    'application/json; charset=utf-8',
    { detail: [{ type: 'value_error', loc: ['body', 'language'], msg: 'Value error, unknown language' }] },
  ],
] as const)('%s answers with a %i and makes no room', async (fault, status, type, body) => {
  fake.fail('createRooms', faults[fault]);
  expect(await calls.create()).toEqual({ status, type, body });
  expect(fake.rooms).toEqual([]);
});

test('rateLimited says how long to wait', async () => {
  fake.fail('listRooms', faults.rateLimited);
  const answer = await fetch(`${fake.baseUrl}/api/interviews/rooms`);
  expect(answer.headers.get('retry-after')).toBe('7');
});

test.each([
  ['closedBefore', 0],
  ['closedAfter', 1],
] as const)('%s closes the connection without an answer when %i rooms were made', async (fault, rooms) => {
  fake.fail('createRooms', faults[fault], { times: 1 });
  await expect(calls.create()).rejects.toThrow('fetch failed');
  expect(fake.rooms).toHaveLength(rooms);
  expect((await calls.create()).status).toBe(200);
});

test('latency answers properly, and not before others that have none', async () => {
  fake.fail('createRooms', { delayMs: 100 });
  const order: string[] = [];
  const slow = calls.create().then(({ status }) => order.push(`create ${status}`));
  await calls.list().then(({ status }) => order.push(`list ${status}`));
  await slow;
  expect(order).toEqual(['list 200', 'create 200']);
  expect(faults.latency).toEqual({ delayMs: 500 });
});

test.each([
  ['every call by default', {}, [500, 500, 500]],
  ['so many calls', { times: 2 }, [500, 500, 200]],
  ['calls after some that pass', { skip: 1 }, [200, 500, 500]],
  ['so many calls after some that pass', { skip: 1, times: 1 }, [200, 500, 200]],
])('a fault meets %s', async (_what, timing, expected) => {
  fake.fail('createRooms', faults.serverError, timing);
  expect(await statuses(3)).toEqual(expected);
});

test('faults come in the order that they were planned in, and only at their operation', async () => {
  fake.fail('listRooms', faults.serverError);
  fake.fail('createRooms', faults.rateLimited, { times: 1 });
  fake.fail('createRooms', faults.serverError, { times: 1 });
  expect(await statuses(3)).toEqual([429, 500, 200]);
});

test('a fault can be planned from outside, once or so many times', async () => {
  const plan = (path: string) => fetch(`${fake.origin}/faults/${path}`, { method: 'POST' });
  expect((await plan('createRooms/rateLimited')).status).toBe(200);
  expect((await plan('createRooms/serverError?times=2')).status).toBe(200);
  expect(await statuses(4)).toEqual([429, 500, 500, 200]);
});

test.each(['createRooms/nothing', 'nothing/serverError', 'toString/serverError', 'createRooms/toString'])(
  'planning %s is refused with the names that there are',
  async (path) => {
    const answer = await fetch(`${fake.origin}/faults/${path}`, { method: 'POST' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(
      `Operations: ${Object.keys(operationIds).sort().join()}. Faults: ${Object.keys(faults).join()}.`,
    );
    expect((await calls.create()).status).toBe(200);
  },
);

test('every request is recorded as it arrived, also those that fail', async () => {
  const body = ` {"project_id":"${projectId}", "language":"ü🙂"}`;
  fake.fail('createRooms', faults.closedBefore);
  await calls.create(body).catch(() => undefined);
  await calls.join('a%3Fb?x=1');
  await calls.send('GET', '/api/nothing', undefined, null);
  const shown = ({ headers, ...request }: (typeof fake.requests)[number]) => ({
    ...request,
    authorization: headers.authorization,
  });
  const expected = [
    {
      operation: 'createRooms',
      method: 'POST',
      path: '/custdev/api/interviews/rooms',
      body,
      authorization: 'Bearer fake-api-token',
    },
    {
      operation: 'joinRoom',
      method: 'POST',
      path: '/custdev/api/interviews/join/a%3Fb?x=1',
      body: '{"email":"ana@example.com"}',
    },
    { method: 'GET', path: '/custdev/api/nothing', body: '' },
  ];
  expect(fake.requests.map(shown)).toEqual(expected);
  expect(await (await fetch(`${fake.origin}/requests`)).json()).toEqual(JSON.parse(JSON.stringify(fake.requests)));
});

test('forgets rooms, requests and faults', async () => {
  await calls.create();
  fake.fail('createRooms', faults.serverError);
  await fake.reset();
  expect([fake.rooms, fake.requests]).toEqual([[], []]);
  expect((await calls.create()).status).toBe(200);
});

test('closing frees the port, and two cannot have it at once', async () => {
  const first = await startFakeAseed();
  const port = Number(new URL(first.origin).port);
  await expect(startFakeAseed({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await first.close();
  const second = await startFakeAseed({ port, apiToken: 'another' });
  const { status } = await callsOf(second).list();
  expect([second.origin, status]).toEqual([first.origin, 200]);
  await second.close();
});
