import * as fc from 'fast-check';
import { noAnswerFrom } from '../../src/transport/noAnswer.ts';

const failure = (properties: object, cause?: unknown) => Object.assign(new Error('failed', { cause }), properties);

test.each([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_INVALID_URL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])('after %s nothing can have been sent', (code) => {
  expect(noAnswerFrom(failure({ code }))).toEqual({ sent: 'nothing', code });
});

test.each([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ERR_CANCELED',
  'ERR_BAD_RESPONSE',
  'EWHATEVER',
])('after %s the call may have arrived', (code) => {
  expect(noAnswerFrom(failure({ code }))).toEqual({ sent: 'maybe', code });
});

test.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'])(
  'after %s while connecting nothing has been sent, while reading it may have',
  (code) => {
    expect(noAnswerFrom(failure({ code, syscall: 'connect' }))).toEqual({ sent: 'nothing', code });
    expect(noAnswerFrom(failure({ code, syscall: 'read' }))).toEqual({ sent: 'maybe', code });
  },
);

test.each([
  ['its cause', failure({}, failure({ code: 'ECONNREFUSED' })), { sent: 'nothing', code: 'ECONNREFUSED' }],
  [
    'a cause of its cause, which is the certain one',
    failure({ code: 'ERR_BAD_REQUEST' }, failure({}, failure({ code: 'ENOTFOUND' }))),
    { sent: 'nothing', code: 'ENOTFOUND' },
  ],
  ['itself', failure({ code: 'ECONNABORTED' }, failure({ code: 'EPIPE' })), { sent: 'maybe', code: 'ECONNABORTED' }],
])('the code of a failure is found in %s', (_where, error, expected) => {
  expect(noAnswerFrom(error)).toEqual(expected);
});

test('an error that is its own cause is read like any other', () => {
  const error = failure({});
  error.cause = error;
  expect(noAnswerFrom(error)).toEqual({ sent: 'maybe', code: 'UNKNOWN' });
});

test('whatever was thrown, the call is taken as perhaps sent unless a known code says otherwise', () => {
  const anyThrown = fc.oneof(
    fc.anything(),
    fc.record({ code: fc.anything(), cause: fc.anything() }).map(({ code, cause }) => failure({ code }, cause)),
  );
  fc.assert(fc.property(anyThrown, (thrown) => expect(noAnswerFrom(thrown).sent).toBe('maybe')));
});
