import { documentedRoom } from '../documentedRoom.ts';
import {
  at,
  counts,
  day,
  here,
  hour,
  known,
  listing,
  look,
  minute,
  none,
  othersLikeThem,
  received,
  receivedRoom,
  room,
  second,
  there,
} from './looking.ts';

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

test('a room that is listed twice is one room', async () => {
  const { found } = await look([listing([room({ id: 'a' }), room({ id: 'a' })])]);
  expect(found).toMatchObject({ alike: [{ id: 'a' }], listed: 1 });
});

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
    expect(hint).toBe(othersLikeThem);
    expect(advice).toMatch(/\nNewest rooms like them without a respondent \(2\): a \(.+\), b \(.+\)$/);
  },
);

test.each([
  ['27 hours before', { created_at: at(-27 * hour) }],
  ['before, and somebody was invited', { created_at: at(-hour), respondent_email: 'ana@example.com' }],
  ['before, and somebody is inside', { created_at: at(-hour), started_at: at(-minute) }],
  ['before, with another language', { created_at: at(-hour), language: 'en' }],
])('a room that was made %s leaves no doubt', async (_when, fields) => {
  expect((await look([listing([room(fields)])])).hint).toBe(none('1 room'));
});

test('a list that lacks a room which this run has received is not complete, and nothing in it is used', async () => {
  const without = await look([listing([])], { known, received });
  expect(without.hint).toBe(
    'Whether Aseed made them cannot be told: its list lacks rooms that it did make. Look again in Aseed in some minutes. Again asks for nothing.',
  );
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
  expect(hint).toBe(othersLikeThem);
});

test('where a room that this run received is told to be made at another time than it was, no time in the list is believed', async () => {
  const hourOff = (id: string, fields: object = {}) => room({ id, created_at: at(-hour), ...fields });
  const rooms = [receivedRoom({ created_at: at(-hour - minute) }), hourOff('ours'), room({ id: 'of another run' })];
  const { found, hint } = await look([listing(rooms)], { known, received });
  expect(found).toMatchObject({ alike: [], elsewhen: [{ id: 'of another run' }, { id: 'ours' }] });
  expect(hint).toBe(othersLikeThem);
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
