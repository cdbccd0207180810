import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { everythingIn, executeFunctions } from '@aseed/n8n-engine';
import { AseedApi } from '../credentials/AseedApi.credentials.ts';
import { runCreate } from './aseedNode.ts';

const fake = useFakeAseed();

const token = 'planted-7f3a';
const isNone = 'Base URL must be an address such as https://app.aseed.ai/custdev.';
const isOpen = 'Base URL must begin with https://, since with http:// everybody on the way could read what is sent.';
const notAToken = 'API Token holds white space or characters that no API token has. Copy it again.';

/** What the test of the credential gives, over n8n's own HTTP helper, or throws. */
async function tested(changes: Record<string, string> = {}): Promise<unknown> {
  const { helpers } = await executeFunctions();
  const { apiToken, baseUrl } = fake;
  return new AseedApi().preAuthentication.call({ helpers }, { apiToken, baseUrl, ...changes });
}

/** The request that n8n sends with the credential, made from one that it built; or what it shows. */
async function authenticated(credential: Record<string, string | boolean>, changes = {}): Promise<unknown> {
  const { authenticate } = new AseedApi();
  if (typeof authenticate !== 'function') throw new Error('The credential has no function that authenticates.');
  const baseURL = String(credential.baseUrl) || 'https://app.aseed.ai';
  const request = { baseURL, url: '/api', headers: { Accept: 'application/json' } };
  return authenticate({ apiToken: token, ...credential }, { ...request, ...changes });
}

describe('the test of the credential', () => {
  test('is one read, of which n8n keeps nothing', async () => {
    expect(await tested()).toEqual({});
    expect(fake.requests.map(({ method, path }) => [method, path])).toEqual([
      ['GET', '/custdev/api/interviews/rooms?status=connection-test'],
    ]);
  });

  test('is called by n8n for its sake: one hidden field is always empty', () => {
    expect(new AseedApi().properties.filter(({ typeOptions }) => typeOptions?.expirable)).toMatchObject([
      { type: 'hidden', default: '' },
    ]);
  });

  const page = '<!doctype html><title>Welcome</title>';

  test.each<[number, string, RegExp]>([
    [200, page, /^The Base URL does not seem to lead to the Aseed API: it answers with a web page \(200\)\. Check/],
    [200, 'OK', /^Aseed gave an answer that this integration does not understand: it answered 200, .*\. Update/],
    [204, '', /^Aseed gave an answer that this integration does not understand: it answered 204, /],
    [401, '{"detail":"Unauthorized"}', /^Aseed did not accept the API token \(401\)\. .*put/i],
    [403, '{"detail":"Forbidden"}', /^Aseed does not allow this .*\(403\): Forbidden\. /],
    [
      404,
      '{"detail":"Not Found"}',
      /^The Base URL does not seem to lead to the Aseed API: nothing is found there \(404\)\. /,
    ],
    [500, 'Oops', /^Aseed failed to answer because of a fault of its own \(500\): Oops\. /],
    [520, page, /^Aseed failed to answer because of a fault of its own \(520\)\. /],
  ])('says what a %i with "%s" means, and what to do', async (status, body, words) => {
    fake.fail('listRooms', { answer: { status, body } });
    await expect(tested()).rejects.toThrow(words);
    expect(fake.requests).toHaveLength(1);
  });

  test('follows no redirect with the API token', async () => {
    fake.fail('listRooms', faults.redirect);
    await expect(tested()).rejects.toThrow('it redirects to https://elsewhere.example (307).');
  });

  test('passes where its input is refused, since Aseed looks at the token first', async () => {
    fake.fail('listRooms', faults.invalid);
    expect(await tested()).toEqual({});
  });

  test('asks once more when the connection is lost', async () => {
    await fake.breakConnections('reset', { times: 1 });
    expect(await tested()).toEqual({});
    await fake.breakConnections('reset');
    await expect(tested()).rejects.toThrow(/^Aseed cannot be reached at .*closed before an answer came\. /);
  });

  test('says that nobody answers', async () => {
    await fake.breakConnections('refuse');
    await expect(tested()).rejects.toThrow(/^Aseed cannot be reached at .*: nothing listens at that address\. /);
  });

  test('gives no secret away, though the server repeats it', async () => {
    const echo: Fault = { answer: { status: 500, body: `Bearer ${fake.apiToken}` } };
    fake.fail('listRooms', echo);
    const error: unknown = await tested().catch((thrown: unknown) => thrown);
    expect(everythingIn(error)).toContain('a fault of its own (500)');
    expect(everythingIn(error)).not.toContain(fake.apiToken);
  });

  test.each([
    [{ apiToken: '' }, /^API Token is missing/],
    [{ apiToken: 'wrong' }, /^Aseed did not accept the API token \(401\)/],
    [{ baseUrl: 'aseed' }, /^Base URL must be an address such as /],
  ])('says what is wrong with %j', async (changes, words) => {
    await expect(tested(changes)).rejects.toThrow(words);
  });
});

test.each([
  [{ baseUrl: 'https://app.aseed.ai/custdev' }],
  [{ baseUrl: '' }],
  [{ baseUrl: 'http://127.0.0.1:4010/custdev' }],
  [{ baseUrl: 'http://localhost:4010', allowHttp: false }],
  [{ baseUrl: 'http://aseed.example.com', allowHttp: true }],
  [{ baseUrl: 'https://aseed.example.com/', apiToken: ` Bearer ${token}\n` }],
])('a request with the credential %j holds the API token, and else is what it was', async (credential) => {
  expect(await authenticated(credential)).toMatchObject({
    url: '/api',
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
  });
});

test("a request of n8n's HTTP Request node, which calls its URL uri, holds it too", async () => {
  const uri = 'https://app.aseed.ai/custdev/api';
  expect(await authenticated({ baseUrl: '' }, { baseURL: undefined, url: undefined, uri })).toMatchObject({
    uri,
    headers: { Authorization: `Bearer ${token}` },
  });
});

test.each([
  [{ baseURL: undefined, url: undefined, uri: 'https://elsewhere.example/api' }],
  [{ baseURL: 'https://elsewhere.example' }],
  [{ url: 'https://elsewhere.example/api' }],
  [{ url: 'https://app.aseed.ai@elsewhere.example/' }],
  [{ url: 'http://app.aseed.ai/api' }],
  [{ baseURL: undefined, url: '' }],
])('the API token goes nowhere but to the origin of the credential, so not with a request for %j', async (request) => {
  await expect(authenticated({ baseUrl: '' }, request)).rejects.toMatchObject({
    message: 'The API token for Aseed is only sent to https://app.aseed.ai.',
  });
});

const refused: [Record<string, string | boolean>, string][] = [
  [{ baseUrl: 'http://aseed.example.com' }, isOpen],
  [{ baseUrl: 'http://aseed.example.com', allowHttp: false }, isOpen],
  [{ baseUrl: 'http://127.0.0.1.evil.example' }, isOpen],
  [{ baseUrl: 'http:/aseed.example.com' }, isOpen],
  [{ baseUrl: 'http://0.0.0.0' }, isOpen],
  [{ baseUrl: 'http://127.0.0.1@evil.example' }, isNone],
  [{ baseUrl: 'https://planted:planted@evil.example' }, isNone],
  [{ baseUrl: 'ht\ntp://evil.example' }, isNone],
  [{ baseUrl: 'file:///etc/passwd', allowHttp: true }, isNone],
  [{ baseUrl: 'app.aseed.ai' }, isNone],
  [{ baseUrl: '', apiToken: `${token}\r\nX-Evil: 1` }, notAToken],
  [{ baseUrl: '', apiToken: `${token}\u0000` }, notAToken],
  [{ baseUrl: '', apiToken: `${token}é` }, notAToken],
  [{ baseUrl: '', apiToken: `{{ $vars.${token} }}` }, notAToken],
  [{ baseUrl: '', apiToken: ' ' }, 'API Token is missing.'],
];

test.each(refused)('no request is sent with the credential %j: n8n shows why', async (credential, sentence) => {
  await expect(authenticated(credential)).rejects.toMatchObject({ name: 'InvalidConnectionError', message: sentence });
});

test.each(refused)('a create with the credential %j says the same, and sends nothing', async (credential, sentence) => {
  const { error } = await runCreate(fake, { credentials: { apiToken: fake.apiToken, ...credential } });
  expect(error?.message).toBe(sentence);
  expect(error?.description).toMatch(/^No room was created\. /);
  expect(`${error?.message} ${error?.description}`).not.toContain('planted');
  expect(fake.requests).toEqual([]);
});

test('a create goes by http to an address that is not known as this machine only if the credential allows it', async () => {
  const baseUrl = fake.baseUrl.replace('127.0.0.1', '0.0.0.0');
  const { apiToken } = fake;
  expect((await runCreate(fake, { credentials: { apiToken, baseUrl } })).error?.message).toBe(isOpen);
  expect(fake.requests).toEqual([]);
  expect((await runCreate(fake, { credentials: { apiToken, baseUrl, allowHttp: true } })).error).toBeUndefined();
  expect(fake.rooms).toHaveLength(1);
});
