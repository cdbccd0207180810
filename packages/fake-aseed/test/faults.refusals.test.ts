import { faults, type Fault } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf } from './callsOf.ts';

let nowMs = Date.parse('2026-11-25T10:00:00Z');
const fake = useFakeAseed({ now: () => nowMs });
const calls = callsOf(fake);

/** What a client sees of a create that asks for two rooms. */
async function seen(fault: Fault) {
  fake.fail('createRooms', fault);
  const answer = await calls.fetchCreate(2);
  const header = (name: string) => answer.headers.get(name);
  return { status: answer.status, type: header('content-type'), header, text: await answer.text() };
}

test.each([
  ['rateLimitedBare', null],
  ['rateLimitedAbsurd', 'soon, perhaps'],
  ['rateLimitedForDays', '999999'],
  ['rateLimited', '7'],
] as const)('%s asks to wait for %j', async (fault, retryAfter) => {
  const { status, header, text } = await seen(faults[fault]);
  expect([status, header('retry-after'), text]).toEqual([429, retryAfter, '{"detail":"Too Many Requests"}']);
  expect(fake.rooms).toEqual([]);
});

test('rateLimitedUntil asks to wait until two seconds after it is answered, each time anew', async () => {
  const waits = async () => {
    const { status, header } = await seen(faults.rateLimitedUntil);
    const until = Date.parse(header('retry-after') ?? '');
    expect([status, new Date(until).toUTCString()]).toEqual([429, header('retry-after')]);
    expect(until - Date.parse(header('date') ?? '')).toBe(2000);
    return until;
  };
  const first = await waits();
  nowMs += 5000;
  expect((await waits()) - first).toBe(5000);
  expect(fake.rooms).toEqual([]);
});

test.each([
  ['serverError', 500, 'text/plain; charset=utf-8', /^Internal Server Error$/, null],
  ['badGateway', 502, 'text/html', /^<html>.*<h1>502 Bad Gateway<\/h1>/s, null],
  ['unavailable', 503, 'text/plain; charset=utf-8', /^Service Unavailable$/, null],
  ['unavailableFor', 503, 'text/plain; charset=utf-8', /^Service Unavailable$/, '2'],
  ['gatewayTimeout', 504, 'text/html', /^<html>.*<h1>504 Gateway Time-out<\/h1>/s, null],
] as const)('%s answers with a %i, whether or not rooms are made', async (fault, status, type, text, retryAfter) => {
  for (const [isCarriedOut, rooms] of [
    [false, 0],
    [true, 2],
  ] as const) {
    await fake.reset();
    const { header, ...answer } = await seen({ ...faults[fault], isCarriedOut });
    expect(answer).toMatchObject({ status, text: expect.stringMatching(text) });
    expect(header('content-type')).toMatch(new RegExp(`^${type}`));
    expect(header('retry-after')).toBe(retryAfter);
    expect(fake.rooms).toHaveLength(rooms);
  }
});

test('redirect sends elsewhere, and nothing is made', async () => {
  const { status, header } = await seen(faults.redirect);
  expect([status, header('location')]).toEqual([307, 'https://elsewhere.example/custdev']);
  expect(fake.rooms).toEqual([]);
});

test('hugePage answers with five megabytes of HTML, and nothing is made', async () => {
  const { status, type, text } = await seen(faults.hugePage);
  expect([status, type, text.slice(0, 15)]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html>']);
  expect(text.length).toBeGreaterThan(5_000_000);
  expect(fake.rooms).toEqual([]);
});

test.each([
  ['a delay', { ...faults.serverError, delayMs: 200 }, 500, 0],
  ['a delay and rooms', { ...faults.serverError, delayMs: 200, isCarriedOut: true }, 500, 2],
  ['a delay and changed rooms', { ...faults.fewerRooms, delayMs: 200 }, 200, 2],
  ['a drip', { ...faults.badGateway, dripMs: 200 }, 502, 0],
])('a fault combines with %s', async (_what, fault: Fault, status, rooms) => {
  const start = performance.now();
  expect((await seen(fault)).status).toBe(status);
  expect(performance.now() - start).toBeGreaterThan(195);
  expect(fake.rooms).toHaveLength(rooms);
});
