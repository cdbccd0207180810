import type { RoomEvent } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf, projectId } from './callsOf.ts';

const start = Date.parse('2026-11-25T10:00:00Z');
const minute = 60 * 1000;
let nowMs = start;
const fake = useFakeAseed({ now: () => nowMs });
const calls = callsOf(fake);

beforeEach(async () => {
  nowMs = start;
  await calls.create();
});

const roomId = () => fake.rooms[0]?.id ?? '';
const accessToken = () => fake.rooms[0]?.access_token ?? '';
const ana = { email: 'ana@example.com' };
const ben = { email: 'ben@example.com' };

/** The status as every operation that answers it says, which is the same. */
async function status(): Promise<unknown> {
  const { body } = await calls.get(roomId());
  const shown = (body as { status?: unknown }).status;
  expect((await calls.list()).body).toEqual([body]);
  expect((await calls.list(`?status=${String(shown)}`)).body).toEqual([body]);
  expect((await calls.check(accessToken())).body).toMatchObject({ status: shown });
  return shown;
}

test('a room waits, is joined and finished, and says when and by whom', async () => {
  expect(await status()).toBe('pending');
  nowMs += minute;
  expect((await calls.join(accessToken(), ana)).status).toBe(200);
  expect(await status()).toBe('active');
  nowMs += 30 * minute;
  const finished = fake.play(roomId(), 'finish');
  expect(await status()).toBe('completed');
  expect((await calls.get(roomId())).body).toEqual(finished);
  expect(finished).toMatchObject({
    respondent_email: ana.email,
    started_at: '2026-11-25T10:01:00.000Z',
    finished_at: '2026-11-25T10:31:00.000Z',
    record_id: fake.records[0]?.id,
  });
});

test('a respondent may come back while the interview is active, also when the link would have expired; another may not', async () => {
  await calls.join(accessToken(), ana);
  nowMs += 8 * 24 * 60 * minute;
  expect((await calls.join(accessToken(), ana)).status).toBe(200);
  expect(await calls.join(accessToken(), ben)).toMatchObject({
    status: 409,
    body: { detail: 'This interview has already been joined with another e-mail address' },
  });
  expect(fake.rooms[0]).toMatchObject({
    status: 'active',
    respondent_email: ana.email,
    started_at: '2026-11-25T10:00:00.000Z',
  });
});

test('a link that nobody opens expires by the clock of the fake', async () => {
  nowMs += 7 * 24 * 60 * minute;
  expect(await status()).toBe('pending');
  nowMs += 1;
  expect(await status()).toBe('expired');
  expect((await calls.list('?status=pending')).body).toEqual([]);
});

test.each<[RoomEvent, string, number, string]>([
  ['finish', 'completed', 409, 'This interview is already finished'],
  ['expire', 'expired', 410, 'This interview link has expired'],
  ['cancel', 'cancelled', 410, 'This interview was cancelled'],
])('after %s the room is %s, and nobody joins it', async (event, shown, refusedWith, detail) => {
  expect(fake.play(roomId(), event).status).toBe(shown);
  expect(await status()).toBe(shown);
  const before = (await calls.get(roomId())).body;
  expect(await calls.join(accessToken(), ana)).toMatchObject({ status: refusedWith, body: { detail } });
  expect((await calls.get(roomId())).body).toEqual(before);
});

test('somebody joins by a play too, as whoever is named', async () => {
  expect(fake.play(roomId(), 'join', ben)).toMatchObject({ status: 'active', respondent_email: ben.email });
  expect((await calls.join(accessToken(), ben)).status).toBe(200);
  expect((await calls.join(accessToken(), ana)).status).toBe(409);
});

test('who finishes an interview that nobody has joined has joined it before', () => {
  expect(fake.play(roomId(), 'finish', ben)).toMatchObject({
    status: 'completed',
    respondent_email: ben.email,
    started_at: '2026-11-25T10:00:00.000Z',
  });
});

test.each<[RoomEvent, RoomEvent, string]>([
  ['finish', 'finish', 'This interview is already finished'],
  ['cancel', 'finish', 'This interview was cancelled'],
  ['join', 'expire', 'Only pending interviews can expire'],
])('what cannot happen throws why: after %s, %s', (before, event, why) => {
  fake.play(roomId(), before);
  expect(() => fake.play(roomId(), event)).toThrow(why);
});

test('what happens to no room throws', () => {
  expect(() => fake.play(projectId, 'join')).toThrow(`There is no room ${projectId}.`);
});

test('a room is played from outside, which answers it', async () => {
  const joined = await calls.play(`${roomId()}/join?email=ben%40example.com`);
  expect([joined.status, JSON.parse(joined.text)]).toEqual([200, (await calls.get(roomId())).body]);
  expect(fake.rooms[0]).toMatchObject({ status: 'active', respondent_email: ben.email });
  const finished = await calls.play(`${roomId()}/finish?transcriptAfterMs=1000`);
  expect([finished.status, JSON.parse(finished.text)]).toEqual([200, (await calls.get(roomId())).body]);
  expect(await calls.play(`${roomId()}/join`)).toEqual({ status: 409, text: 'This interview is already finished\n' });
});

test.each(['nothing', 'toString'])(
  'from outside, %s is refused with the events and the rooms that there are',
  async (event) => {
    expect(await calls.play(`${roomId()}/${event}`)).toEqual({
      status: 404,
      text: `Events: join,finish,expire,cancel. Rooms: ${roomId()}.\n`,
    });
    expect((await calls.play(`${projectId}/join`)).text).toContain(`Rooms: ${roomId()}.`);
    await fake.reset();
    expect((await calls.play(`${projectId}/join`)).text).toContain('Rooms: none.');
  },
);

test.each([
  ['transcriptAfterMs=soon', 'transcriptAfterMs is a number of milliseconds, or never.'],
  ['recordStatus=Done', 'recordStatus is one of Uploaded,InQueue,InProgress,Finished,Error.'],
])('from outside, a finish with %s is refused', async (query, sentence) => {
  expect(await calls.play(`${roomId()}/finish?${query}`)).toEqual({ status: 400, text: `${sentence}\n` });
  expect(await status()).toBe('pending');
});

test('the page of a room shows its status, and how to finish its interview; the overview shows the status too', async () => {
  nowMs += 8 * 24 * 60 * minute;
  const page = await (await fetch(fake.rooms[0]?.url ?? '')).text();
  for (const shown of ['<th>Status<td>expired', `/play/${roomId()}/finish`, 'Finish the interview'])
    expect(page).toContain(shown);
  expect(await (await fetch(fake.origin)).text()).toContain('<td>expired<td>');
});
