import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf } from './callsOf.ts';

const fake = useFakeAseed();
const calls = callsOf(fake);
beforeEach(() => calls.create());

const payload = (jwt: string): unknown => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());

test('gives a LiveKit token for the room and records the respondent', async () => {
  const [room] = fake.rooms;
  const { status, body } = await calls.join(room?.access_token);
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      token: expect.stringMatching(/^eyJ/),
      url: 'wss://livekit.example.com',
      room_name: room?.room_name,
      max_duration_minutes: 30,
    },
  });
  const token: unknown = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
  expect(payload(String(token))).toMatchObject({
    sub: 'ana@example.com',
    video: { room: room?.room_name, roomJoin: true },
  });
  expect(room?.respondent_email).toBe('ana@example.com');
});

test.each([
  ['over', { finished_at: '2026-01-01T00:00:00Z' }, 409, 'This interview is already finished'],
  ['expired', { expires_at: '2026-01-01T00:00:00Z' }, 410, 'This interview link has expired'],
])('lets nobody into an interview that is %s', async (_what, fields, status, detail) => {
  Object.assign(fake.rooms[0] ?? {}, fields);
  expect(await calls.join(fake.rooms[0]?.access_token)).toMatchObject({ status, body: { detail } });
  expect(fake.rooms[0]?.respondent_email).toBeNull();
});

test('reads a path as uvicorn does, for which an encoded slash parts it: no such path', async () => {
  expect(await calls.join('a%2Fb')).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
  expect(fake.requests.at(-1)).toMatchObject({ operation: undefined, path: '/custdev/api/interviews/join/a%2Fb' });
});

test('knows no room with another access token', async () => {
  expect(await calls.join('Xk3v9Q')).toMatchObject({ status: 404, body: { detail: 'Room not found' } });
});

test.each([
  ['a bad e-mail address, before it looks for the room', { email: 'ana' }, 'value_error'],
  ['no e-mail address', {}, 'missing'],
])('refuses %s, and echoes what was sent', async (_what, sent, type) => {
  expect(await calls.join('Xk3v9Q', sent)).toMatchObject({
    status: 422,
    body: { detail: [{ type, loc: ['body', 'email'], input: sent }] },
  });
});

test('an invite link opens a page with the room and a form to join it, and one of no room says so', async () => {
  const [room] = fake.rooms;
  const page = await fetch(room?.url ?? '');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const text = await page.text();
  for (const shown of [room?.room_name, `${room?.max_duration_minutes} minutes`, room?.expires_at, 'type="email"'])
    expect(text).toContain(shown);
  const other = await fetch(`${fake.origin}/interview/other`);
  expect([other.status, await other.text()]).toEqual([404, expect.stringContaining('There is no such room')]);
});

test('its own address opens a page with the rooms, and repeats nothing as HTML', async () => {
  await calls.create({ project_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a', language: '<b>' });
  const page = await fetch(fake.origin);
  const html = await page.text();
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  for (const { url } of fake.rooms) expect(html).toContain(`<a href="${url}">`);
  expect(html).not.toContain('<b>');
});
