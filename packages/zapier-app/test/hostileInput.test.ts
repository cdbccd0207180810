import { endpoints } from '@aseed/shared';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { test as testConnection } from '../src/authentication.ts';
import { perform as createRoom } from '../src/creates/createRoom.ts';
import { createRoomsAction, perform as createRooms } from '../src/creates/createRooms.ts';
import { perform as joinRoom } from '../src/creates/joinRoom.ts';
import { failureOf, inRealTime, projectId, run, runAction } from './zap.ts';

const fake = useFakeAseed(inRealTime);
const other = useFakeAseed(inRealTime);

const email = 'ana@example.com';
const joinPlace = '/custdev/api/interviews/join/';
const joinWith = (link: string) => failureOf(run(joinRoom, fake, { invite_link: link, email }));
const named = (texts: string[]) => texts.map((text) => ({ name: JSON.stringify(text.slice(0, 30)), text }));

const tokens = named([
  ...['a?b#c', 'a\\..\\b', 'ключ🙂', '__proto__', '%', 'x'.repeat(10_000)],
  ...['{{bundle.authData.apiToken}}', '{{process.env.PATH}}'],
]);

test.each(tokens)('the access token $name arrives as one segment of the path', async ({ text }) => {
  expect((await joinWith(text)).message).toMatch(/^Aseed knows no room with this invite link or access token \(404\)/);
  const paths = fake.requests.map(({ path }) => path);
  expect(paths).toEqual([expect.stringMatching(/^\/custdev\/api\/interviews\/join\/[^/?#\\]+$/)]);
  expect(decodeURIComponent(paths[0]?.slice(joinPlace.length) ?? '')).toBe(text);
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
  expect(await joinWith(token)).toEqual({
    name: 'AppError',
    message: expect.stringMatching(/^Invite Link or Access Token must be an invite link that holds an access token/),
  });
  expect(fake.requests).toEqual([]);
});

test.each([0, -1, 1.5, 1e21, '1e2', '٣', 101, Infinity, NaN, true, [], {}])(
  'the number of rooms %p is refused with its rule, and nothing is sent',
  async (count) => {
    expect(await failureOf(run(createRooms, fake, { project_id: projectId, count }))).toEqual({
      name: 'AppError',
      message: expect.stringMatching(/^Number of Rooms must be a whole number from 1 to 100\. No room was created\./),
    });
    expect(fake.requests).toEqual([]);
  },
);

test.each([`${projectId}, ${projectId}`, `${projectId}\n${projectId}`, '{{bundle.inputData.id}}'])(
  'the project %j is refused with an example of one, and nothing is sent',
  async (project_id) => {
    const { message } = await failureOf(run(createRoom, fake, { project_id }));
    expect(message).toContain(`Project must be an id of 32 hexadecimal digits, such as ${projectId}.`);
    expect(fake.requests).toEqual([]);
  },
);

const texts = named([
  ...['{{bundle.inputData.project_id}}', '{{process.env.PATH}}', '{{ $json.x }}', '{{{{bundle.authData.apiToken}}}}'],
  ...['"\\\'', 'a\u2028b', 'x'.repeat(100_000)],
]);

test.each(texts)('$name reaches Aseed unchanged, as topics, voice and language', async ({ text }) => {
  const fields = { topics_for_respondent: text, voice: text, language: text };
  const room = await run(createRoom, fake, { project_id: projectId, ...fields });
  expect(fake.rooms).toMatchObject([fields]);
  expect(room).toEqual({ ...fake.rooms[0], warnings: '' });
});

test('of a text that was cut inside an emoji, Aseed gets what it can store', async () => {
  const fields = { topics_for_respondent: 'Planning🙂'.slice(0, 9) };
  await run(createRoom, fake, { project_id: projectId, ...fields });
  expect(fake.rooms).toMatchObject([{ topics_for_respondent: 'Planning' }]);
});

test.each([
  ['max_duration_minutes', '5.7', 'Max Duration (Minutes) must be a whole number from 1 to 1440.'],
  ['max_duration_minutes', '1,5', 'Max Duration (Minutes) must be a whole number from 1 to 1440.'],
  ['max_duration_minutes', '45 min', 'Max Duration (Minutes) must be a whole number from 1 to 1440.'],
  ['max_duration_minutes', '1441', 'Max Duration (Minutes) must be a whole number from 1 to 1440.'],
  ['expires_in_days', '20261231', 'Expires In (Days) must be a whole number from 1 to 3650.'],
])(
  '%s %j is refused as it stands, and not cut to a number, when Zapier itself runs the step',
  async (field, value, rule) => {
    const step = runAction('create_room', fake, { project_id: projectId, [field]: value });
    expect((await failureOf(step)).message).toContain(rule);
    expect(fake.requests).toEqual([]);
  },
);

test('fields for numbers are text, of which Zapier makes no numbers before the core reads them', () => {
  const fields = createRoomsAction.operation.inputFields as { key: string; type: string }[];
  expect(fields.filter(({ type }) => type === 'integer' || type === 'number')).toEqual([]);
});

const notAToken = 'API Token holds white space or characters that no API token has. Copy it again.';
const isNone = 'Base URL must be an address such as https://app.aseed.ai/custdev.';
const isOpen = 'Base URL must begin with https://, since with http:// everybody on the way could read what is sent.';

test.each([
  [{ apiToken: '{{bundle.authData.secret}}' }, notAToken],
  [{ apiToken: '{{process.env.SECRET}}' }, notAToken],
  [{ apiToken: 'secret\r\nX-Evil: 1' }, notAToken],
  [{ apiToken: 'secret\u0000' }, notAToken],
  [{ apiToken: 'sécret' }, notAToken],
  [{ baseUrl: '{{bundle.authData.secret}}' }, isNone],
  [{ baseUrl: 'https://{{bundle.authData.secret}}/custdev' }, isNone],
  [{ baseUrl: 'https://app.aseed.ai/{{process.env.SECRET}}' }, isNone],
  [{ baseUrl: 'https://secret:secret@127.0.0.1' }, isNone],
  [{ baseUrl: 'javascript:secret' }, isNone],
  [{ baseUrl: 'http://secret.example' }, isOpen],
  [{ baseUrl: 'http://secret.example', allowHttp: true }, isOpen],
])('a connection with %j is refused without repeating it, and nothing is sent', async (authData, sentence) => {
  const order = { project_id: projectId };
  const steps = [() => run(testConnection, fake, {}, authData), () => run(createRoom, fake, order, authData)];
  for (const step of steps) {
    const { name, message } = await failureOf(step());
    expect({ name, message }).toEqual({ name: 'AppError', message: expect.stringContaining(sentence) });
    expect(message).not.toMatch(/secret/i);
  }
  expect(fake.requests).toEqual([]);
});

test.each([302, 307, 308])('neither a token nor an address follows a redirect (%i)', async (status) => {
  const answer = { status, headers: { location: `${other.baseUrl}/api/interviews/rooms?token=secret` }, body: '' };
  for (const { name } of endpoints) fake.fail(name, { answer });
  const told = `The Base URL does not seem to lead to the Aseed API: it redirects to ${other.origin} (${status}).`;
  for (const step of [
    () => run(createRoom, fake, { project_id: projectId }),
    () => run(testConnection, fake),
    () => run(joinRoom, fake, { invite_link: 'Xk3v9Q', email }),
  ]) {
    const { message } = await failureOf(step());
    expect(message).toContain(told);
    expect(message).not.toContain('secret');
  }
  expect(fake.requests).toHaveLength(3);
  expect(other.requests).toEqual([]);
});
