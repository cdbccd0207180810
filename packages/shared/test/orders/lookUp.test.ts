import { AseedError } from '../../src/errors/AseedError.ts';
import { UnexpectedAnswerError } from '../../src/errors/UnexpectedAnswerError.ts';
import { withRooms } from '../../src/errors/namedRooms.ts';
import { adviceOn } from '../../src/orders/advice.ts';
import type { Received } from '../../src/orders/found.ts';
import { lookUp } from '../../src/orders/lookUp.ts';
import type { HttpAnswer, NoAnswer } from '../../src/transport/transport.ts';
import { clientAnswering, projectId, unhurried } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { testWords } from '../testWords.ts';

const second = 1000;
const day = 24 * 60 * 60 * second;
/** What the server's clock shows, which is a little ahead of ours. */
const there = Date.parse('2031-05-05T12:00:00Z');
/** What ours shows. */
const here = there - 90 * second;
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
async function look(
  answers: readonly (HttpAnswer | NoAnswer)[],
  { known = new Set<string>(), patienceMs = 0, received = [] as readonly Received[] } = {},
) {
  const left = [...answers];
  const pauses: number[] = [];
  const client = clientAnswering(() => (left.length > 1 ? left.shift() : left[0]) ?? { sent: 'nothing', code: 'NONE' });
  const sleep = async (ms: number) => pauses.push(ms);
  const { found } = await lookUp({ ...client, patienceMs, clock: { ...clock, sleep } }, openCall(), {
    known,
    received,
  });
  const { hint, rooms } = adviceOn(2, found, testWords.again);
  return { found, pauses, hint, advice: withRooms(hint, rooms) };
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
  ['that expires at a time of another zone', { expires_at: at(14 * day + 13 * 60 * 60 * second) }],
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
    `Aseed lists 2 such new rooms where 2 are missing, but not their ${label}. Look there which are yours. Again asks`,
  );
  expect(advice).toContain(documentedRoom.id);
});

test('a room that was delivered is not counted as found', async () => {
  const rooms = [room({ id: 'delivered' }), room({ id: 'lost' })];
  const { found } = await look([listing(rooms)], { known: new Set(['delivered']) });
  expect(found).toMatchObject({ alike: [{ id: 'lost' }], different: [] });
});

const cannotTell = (why: string) =>
  `Whether Aseed made them cannot be told apart: its list ${why}. Look there which are yours. Again asks for nothing.`;

const none = (listed: number) =>
  `None of them is among the rooms that Aseed lists (${listed}). It may still be at work: look there again in some minutes. Again asks for nothing.`;

test('the advice says that there is none, of how many, and names those with other settings', async () => {
  expect((await look([listing([])])).advice).toBe(none(0));
  expect((await look([listing([room({ respondent_email: 'ana@example.com' })])])).advice).toBe(none(1));
  const { advice } = await look([listing([room({ id: 'x', language: 'en' })])]);
  expect(advice).toBe(
    `${cannotTell('has others like them')}\nRooms made then with other settings (1): x (${at(-5 * second)})`,
  );
});

test('a room that is listed twice is one room', async () => {
  const { found } = await look([listing([room({ id: 'a' }), room({ id: 'a' })])]);
  expect(found).toMatchObject({ alike: [{ id: 'a' }], listed: 1 });
});

test.each([
  [
    'exactly as many',
    ['a', 'b'],
    'Aseed lists exactly the rooms that are missing (2). Unless another run made such rooms just then, they are yours. Again can use them.',
  ],
  ['fewer', ['a'], 'Aseed lists 1 such new rooms where 2 are missing. Look there which of them are yours. Again asks'],
  [
    'more',
    ['a', 'b', 'c'],
    'Aseed lists 3 such new rooms where 2 are missing. Look there which of them are yours. Again asks',
  ],
])('the advice on %s names the rooms by id and time, and never by link', async (_what, ids, words) => {
  const { advice } = await look([listing(ids.map((id) => room({ id, access_token: 'Xk3v9Q' })))]);
  expect(advice).toContain(words);
  expect(advice).toContain(
    `\nRooms found in Aseed (${ids.length}): ${ids.map((id) => `${id} (${at(-5 * second)})`).join(', ')}`,
  );
  expect(advice).not.toMatch(/Xk3v9Q|https?:/);
});

test('nothing is promised of using rooms that another open call leaves unclear', async () => {
  const { found } = await look([listing(['a', 'b'].map((id) => room({ id })))]);
  expect(adviceOn(2, found, testWords.again, true).hint).toMatch(/Again can use them\.$/);
  expect(adviceOn(2, found, testWords.again, false).hint).toBe(
    'Aseed lists 2 such new rooms where 2 are missing. Look there which of them are yours. Again asks for nothing.',
  );
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
    /^Looking for them failed too: .+ Look in Aseed for rooms made just now\. Again asks for nothing\.$/,
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
  const { period } = await lookUp({ ...client, clock }, openCall(), { known: new Set(), received: [] });
  const hoursLater = clientAnswering(() =>
    listing([room({ id: 'ours' }), room({ id: 'of another', created_at: at(3600 * second) })], {
      date: new Date(there + 7200 * second).toUTCString(),
    }),
  );
  const { found } = await lookUp(
    { ...hoursLater, clock },
    { ...openCall(), ...(period && { period }) },
    { known: new Set(), received: [] },
  );
  expect(found).toMatchObject({ alike: [{ id: 'ours' }] });
});

test('where a listing took long, a room that may be older than the call is found, but not clearly', async () => {
  const client = clientAnswering(() => listing([room({ created_at: at(-12 * second) })]));
  const times = [here, here + 3 * second];
  const now = () => times.shift() ?? here + 3 * second;
  const { found } = await lookUp({ ...client, clock: { ...clock, now } }, openCall(), {
    known: new Set(),
    received: [],
  });
  expect(found).toMatchObject({ alike: [{}], isClear: false });
});
const minute = 60 * second;
const hour = 60 * minute;

test.each([
  ['some seconds before', { created_at: at(-40 * second) }],
  ['some minutes before', { created_at: at(-7 * minute) }],
  ['some minutes after', { created_at: at(7 * minute) }],
  ['in local time without a zone, far in the west', { created_at: at(-12 * hour).replace('Z', '') }],
  ['in local time without a zone, far in the east', { created_at: at(14 * hour).replace('Z', '') }],
  ['26 hours before', { created_at: at(-26 * hour) }],
  ['as a number', { created_at: (there - 5 * second) / 1000 }],
  ['as words', { created_at: 'just now' }],
  ['as nothing', { created_at: null }],
])(
  'where rooms like these are told to be made %s, it is not said that there are none, and none is used',
  async (_when, times) => {
    const rooms = ['a', 'b'].map((id) => room({ id, ...times }));
    const { found, hint, advice } = await look([listing(rooms)]);
    expect(found).toMatchObject({ alike: [], elsewhen: [{ id: 'a' }, { id: 'b' }] });
    expect(hint).toBe(cannotTell('has others like them'));
    expect(advice).toMatch(/\nNewest rooms like them without a respondent \(2\): a \(.+\), b \(.+\)$/);
  },
);

test.each([
  ['27 hours before', { created_at: at(-27 * hour) }],
  ['before, and somebody was invited', { created_at: at(-hour), respondent_email: 'ana@example.com' }],
  ['before, and somebody is inside', { created_at: at(-hour), started_at: at(-minute) }],
  ['before, with another language', { created_at: at(-hour), language: 'en' }],
])('a room that was made %s leaves no doubt', async (_when, fields) => {
  expect((await look([listing([room(fields)])])).hint).toBe(none(1));
});

test("of many rooms that may be anybody's, the newest are named, and first those that nobody knows when they were made", async () => {
  const rooms = Array.from({ length: 20 }, (_, hours) =>
    room({ id: `h${hours + 1}`, created_at: at(-(hours + 1) * hour) }),
  );
  const { advice } = await look([listing([...rooms, room({ id: 'undated', created_at: null })])]);
  const ids = [...advice.matchAll(/(\w+) \(/g)].map(([, id]) => id);
  expect(ids.slice(-5)).toEqual(['undated', 'h1', 'h2', 'h3', 'h4']);
});

/** A call of the same run that brought a room, a minute before the one that is open. */
const receivedRoom = (fields: object = {}) => ({
  ...room({ id: 'received', created_at: at(-69 * second) }),
  ...fields,
});
const received = [{ rooms: [receivedRoom()], sentAtMs: here - 70 * second, endedAtMs: here - 68 * second }];
const known = new Set(['received']);

test('a list that lacks a room which this run has received is not complete, and nothing in it is used', async () => {
  const without = await look([listing([])], { known, received });
  expect(without.hint).toBe(cannotTell('is not complete'));
  const cut = await look([listing([room({ id: 'a' }), room({ id: 'b' })])], { known, received });
  expect(cut.found).toMatchObject({ alike: [{}, {}], isClear: false });
  expect(cut.hint).toMatch(/^Aseed lists 2 such new rooms where 2 are missing\. Look there/);
  const whole = await look([listing([receivedRoom(), room({ id: 'a' }), room({ id: 'b' })])], { known, received });
  expect(whole.found).toMatchObject({ alike: [{}, {}], isClear: true });
});

test('where no clock explains what this run received, a room of any time may be the one', async () => {
  const daysBefore = { created_at: at(-48 * hour), expires_at: at(12 * day) };
  const rooms = [receivedRoom(daysBefore), room({ id: 'ours', ...daysBefore })];
  const { found, hint } = await look([listing(rooms)], { known, received });
  expect(found).toMatchObject({ alike: [], elsewhen: [{ id: 'ours' }] });
  expect(hint).toBe(cannotTell('has others like them'));
});

test('where a room that this run received is told to be made at another time than it was, no time in the list is believed', async () => {
  const hourOff = (id: string, fields: object = {}) => room({ id, created_at: at(-hour), ...fields });
  const rooms = [receivedRoom({ created_at: at(-hour - minute) }), hourOff('ours'), room({ id: 'of another run' })];
  const { found, hint } = await look([listing(rooms)], { known, received });
  expect(found).toMatchObject({ alike: [], elsewhen: [{ id: 'of another run' }, { id: 'ours' }] });
  expect(hint).toBe(cannotTell('has others like them'));
});

describe('where the clock that the server tells shows quite another time than ours', () => {
  /** Its Date is an hour ahead; rooms have the right time. */
  const headers = { date: new Date(here + hour).toUTCString() };
  const byOurs = (ms: number) => new Date(here + ms).toISOString();
  const lookThen = (rooms: object[], told: Parameters<typeof look>[1] = {}) => look([listing(rooms, headers)], told);

  test('rooms are looked for by both, and none is used, since nothing shows which is the one of rooms', async () => {
    const byServer = room({ id: 'a', created_at: byOurs(hour - 5 * second) });
    const byOurClock = room({ id: 'b', created_at: byOurs(-5 * second) });
    expect((await lookThen([byServer])).found).toMatchObject({ alike: [{ id: 'a' }], isClear: false });
    expect((await lookThen([byOurClock])).found).toMatchObject({ alike: [{ id: 'b' }], isClear: false });
    expect((await lookThen([byServer, byOurClock])).found).toMatchObject({ alike: [{}, {}], isClear: false });
  });

  test('what this run received shows which of the two is the clock of rooms', async () => {
    const ours = receivedRoom({ created_at: byOurs(-69 * second) });
    const rooms = [
      ours,
      room({ id: 'a', created_at: byOurs(-5 * second) }),
      room({ id: 'b', created_at: byOurs(hour - 5 * second) }),
    ];
    const { found } = await lookThen(rooms, { known, received });
    expect(found).toMatchObject({ alike: [{ id: 'a' }], elsewhen: [{ id: 'b' }], isClear: true });
  });

  test('a room that is within 26 hours by ours is not called none', async () => {
    const date = new Date(here + 72 * hour).toUTCString();
    const local = room({ id: 'a', created_at: new Date(here + 2 * hour).toISOString() });
    expect((await look([listing([local], { date })])).found).toMatchObject({ elsewhen: [{ id: 'a' }] });
  });

  test('five minutes are no such difference', async () => {
    const date = new Date(here + 5 * minute).toUTCString();
    const { found } = await look([listing([room({ created_at: byOurs(-5 * second) })], { date })]);
    expect(found).toMatchObject({ alike: [], elsewhen: [{}] });
  });
});

test.each([1, 2, 250])(
  'whatever was found of %i rooms, the hint has at most 155 characters before what running again does',
  (missing) => {
    const someRooms = (count: number) =>
      Array.from({ length: count }, (_, id) => room({ id: String(id).padStart(200, 'x') }));
    const nothing = {
      alike: [],
      different: [],
      elsewhen: [],
      untold: [],
      listed: 100_000,
      isCut: false,
      isClear: true,
    };
    const untold = ['max_duration_minutes', 'topics_for_respondent', 'voice'];
    const hints = [
      new UnexpectedAnswerError('x'.repeat(1000)),
      nothing,
      { ...nothing, isCut: true },
      { ...nothing, elsewhen: someRooms(500) },
      { ...nothing, alike: someRooms(missing) },
      { ...nothing, alike: someRooms(missing), isClear: false },
      { ...nothing, alike: someRooms(9999), untold },
    ].map((found) => adviceOn(missing, found, { rest: '', open: '', found: '' }).hint);
    for (const hint of hints) expect([hint, hint.length]).toEqual([hint, Math.min(hint.length, 156)]);
  },
);
