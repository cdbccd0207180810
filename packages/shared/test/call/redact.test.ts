import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { redacted } from '../../src/call/redact.ts';
import { planted } from '../errorBodies.ts';

test.each([
  ['an e-mail address', `No user ana@example.com.`, 'No user …'],
  ['e-mail addresses among signs', 'to <ana@b.de>, "bob@c.de"; (eve@d.de)', 'to <…>, "…"; (…)'],
  ['a LiveKit token', `token ${planted.jwt} expired`, 'token … expired'],
  ['a bearer header', 'Authorization: bearer abc.def refused', 'Authorization: Bearer … refused'],
  ['a secret', 'key s3cr3t/+ twice s3cr3t/+', 'key … twice …'],
  ['a secret in a URL', 'GET /join/s3cr3t%2F%2B failed', 'GET /join/… failed'],
  ['an invite link', 'open: https://a.example:8/i/Xk3v9Q?x=1.', 'open: https://a.example:8/…'],
  [
    'links in signs',
    '<http://a.example/i/Xk3v9Q> "https://b.example?c=d"',
    '<http://a.example/…> "https://b.example/…"',
  ],
  ['an address without a path', 'at https://a.example now', 'at https://a.example now'],
  [
    'a room code',
    'access_token=Xk3v9Q, "access_token": "Xk3v9Q" token=Xk',
    'access_token=…, "access_token":…" token=…',
  ],
  ['a token that is only spoken of', 'token: it is wrong', 'token: it is wrong'],
  ['line breaks', ' one\n\ttwo  three ', 'one two three'],
  ['nothing to hide', 'Project not found', 'Project not found'],
])('words with %s are fit to be shown', (_what, words, shown) => {
  expect(redacted(words, ['', 's3cr3t/+'])).toBe(shown);
});

test('long words are cut after 140 characters, and only after they were cleaned', () => {
  expect(redacted('word '.repeat(27) + '12345', [])).toBe('word '.repeat(27) + '12345');
  expect(redacted('word '.repeat(27) + '123456', [])).toBe(`${'word '.repeat(27)}12345…`);
  expect(redacted(`${'word '.repeat(26)}12345 ${planted.email}`, [])).toBe(`${'word '.repeat(26)}12345 …`);
});

test('no words bring an e-mail address or a secret through', () => {
  const secret = 's3cr3t/+';
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom(...Object.values(planted), secret),
      fc.string(),
      (before, hidden, after) => {
        const secrets = [secret, planted.apiToken, planted.accessToken];
        expect(redacted(`${before}${hidden}${after}`, secrets)).not.toContain(hidden);
      },
    ),
  );
});

test('whatever the words and the secrets are, it is one line of at most 301 characters', () => {
  const anyCodeUnits = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(anyCodeUnits, fc.array(anyCodeUnits, { maxLength: 3 }), (words, secrets) => {
      expect(redacted(words, secrets)).toMatch(/^.{0,301}$/);
    }),
  );
});

test('half a surrogate pair in a secret is no reason to throw', () => {
  expect(redacted('no room ana\ud83d there', ['ana\ud83d'])).toBe('no room … there');
});

test('a megabyte without a space does not hang the workflow', () => {
  const words = 'a'.repeat(1_000_000);
  const shown: unknown = runInNewContext('redacted(words, [])', { redacted, words }, { timeout: 3000 });
  expect(shown).toBe(`${'a'.repeat(140)}…`);
});
