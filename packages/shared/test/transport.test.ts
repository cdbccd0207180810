import { plainHeaders } from '../src/transport.ts';

test('headers become a plain record of texts with lower-case names, whatever holds them', () => {
  class LibraryHeaders {
    'Content-Type' = 'application/json';
    'X-COUNT' = 3;
    'Set-Cookie' = ['a=1', 'b=2'];
    missing = undefined;
    empty = null;
  }
  expect(plainHeaders(new LibraryHeaders())).toEqual({
    'content-type': 'application/json',
    'x-count': '3',
    'set-cookie': 'a=1,b=2',
  });
});
