import * as fc from 'fast-check';
import { accessTokenFrom } from '../../src/api/inviteLink.ts';

test.each([
  ['Xk3v9Q', 'Xk3v9Q'],
  ['  Xk3v9Q\n', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview/Xk3v9Q', 'Xk3v9Q'],
  ['http://localhost:4010/interview/Xk3v9Q//', 'Xk3v9Q'],
  ['HTTPS://APP.ASEED.AI/interview/Xk3v9Q#start', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview/Xk3v9Q?lang=en', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview?access_token=Xk3v9Q', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview?token=Xk3v9Q', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview?token=other&access_token=Xk3v9Q', 'Xk3v9Q'],
  ['https://app.aseed.ai/Xk3v9Q?access_token=&token=', 'Xk3v9Q'],
  ['https://app.aseed.ai/a%2Fb', 'a/b'],
  ['https://app.aseed.ai/100%', '100%'],
  ['app.aseed.ai/interview/Xk3v9Q', 'Xk3v9Q'],
  ['localhost:4010/interview/Xk3v9Q', 'Xk3v9Q'],
  ['/interview/Xk3v9Q', 'Xk3v9Q'],
  ['<https://app.aseed.ai/interview/Xk3v9Q>', 'Xk3v9Q'],
  ['[your interview](https://app.aseed.ai/interview/Xk3v9Q)', 'Xk3v9Q'],
  ['[https://app.aseed.ai/interview/Xk3v9Q](https://app.aseed.ai/interview/Xk3v9Q)', 'Xk3v9Q'],
  ['[your interview](app.aseed.ai/interview/Xk3v9Q)', 'Xk3v9Q'],
  ['"https://app.aseed.ai/interview/Xk3v9Q"', 'Xk3v9Q'],
  ['“https://app.aseed.ai/interview/Xk3v9Q”', 'Xk3v9Q'],
  ['(https://app.aseed.ai/interview/Xk3v9Q)', 'Xk3v9Q'],
  ['(/interview/Xk3v9Q)', 'Xk3v9Q'],
  ['Join here: https://app.aseed.ai/interview/Xk3v9Q. See you!', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview/Xk3v9Q https://elsewhere.example/other', 'Xk3v9Q'],
  ['<a href="https://app.aseed.ai/interview/Xk3v9Q">Join</a>', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview/Xk3v9Q,https://app.aseed.ai/interview/other', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview/Xk3v9Q;app.aseed.ai/interview/other', 'Xk3v9Q'],
  ['app.aseed.ai/interview/Xk3v9Q|app.aseed.ai/interview/other', 'Xk3v9Q'],
  ['<https://app.aseed.ai/interview/Xk3v9Q|your interview>', 'Xk3v9Q'],
  ['**https://app.aseed.ai/interview/Xk3v9Q**', 'Xk3v9Q'],
  ['{https://app.aseed.ai/interview/Xk3v9Q}', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview/Xk3v9Q&quot;', 'Xk3v9Q'],
  ['&lt;https://app.aseed.ai/interview/Xk3v9Q&gt;', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview/Xk3v9Q…', 'Xk3v9Q'],
  ['https://app.aseed.ai/interview/Xk3v9-.', 'Xk3v9-'],
  ['See https://docs.aseed.ai and then https://app.aseed.ai/interview/Xk3v9Q', 'Xk3v9Q'],
  ['"Xk3v9Q"', 'Xk3v9Q'],
  ['<Xk3v9Q>,', 'Xk3v9Q>,'],
  ['Xk3v%39Q', 'Xk3v9Q'],
  ['a%2Fb', 'a/b'],
  ['some.words', 'some.words'],
  ['two/words', 'two/words'],
  ['', undefined],
  ['  ', undefined],
  ['https://app.aseed.ai', undefined],
  ['https://app.aseed.ai/', undefined],
  ['https://', 'https://'],
  ['https://app aseed/Xk3v9Q', undefined],
])('in %j the access token is %j', (pasted, token) => {
  expect(accessTokenFrom(pasted)).toBe(token);
});

/** What Aseed may make a token of: what needs no encoding in a link, but no dots alone, which no link can end with. */
const anyToken = fc.stringMatching(/^[\w~-][\w.~-]*[\w~-]$/);

test.each([
  ['as the last part of its path', (token: string) => `https://app.aseed.ai/i/${encodeURIComponent(token)}`],
  ['as ?access_token=', (token: string) => `https://app.aseed.ai/i?${new URLSearchParams({ access_token: token })}`],
  ['as ?token=', (token: string) => `https://app.aseed.ai/i?lang=en&${new URLSearchParams({ token })}`],
  ['as it is', (token: string) => ` ${token} `],
])('an access token survives being put in a link %s and taken out again', (_how, linkFor) => {
  fc.assert(fc.property(anyToken, (token) => expect(accessTokenFrom(linkFor(token))).toBe(token)));
});

test('whatever is pasted, there is a token of at least one character or none', () => {
  const anyPasted = fc.oneof(
    fc.string(),
    fc.webUrl({ withQueryParameters: true }),
    fc.string().map((end) => `https://${end}`),
  );
  fc.assert(fc.property(anyPasted, (pasted) => expect(accessTokenFrom(pasted)).not.toBe('')));
});
