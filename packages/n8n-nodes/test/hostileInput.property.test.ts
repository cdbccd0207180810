import { useFakeAseed } from '@aseed/fake-aseed/jest';
import type { IDataObject } from 'n8n-workflow';
import { nodeName, projectId, runCreate, runJoin } from './aseedNode.ts';

const fake = useFakeAseed();
const other = useFakeAseed();

const email = 'ana@example.com';
const joinPlace = '/custdev/api/interviews/join/';
/** The second of two items holds the value, so that a refusal shows to be about the one and to stop both. */
const joinWith = (link: string) =>
  runJoin(fake, { items: [{ link }], parameters: { invite_link: '={{ $json.link }}', email } });
const createWith = (field: string, value: unknown, good: unknown = value) =>
  runCreate(fake, {
    items: [{ value: good }, { value }] as IDataObject[],
    parameters: { [field]: '={{ $json.value }}' },
  });

test.each(
  ['a?b#c', 'a\\..\\b', 'ключ🙂', '__proto__', '{{$json.email}}', '%', 'x'.repeat(10_000)].map((token) => ({
    name: JSON.stringify(token.slice(0, 30)),
    token,
  })),
)('the access token $name arrives as one segment of the path', async ({ token }) => {
  const { error } = await joinWith(token);
  expect(error?.message).toBe('Aseed knows no room with this invite link or access token (404).');
  const segments = fake.requests.map(({ path }) => path.slice(joinPlace.length));
  expect(segments).toEqual([expect.stringMatching(/^[^/?#\\]+$/)]);
  expect(decodeURIComponent(segments[0] ?? '')).toBe(token);
  expect(fake.requests[0]?.path).toMatch(/^\/custdev\/api\/interviews\/join\//);
});

test.each([
  '.',
  '..',
  'a\r\nX-Evil: 1',
  'a b',
  'a/b',
  '../rooms',
  'a%2Fb',
  '%2e%2e',
  'a\u0000b',
  '\ud83d',
  'https://evil.example/?token=..',
  'https://evil.example/%0d%0a',
])('the access token %j is refused in a sentence, and nothing is sent', async (token) => {
  const { error } = await joinWith(token);
  expect(error?.message).toMatch(/^Invite Link or Access Token must be an invite link that holds an access token/);
  expect(fake.requests).toEqual([]);
});

test.each([0, -1, 1.5, 1e21, '1e2', '٣', 10_001, true, [], {}, 'ten', '0x10'])(
  'the number of rooms %j is refused with its rule, and nothing is sent',
  async (count) => {
    const { error } = await createWith('count', count, 1);
    expect(error?.message).toBe('Item 2: Number of Rooms must be a whole number from 1 to 10000.');
    expect(error?.context).toMatchObject({ itemIndex: 1 });
    expect(fake.requests).toEqual([]);
  },
);

test.each(['Infinity', 'NaN', '-Infinity', '1 / 0', '10n'])(
  'the number of rooms that an expression makes %s is refused with its rule, and nothing is sent',
  async (count) => {
    const { error } = await runCreate(fake, { parameters: { count: `={{ ${count} }}` } });
    expect(error?.message).toBe('Number of Rooms must be a whole number from 1 to 10000.');
    expect(fake.requests).toEqual([]);
  },
);

test.each([', ', ',', '\n', ' ', ';'])(
  'two projects in one field (%j) are refused, and nothing is sent',
  async (between) => {
    const { error } = await createWith('project_id', [projectId, projectId].join(between), projectId);
    expect(error?.message).toBe(`Item 2: Project must be an id of 32 hexadecimal digits, such as ${projectId}.`);
    expect(error?.context).toMatchObject({ itemIndex: 1 });
    expect(fake.requests).toEqual([]);
  },
);

const texts = [
  '{{bundle.inputData.x}}',
  '{{process.env.PATH}}',
  '{{ $json.email }}',
  '={{ $json.email }}',
  '"\\\'',
  'a\u2028b',
  'x'.repeat(100_000),
];

test.each(texts.map((text) => ({ name: JSON.stringify(text.slice(0, 30)), text })))(
  '$name reaches Aseed unchanged, as topics, voice and language',
  async ({ text }) => {
    const expression = '={{ $json.text }}';
    const additionalFields = { topics_for_respondent: expression, voice: expression, language: expression };
    const { error } = await runCreate(fake, { items: [{ text }], parameters: { additionalFields } });
    expect(error).toBeUndefined();
    expect(fake.rooms).toMatchObject([{ topics_for_respondent: text, voice: text, language: text }]);
  },
);

test('of a text that an expression cuts inside an emoji, Aseed gets what it can store', async () => {
  const additionalFields = { topics_for_respondent: '={{ $json.topic.slice(0, 9) }}' };
  const { error } = await runCreate(fake, { items: [{ topic: 'Planning🙂' }], parameters: { additionalFields } });
  expect(error).toBeUndefined();
  expect(fake.rooms).toMatchObject([{ topics_for_respondent: 'Planning' }]);
});

test.each([
  ['max_duration_minutes', 1441, 'Max Duration (Minutes) must be a whole number from 1 to 1440.'],
  ['expires_in_days', 20_261_231, 'Expires In (Days) must be a whole number from 1 to 3650.'],
])('%s %i, with which Aseed fails, is refused and nothing is sent', async (field, value, rule) => {
  const { error } = await runCreate(fake, { parameters: { additionalFields: { [field]: value } } });
  expect(error?.message).toBe(rule);
  expect(fake.requests).toEqual([]);
});

test('braces in a field that is no expression are text', async () => {
  const additionalFields = { voice: '{{ $json.email }}', language: '{{bundle.x}}' };
  await runCreate(fake, { items: [{ email }], parameters: { additionalFields } });
  expect(fake.rooms).toMatchObject([additionalFields]);
});

test.each([302, 307, 308])('neither a token nor an address follows a redirect (%i)', async (status) => {
  const answer = { status, headers: { location: `${other.baseUrl}/api/interviews/rooms?token=secret` }, body: '' };
  fake.fail('createRooms', { answer });
  fake.fail('joinRoom', { answer });
  const told = `The Base URL does not seem to lead to the Aseed API: it redirects to ${other.origin} (${status}).`;
  expect((await runCreate(fake)).error?.message).toBe(told);
  expect((await joinWith('Xk3v9Q')).error?.message).toBe(told);
  expect(other.requests).toEqual([]);
});

test('rooms with fields named like what every object has are delivered, and nothing else changes', async () => {
  const body = `{"rooms":[{"id":"room-1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]}`;
  fake.fail('createRooms', { answer: { status: 200, body } });
  const { error, items } = await runCreate(fake);
  expect(error).toBeUndefined();
  expect(items(nodeName).map(({ json }) => [json.id, json.constructor])).toEqual([
    ['room-1', { prototype: { polluted: true } }],
  ]);
  expect('polluted' in {}).toBe(false);
});

test('10,000 items make 100 calls and get a room each, and so does one item that asks for 10,000', async () => {
  const many = await runCreate(fake, { items: Array.from({ length: 10_000 }, (_, place) => ({ place })) });
  const made = many.items(nodeName);
  expect(made.map(({ pairedItem }) => Object(pairedItem).item)).toEqual(made.map((_, place) => place));
  expect(new Set(made.map(({ json }) => json.url)).size).toBe(10_000);
  expect(fake.requests).toHaveLength(100);
  const one = await runCreate(fake, { parameters: { count: 10_000 } });
  expect(new Set(one.items(nodeName).map(({ json }) => json.url)).size).toBe(10_000);
  expect([fake.requests.length, fake.rooms.length]).toEqual([200, 20_000]);
});
