import * as fc from 'fast-check';
import { isLost, noAnswerFrom, reasonFor } from '../../src/transport/noAnswer.ts';

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

test.each([
  ['ECONNRESET', 'maybe', true],
  ['EPIPE', 'maybe', true],
  ['Z_DATA_ERROR', 'maybe', true],
  ['ETIMEDOUT', 'maybe', false],
  ['ECONNABORTED', 'maybe', false],
  ['ERR_CANCELED', 'maybe', false],
  ['ECONNREFUSED', 'nothing', false],
] as const)('%s, with %s sent, is a connection that was lost: %s', (code, sent, lost) => {
  expect(isLost({ code, sent })).toBe(lost);
});

test.each([
  ['Z_DATA_ERROR', 'the answer arrived damaged'],
  ['Z_BUF_ERROR', 'the answer arrived damaged'],
  ['HPE_INVALID_CHUNK_SIZE', 'the answer arrived damaged'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'the answer arrived damaged'],
  ['CERT_HAS_EXPIRED', 'its certificate was not accepted (CERT_HAS_EXPIRED)'],
  ['ECONNRESET', 'the connection was closed before an answer came'],
  ['EPIPE', 'the connection was closed before an answer came'],
  ['EHOSTUNREACH', 'the network has no way to that address'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'no secure connection could be made there'],
  ['EWHATEVER', 'the connection failed (EWHATEVER)'],
  ['x'.repeat(500), `the connection failed (${'x'.repeat(40)})`],
])('%s is said in the words of people', (code, reason) => {
  expect(reasonFor({ sent: 'maybe', code })).toBe(reason);
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
