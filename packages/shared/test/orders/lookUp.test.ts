import { AseedError } from '../../src/errors/AseedError.ts';
import { adviceOn } from '../../src/orders/found.ts';
import { lookUp } from '../../src/orders/settleOpenCalls.ts';
import type { HttpAnswer, NoAnswer } from '../../src/transport/transport.ts';
import { clientAnswering, projectId, unhurried } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';

const second = 1000;
const day = 24 * 60 * 60 * second;
/** What the server's clock shows, which is not ours. */
const there = Date.parse('2031-05-05T12:00:00Z');
/** What ours shows. */
const here = Date.parse('2026-11-25T10:00:00Z');
const date = new Date(there).toUTCString();
const at = (ms: number) => new Date(there + ms).toISOString();

const clock = { ...unhurried, now: () => here };

/** A call for two German rooms, sent 9.2 seconds ago, which failed 8 seconds ago. */
const openCall = (count = 2) => ({
  request: { project_id: projectId, count, language: 'de', expires_in_days: 14 },
  shares: [{ order: 0, count }],
  sentAtMs: here - 9.2 * second,
  endedAtMs: here - 8 * second,
  calls: [0],
  named: [],
  message: 'Whether the rooms were created is not known.',
});

/** A room of that call, made five seconds ago. */
const room = (fields: object = {}) => ({
  ...documentedRoom,
  language: 'de',
  created_at: at(-5 * second),
  expires_at: at(14 * day),
  ...fields,
});

const listing = (rooms: unknown, headers: Record<string, string> = { date }): HttpAnswer => ({
  status: 200,
  headers,
  body: JSON.stringify(rooms),
});

/** Looks at a server whose answers are given, the last for ever, and notes the pauses. */
async function look(answers: readonly (HttpAnswer | NoAnswer)[], { known = new Set<string>(), patienceMs = 0 } = {}) {
  const left = [...answers];
  const pauses: number[] = [];
  const client = clientAnswering(() => (left.length > 1 ? left.shift() : left[0]) ?? { sent: 'nothing', code: 'NONE' });
  const sleep = async (ms: number) => pauses.push(ms);
  const { found } = await lookUp({ ...client, patienceMs, clock: { ...clock, sleep } }, openCall(), known);
  return { found, pauses, advice: adviceOn(2, found) };
}

const counts = ({ found }: Awaited<ReturnType<typeof look>>) =>
  found instanceof AseedError ? found.name : { alike: found.alike.length, different: found.different.length };

test.each([
  ['made since', {}],
  ['made by a server that went on for two minutes', { created_at: at(110 * second) }],
  ['in a language that Aseed writes in another case', { language: 'DE' }],
  ['made in the second in which the call was sent', { created_at: '2031-05-05T11:59:50Z' }],
  ['made at a time without a zone, which is UTC', { created_at: '2031-05-05T11:59:55.123456' }],
  ['made at a time in another zone', { created_at: '2031-05-05T17:29:55+05:30' }],
  ['with a date of expiry without a zone', { expires_at: '2031-05-19T11:59:55' }],
  ['with no date of expiry', { expires_at: null }],
  ['with settings that the call left to Aseed', { voice: 'Marin', max_duration_minutes: 45 }],
])('a room %s is found', async (_what, fields) => {
  expect(counts(await look([listing([room(fields)])]))).toEqual({ alike: 1, different: 0 });
});

test.each([
  ['made before', { created_at: at(-11 * second) }, 0],
  ['made long after, for another call', { created_at: at(116 * second) }, 0],
  ['made before, at a time without a zone', { created_at: '2031-05-05T11:00:00' }, 0],
  ['made nobody knows when', { created_at: null }, 0],
  ['that somebody was invited to', { respondent_email: 'ana@example.com' }, 0],
  ['that an interview has begun in', { started_at: at(-second) }, 0],
  ['in another language', { language: 'en' }, 1],
  ['in no language', { language: null }, 1],
  ['that lives for another number of days', { expires_at: at(7 * day) }, 1],
  ['of another project', { project_id: '00000000-0000-4000-8000-000000000001' }, 1],
])('a room %s is not taken', async (_what, fields, different) => {
  expect(counts(await look([listing([room(fields)])]))).toEqual({ alike: 0, different });
});

test.each([
  ['language', 'Language'],
  ['expires_at', 'Expires In (Days)'],
])('a room that does not tell its %s is found, and what it does not tell is said', async (field, label) => {
  const silent = Object.fromEntries(Object.entries(room()).filter(([key]) => key !== field));
  const { found, advice } = await look([listing([silent, room({ id: 'tells all' })])]);
  expect(found).toMatchObject({ alike: [{}, { id: 'tells all' }], different: [], isClear: false });
  expect(advice).toContain(
    `Aseed lists such rooms made at that time, 2 where 2 are missing, but does not tell their ${label}: `,
  );
  expect(advice).toContain(documentedRoom.id);
});

test('a room that was delivered is not counted as found', async () => {
  const rooms = [room({ id: 'delivered' }), room({ id: 'lost' })];
  const { found } = await look([listing(rooms)], { known: new Set(['delivered']) });
  expect(found).toMatchObject({ alike: [{ id: 'lost' }], different: [] });
});

test('the advice says that there is none, and names those with other settings', async () => {
  const none = await look([listing([])]);
  expect(none.advice).toMatch(/so that no room is paid for twice\. Aseed lists no such room made at that time\. /);
  const other = await look([listing([room({ id: 'x', language: 'en' })])]);
  expect(other.advice).toContain(
    'Aseed lists no such room made at that time, only some with other settings: x (' + at(-5 * second) + '). ',
  );
});

test.each([
  ['exactly as many', ['a', 'b'], 'Aseed lists exactly the rooms that are missing (2), '],
  ['fewer', ['a'], 'Aseed lists such rooms made at that time, but 1 where 2 are missing: '],
  ['more', ['a', 'b', 'c'], 'Aseed lists such rooms made at that time, but 3 where 2 are missing: '],
])('the advice on %s names the rooms by id and time, and never by link', async (_what, ids, words) => {
  const { advice } = await look([listing(ids.map((id) => room({ id, access_token: 'Xk3v9Q' })))]);
  expect(advice).toContain(words);
  expect(advice).toContain(ids.map((id) => `${id} (${at(-5 * second)})`).join(', '));
  expect(advice).not.toMatch(/Xk3v9Q|https?:/);
});

test.each<[string, HttpAnswer | NoAnswer, string]>([
  ['the token is refused', { status: 401, headers: { date }, body: '' }, 'UnauthorisedError'],
  ['the server fails', { status: 500, headers: { date }, body: '' }, 'ServerFaultError'],
  ['nobody answers', { sent: 'maybe', code: 'ETIMEDOUT' }, 'UnreachableError'],
  ['the run is stopped', { sent: 'nothing', code: 'ERR_CANCELED' }, 'StoppedError'],
  ['the answer is no list', listing({ rooms: [] }), 'UnexpectedAnswerError'],
  ['the answer does not say what time it is', listing([room()], {}), 'UnexpectedAnswerError'],
  ['the answer comes from a cache', listing([room()], { date, age: '30' }), 'UnexpectedAnswerError'],
])('when %s, the advice says that looking failed and why', async (_what, answer, name) => {
  const looked = await look([answer]);
  expect(counts(looked)).toBe(name);
  expect(looked.advice).toMatch(
    /^The call was not repeated, .* Looking for its rooms failed too: .+ Look in Aseed for rooms of this project/,
  );
});

test.each([
  ['none is there yet', [[], [], ['a', 'b']], [2000, 5000], 2],
  ['some are there already', [['a'], ['a', 'b']], [2000], 2],
  ['all are there', [['a', 'b']], [], 2],
  ['they never come', [[]], [2000, 5000], 0],
])('when %s, it looks again only as long as some are missing', async (_what, lists, pauses, alike) => {
  const answers = lists.map((ids) => listing(ids.map((id) => room({ id }))));
  const looked = await look(answers, { patienceMs: 60_000 });
  expect([looked.pauses, counts(looked)]).toEqual([pauses, { alike, different: 0 }]);
});

test('it waits no longer than there is patience for', async () => {
  expect((await look([listing([])], { patienceMs: 4000 })).pauses).toEqual([2000]);
});

test('a look that is refused for now is taken again', async () => {
  const refusal = { status: 429, headers: { date, 'retry-after': '3' }, body: '' };
  const looked = await look([refusal, listing(['a', 'b'].map((id) => room({ id })))], { patienceMs: 60_000 });
  expect(counts(looked)).toEqual({ alike: 2, different: 0 });
  expect(looked.pauses).toHaveLength(1);
  expect(looked.pauses[0]).toBeGreaterThanOrEqual(3000);
});

test('a second look, much later, is for the same time by the clock of the server', async () => {
  const client = clientAnswering(() => listing([room()]));
  const { period } = await lookUp({ ...client, clock }, openCall(), new Set());
  const hoursLater = clientAnswering(() =>
    listing([room({ id: 'ours' }), room({ id: 'of another', created_at: at(3600 * second) })], {
      date: new Date(there + 7200 * second).toUTCString(),
    }),
  );
  const { found } = await lookUp({ ...hoursLater, clock }, { ...openCall(), ...(period && { period }) }, new Set());
  expect(found).toMatchObject({ alike: [{ id: 'ours' }] });
});

test('where a listing took long, a room that may be older than the call is found, but not clearly', async () => {
  const client = clientAnswering(() => listing([room({ created_at: at(-12 * second) })]));
  const times = [here, here + 3 * second];
  const now = () => times.shift() ?? here + 3 * second;
  const { found } = await lookUp({ ...client, clock: { ...clock, now } }, openCall(), new Set());
  expect(found).toMatchObject({ alike: [{}], isClear: false });
});
