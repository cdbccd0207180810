import { faults, untilStall, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { listRooms } from '../../src/api/listRooms.ts';
import { callOnce } from '../../src/sending/doForEach.ts';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import type { Clock } from '../../src/transport/clock.ts';
import type { Fields } from '../../src/api/inputs.ts';
import { clientAnswering, clientOf, projectId } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const email = 'ana@example.com';
const fake = useFakeAseed();

const makeRooms = (...orders: object[]) =>
  createRoomsForOrders(
    clientOf(fake),
    orders.map((order) => ({ project_id: projectId, ...order })),
    { perOrder: 100, goOn: false },
  );

test('joining by invite link gives all that a respondent needs to connect', async () => {
  await makeRooms({ max_duration_minutes: 45 });
  const [room] = fake.rooms;
  const joined = await callOnce(clientOf(fake), joinRoom, { invite_link: room?.url, email });
  const encodedToken = encodeURIComponent(joined.token);
  expect(joined).toEqual({
    token: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
    url: 'wss://livekit.example.com',
    room_name: room?.room_name,
    max_duration_minutes: 45,
    token_expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    meet_link: `https://meet.livekit.io/custom?liveKitUrl=wss%3A%2F%2Flivekit.example.com&token=${encodedToken}`,
  });
  expect(room?.respondent_email).toBe(email);
});

test('joining sends no API token', async () => {
  await makeRooms({});
  await callOnce(clientOf(fake), joinRoom, { invite_link: fake.rooms[0]?.access_token, email });
  const joins = fake.requests.filter(({ operation }) => operation === 'joinRoom');
  expect(joins.map(({ headers, body }) => ({ authorization: headers.authorization, body }))).toEqual([
    { authorization: undefined, body: `{"email":"${email}"}` },
  ]);
});

test('joining needs no API token', async () => {
  await makeRooms({});
  const client = { ...clientOf(fake), connection: { baseUrl: fake.baseUrl } };
  const joined = await callOnce(client, joinRoom, { invite_link: fake.rooms[0]?.access_token, email });
  expect(joined.room_name).toBe(fake.rooms[0]?.room_name);
});

test('what joining adds to the answer does not take fields of the answer away', async () => {
  const answer = { token: 'opaque', url: 'wss://x.example', room_name: 'r', max_duration_minutes: 5, region: 'eu' };
  const client = clientAnswering(() => ({ status: 200, headers: {}, body: JSON.stringify(answer) }));
  expect(await callOnce(client, joinRoom, { invite_link: 'Xk3v9Q', email })).toEqual({
    ...answer,
    token_expires_at: null,
    meet_link: 'https://meet.livekit.io/custom?liveKitUrl=wss%3A%2F%2Fx.example&token=opaque',
  });
});

/** How often the fake was asked, and what came of it, by a client that has no patience but for one time limit. */
async function askedOnce<T>(work: (client: ReturnType<typeof clientOf>) => Promise<T>) {
  let timeLimits = 0;
  const client = clientOf(fake);
  const within: Clock['within'] = (ms, call) => {
    timeLimits += 1;
    return untilStall(fake)(ms, call);
  };
  const before = fake.requests.length;
  const outcome = await work({ ...client, clock: { ...client.clock, within } }).then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.name : error),
  );
  return { requests: fake.requests.length - before, timeLimits, outcome };
}

test.each<[string, Fault, number, number, string]>([
  ['its connection is lost', faults.closedBefore, 1, 2, 'answered'],
  ['its connection is lost twice', faults.closedBefore, 2, 2, 'UnreachableError'],
  ['no answer comes in time', faults.silentBefore, 1, 1, 'UnreachableError'],
  ['the server fails', faults.unavailable, 1, 1, 'ServerFaultError'],
])(
  'whatever the patience, a read is sent once more, within the same time, only if its connection is lost: when %s',
  async (_what, fault, times, requests, outcome) => {
    fake.fail('listRooms', fault, { times });
    const asked = await askedOnce((client) => callOnce(client, listRooms, {}));
    expect(asked).toEqual({ requests, timeLimits: 1, outcome });
  },
);

test('a join and a create whose connection is lost are not sent once more at once', async () => {
  fake.fail('joinRoom', faults.closedBefore, { times: 1 });
  fake.fail('createRooms', faults.closedBefore, { times: 1 });
  const joined = await askedOnce((client) => callOnce(client, joinRoom, { invite_link: 'Xk3v9Q', email }));
  expect(joined).toEqual({ requests: 1, timeLimits: 1, outcome: 'UnreachableError' });
  await makeRooms({});
  expect(fake.requests.filter(({ operation }) => operation === 'createRooms')).toHaveLength(1);
});

test('a respondent whose link is unknown is told so', async () => {
  expect(await refusalOf(() => callOnce(clientOf(fake), joinRoom, { invite_link: 'Xk3v9Q', email }))).toEqual({
    name: 'NotFoundError',
    field: 'invite_link',
    message: 'Aseed knows no room with this invite link or access token (404).',
    hint: 'Check the value, and that it belongs to the account and the server that are used.',
  });
});

test.each([
  ['is finished', { finished_at: '2026-01-01T00:00:00Z' }, '(409): This interview is already finished.'],
  ['has expired', { expires_at: '2026-01-01T00:00:00Z' }, '(410): This interview link has expired.'],
])('a room that %s cannot be joined', async (_what, fields, words) => {
  await makeRooms({});
  Object.assign(fake.rooms[0] ?? {}, fields);
  const refusal = await refusalOf(() => callOnce(clientOf(fake), joinRoom, { invite_link: fake.rooms[0]?.url, email }));
  expect(refusal.message).toBe(`This room cannot be joined ${words}`);
});

test('an e-mail address that Aseed refuses is not repeated', async () => {
  const refusal = await refusalOf(() =>
    callOnce(clientOf(fake), joinRoom, { invite_link: 'Xk3v9Q', email: 'ana@localhost' }),
  );
  expect(refusal).toEqual({
    name: 'InvalidInputError',
    field: 'email',
    message: 'Aseed did not accept the input (422): Respondent E-mail: value is not a valid email address.',
    hint: 'Correct the field, or what fills it, and run again.',
  });
});

test.each([
  ['the access token', 'Xk3v9Q?ä'],
  ['the access token as it stands in the URL', 'Xk3v9Q%3F%C3%A4'],
  ['the e-mail address', email],
  ['the e-mail address as it stands in a URL', 'ana%40example.com'],
])('a refusal to join that repeats %s is shown without it', async (_what, secret) => {
  const body = JSON.stringify({ detail: `No ${secret} here` });
  const client = clientAnswering(() => ({ status: 400, headers: {}, body }));
  const { message } = await refusalOf(() => callOnce(client, joinRoom, { invite_link: 'Xk3v9Q?ä', email }));
  expect(message).toBe('This room cannot be joined (400): No … here.');
});

test('a refusal that repeats the API token is shown without it', async () => {
  const client = clientAnswering(({ headers }) => ({
    status: 403,
    headers: {},
    body: `Not ${headers.Authorization?.slice(7)}`,
  }));
  const { message } = await refusalOf(() => callOnce(client, listRooms, {}));
  expect(message).toBe('Aseed does not allow this with the API token given (403): Not ….');
});

test('listing gives all rooms, or those of a project or in a status', async () => {
  const other = '00000000-0000-4000-8000-000000000001';
  await makeRooms({}, { project_id: other });
  const projects = async (fields: Fields) =>
    (await callOnce(clientOf(fake), listRooms, fields)).map(({ project_id }) => project_id);
  expect(await callOnce(clientOf(fake), listRooms, {})).toEqual(fake.rooms);
  expect(await projects({ project_id: other })).toEqual([other]);
  expect(await projects({ status: 'pending', project_id: '' })).toEqual([projectId, other]);
  expect(await projects({ status: 'finished' })).toEqual([]);
});

test('a call gets the time that is set for its endpoint, or the usual time', async () => {
  const timeouts: number[] = [];
  const answering = clientAnswering(() => ({ status: 200, headers: {}, body: '[]' }));
  const within: Clock['within'] = (ms, work) => {
    timeouts.push(ms);
    return work(new AbortController().signal);
  };
  const client = { ...answering, clock: { ...answering.clock, within } };
  await callOnce({ ...client, timeoutsMs: { usual: 1, listRooms: 3 } }, listRooms, {});
  await callOnce({ ...client, timeoutsMs: { usual: 1, createRooms: 2 } }, listRooms, {});
  expect(timeouts).toEqual([3, 1]);
});

test('a server that closes the connection is told as not reached', async () => {
  fake.fail('listRooms', faults.closedBefore);
  expect(await refusalOf(() => callOnce(clientOf(fake), listRooms, {}))).toMatchObject({
    name: 'UnreachableError',
    message: `Aseed cannot be reached at ${fake.origin}: the connection was closed before an answer came.`,
  });
});
