import { exchange } from '../../src/transport/exchange.ts';

const timeIsOver = new AbortController().signal;

test('headers become a plain record of texts with lower-case names, whatever holds them', async () => {
  class LibraryHeaders {
    'Content-Type' = 'application/json';
    'X-COUNT' = 3;
    'Set-Cookie' = ['a=1', 'b=2'];
    missing = undefined;
    empty = null;
  }
  const answer = { status: 200, headers: new LibraryHeaders(), body: '[]' };
  expect(await exchange({ timeIsOver }, async () => answer)).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json', 'x-count': '3', 'set-cookie': 'a=1,b=2' },
    body: '[]',
  });
});

test('a run that is stopped already sends nothing', async () => {
  const send = () => Promise.reject(new Error('It was sent.'));
  expect(await exchange({ timeIsOver }, send, AbortSignal.abort())).toEqual({ sent: 'nothing', code: 'ERR_CANCELED' });
});

test.each([
  ['the run is stopped', 'ERR_CANCELED'],
  ['the time is over', 'ETIMEDOUT'],
])('when %s while a call is under way, it is ended and may have arrived', async (what, code) => {
  const [over, stop] = [new AbortController(), new AbortController()];
  const call = exchange(
    { timeIsOver: over.signal },
    (end) => new Promise((_, reject) => end.addEventListener('abort', () => reject(new Error('ended')))),
    stop.signal,
  );
  (what === 'the time is over' ? over : stop).abort();
  expect(await call).toEqual({ sent: 'maybe', code });
});
