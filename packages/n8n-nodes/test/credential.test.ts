import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { AseedApi } from '../credentials/AseedApi.credentials.ts';
import { runCreate } from './aseedNode.ts';

const fake = useFakeAseed();

const token = 'planted-7f3a';
const isNone = 'Base URL must be an address such as https://app.aseed.ai/custdev.';
const isOpen = 'Base URL must begin with https://, since with http:// everybody on the way could read what is sent.';
const notAToken = 'API Token holds white space or characters that no API token has. Copy it again.';

/** What n8n does with the credential before it sends a request with it, as for its test: the request, or what it shows. */
async function authenticated(credential: Record<string, string | boolean>, changes = {}): Promise<unknown> {
  const { authenticate } = new AseedApi();
  if (typeof authenticate !== 'function') throw new Error('The credential has no function that authenticates.');
  const baseURL = String(credential.baseUrl) || 'https://app.aseed.ai';
  const request = { baseURL, url: '/api', headers: { Accept: 'application/json' } };
  return authenticate({ apiToken: token, ...credential }, { ...request, ...changes });
}

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
