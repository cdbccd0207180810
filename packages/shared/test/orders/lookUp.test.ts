import { lookUp } from '../../src/orders/lookUp.ts';
import type { HttpAnswer, NoAnswer } from '../../src/transport/transport.ts';
import { clientAnswering } from '../clientOf.ts';
import { at, clock, counts, date, here, listing, look, openCall, room, second, there } from './looking.ts';

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
