import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { testConnection } from '../../src/sending/testConnection.ts';
import type { ConnectionFields } from '../../src/call/connection.ts';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { clientOf, projectId } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const fake = useFakeAseed();

const connectedTo = (fields: Partial<ConnectionFields>) => {
  const { connection, ...client } = clientOf(fake);
  return { ...client, connection: { ...connection, ...fields } };
};
const isNone = 'Base URL must be an address such as https://app.aseed.ai/custdev.';
const isOpen = 'Base URL must begin with https://, since with http:// everybody on the way could read what is sent.';
/** An address of this machine that does not say that it is one. */
const byAnyAddress = () => fake.baseUrl.replace('127.0.0.1', '0.0.0.0');

test.each([
  ['https://user:pa55word@127.0.0.1/custdev', isNone],
  ['https://pa55word@127.0.0.1/custdev', isNone],
  ['http://127.0.0.1@evil.example', isNone],
  ['http://localhost:4010@evil.example', isNone],
  ['http://evil.example#127.0.0.1', isNone],
  ['https://aseed.example.com/custdev?api=1', isNone],
  ['https://aseed.example.com/custdev#top', isNone],
  ['javascript:alert(1)', isNone],
  ['file:///etc/passwd', isNone],
  ['ftp://127.0.0.1/custdev', isNone],
  ['data:text/plain,x', isNone],
  ['ws://127.0.0.1', isNone],
  ['//127.0.0.1/custdev', isNone],
  ['https://app.aseed\n.ai/custdev', isNone],
  ['https://app.aseed.ai/cust dev', isNone],
  ['https://app.aseed.ai/custdev\thttps://app.aseed.ai', isNone],
  ['https://app.aseed.ai/\r\nX-Evil: 1', isNone],
  ['https://app.aseed.ai\u0000/custdev', isNone],
  ['https://app.aseed.ai/custdev\u0000', isNone],
  ['https://app\u200b.aseed.ai/custdev', isNone],
  ['https://app.aseed.ai/\ud83d', isNone],
  ['https://{{bundle.authData.host}}/custdev', isNone],
  ['https://app.aseed.ai/{{process.env.PATH}}', isNone],
  ['http://app.aseed.ai/custdev', isOpen],
  ['HTTP://APP.ASEED.AI', isOpen],
  ['http:app.aseed.ai', isOpen],
  ['http://localhost.evil.example', isOpen],
  ['http://127.0.0.1.evil.example', isOpen],
  ['http://[::ffff:127.0.0.1]', isOpen],
  ['http://0.0.0.0', isOpen],
  ['http://128.0.0.1', isOpen],
  ['http://l\u043ecalhost', isOpen],
  ['http://localhost.', isOpen],
])('the base URL %j is refused without being repeated, and nothing is sent', async (baseUrl, message) => {
  const client = connectedTo({ baseUrl });
  const refusal = { name: 'InvalidConnectionError', field: 'base_url', message, hint: expect.any(String) };
  expect(await refusalOf(() => testConnection(client))).toEqual(refusal);
  const { results } = await createRoomsForOrders(client, [{ project_id: projectId }], { perOrder: 1, goOn: false });
  expect(results.map(({ rooms, error }) => [rooms, error?.message])).toEqual([[[], message]]);
  expect(fake.requests).toEqual([]);
});

test('a base URL with a name of 10 kB is refused in a sentence that can be read', async () => {
  const client = connectedTo({ baseUrl: `https://${'a'.repeat(10_000)}` });
  expect((await refusalOf(() => testConnection(client))).message).toBe(isNone);
});

test.each([
  ['with a slash at its end', (own: string) => `${own}/`],
  ['with many slashes at its end', (own: string) => `${own}${'/'.repeat(10_000)}`],
  ['with white space round it', (own: string) => `\n ${own}\t`],
  ['with dots in its path', (own: string) => own.replace('custdev', 'x/../%2e/custdev')],
  ['with an empty query and hash', (own: string) => `${own}?#`],
  ['with backslashes', (own: string) => own.replaceAll('/', '\\')],
  ['as a number', (own: string) => own.replace('127.0.0.1', '2130706433')],
  ['as a hexadecimal number', (own: string) => own.replace('127.0.0.1', '0x7f000001')],
  ['in signs that Unicode takes for ASCII', (own: string) => own.replace('127.0.0.1', '①②⑦。0。0。1')],
])('the base URL of this machine %s is this machine, by http as well', async (_how, written) => {
  await testConnection(connectedTo({ baseUrl: written(fake.baseUrl) }));
  expect(fake.requests.map(({ path }) => path)).toEqual(['/custdev/api/interviews/rooms?status=connection-test']);
});

test('a token goes over http to another address only where the connection allows it', async () => {
  for (const allowHttp of [undefined, false, 'true', 1]) {
    const refused = connectedTo({ baseUrl: byAnyAddress(), allowHttp });
    expect((await refusalOf(() => testConnection(refused))).message).toBe(isOpen);
  }
  expect(fake.requests).toEqual([]);
  await testConnection(connectedTo({ baseUrl: byAnyAddress(), allowHttp: true }));
  expect(fake.requests).toHaveLength(1);
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://127.0.0.1@evil.example'])(
  'allowing http allows no more than http: %s is refused all the same',
  async (baseUrl) => {
    expect((await refusalOf(() => testConnection(connectedTo({ baseUrl, allowHttp: true })))).message).toBe(isNone);
  },
);

test.each([
  'secret-token\r\nX-Evil: 1',
  'secret-token\nX-Evil: 1',
  'secret-\rtoken',
  'secret-\u0000token',
  'secret-tokén',
  'secret-токен',
  'secret-token🙂',
  'secret-token\ud83d',
  '{{secret-token}}',
  '{{bundle.authData.secret-token}}',
])('the API token %j is refused without being repeated, and nothing is sent', async (apiToken) => {
  const { message, hint } = await refusalOf(() => testConnection(connectedTo({ apiToken })));
  expect(message).toBe('API Token holds white space or characters that no API token has. Copy it again.');
  expect(hint).not.toContain('secret');
  expect(fake.requests).toEqual([]);
});
