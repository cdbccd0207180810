import * as fc from 'fast-check';
import { retryAfterSeconds } from '../../src/call/retryAfter.ts';

const date = 'Wed, 21 Oct 2026 07:27:00 GMT';
/** Ours, which is not the server's. */
const nowMs = Date.parse('2026-10-21T07:28:30Z');

test.each([
  ['0', 0],
  ['7', 7],
  [' 120 ', 120],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 60],
  ['Wed, 21 Oct 2026 07:20:00 GMT', 0],
  ['86400', 86_400],
  ['86401', 86_400],
  ['999999999', 86_400],
  ['9'.repeat(400), 86_400],
  ['Fri, 21 Oct 2033 07:28:00 GMT', 86_400],
])('Retry-After: %s asks to wait %i seconds by the clock of the server', (value, seconds) => {
  expect(retryAfterSeconds({ 'retry-after': value, date }, nowMs)).toBe(seconds);
});

test('a date is read against our own clock where the server tells no time', () => {
  expect(retryAfterSeconds({ 'retry-after': 'Wed, 21 Oct 2026 07:29:00 GMT' }, nowMs)).toBe(30);
  expect(retryAfterSeconds({ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, nowMs)).toBe(0);
});

test.each(['', ' ', 'soon', 'soon 3', '-5', '1.5', '7s'])(
  'Retry-After: %j makes no sense and asks for nothing',
  (value) => {
    expect(retryAfterSeconds({ 'retry-after': value, date }, nowMs)).toBeUndefined();
  },
);

test('no Retry-After asks for nothing', () => {
  expect(retryAfterSeconds({ date }, nowMs)).toBeUndefined();
});

test('whatever the headers hold, the wait is a whole number of seconds or none', () => {
  const anyValue = fc.oneof(
    fc.string(),
    fc.stringMatching(/^-?\d{1,400}$/),
    fc.date({ noInvalidDate: true }).map((at) => at.toUTCString()),
  );
  fc.assert(
    fc.property(anyValue, anyValue, (value, now) => {
      const seconds = retryAfterSeconds({ 'retry-after': value, date: now }, nowMs) ?? 0;
      expect(Number.isSafeInteger(seconds) && seconds >= 0 && seconds <= 86_400).toBe(true);
    }),
  );
});
