import { type FakeAseed } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { projectId, runCreate, runJoin, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed({ projects: [projectId] });

const countRule = 'Number of Rooms must be a whole number from 1 to 10000.';
const otherProject = projectId.replace('3c', '4d');

/** The second of two items is the bad one, where it can be. */
const forSecond = (field: string, value: string | number, good: string | number): NodeRun => ({
  items: [{ value: good }, { value }],
  parameters: { [field]: '={{ $json.value }}' },
});

const creates: [string, (fake: FakeAseed) => NodeRun, string][] = [
  ['no project', () => forSecond('project_id', '', projectId), 'Project is missing.'],
  [
    '"abc" as project',
    () => forSecond('project_id', 'abc', projectId),
    'Project must be an id of 32 hexadecimal digits',
  ],
  ['0 rooms', () => forSecond('count', 0, 1), countRule],
  ['1.5 rooms', () => forSecond('count', 1.5, 1), countRule],
  ['10001 rooms', () => forSecond('count', 10_001, 1), countRule],
  ['"ten" rooms', () => forSecond('count', 'ten', 1), countRule],
];

test.each(creates)('create with %s names the field and the item, and creates nothing', async (_, run, sentence) => {
  const { error } = await runCreate(fake, run(fake));
  expect(error?.message).toContain(sentence);
  expect(error?.context).toMatchObject({ itemIndex: 1 });
  expect(error?.description).toMatch(/^No room was created\. /);
  expect(fake.requests).toEqual([]);
});

test('create with -1 days names the field and creates nothing', async () => {
  const { error } = await runCreate(fake, { parameters: { additionalFields: { expires_in_days: -1 } } });
  expect(error?.message).toBe('Expires In (Days) must be a whole number from 1 to 3650.');
  expect(fake.requests).toEqual([]);
});

const refusals: [string, (fake: FakeAseed) => NodeRun, string][] = [
  [
    'an unknown project',
    () => ({ parameters: { project_id: otherProject } }),
    'Aseed knows no project with this id (404).',
  ],
  [
    'a wrong token',
    ({ baseUrl }) => ({ credentials: { apiToken: 'wrong', baseUrl } }),
    'Aseed did not accept the API token (401).',
  ],
  ['no token', ({ baseUrl }) => ({ credentials: { apiToken: ' ', baseUrl } }), 'API Token is missing'],
  [
    'a base URL without its path',
    ({ apiToken, origin }) => ({ credentials: { apiToken, baseUrl: origin } }),
    'The Base URL does not seem to lead to the Aseed API',
  ],
  [
    'a base URL that is none',
    ({ apiToken }) => ({ credentials: { apiToken, baseUrl: 'app.aseed.ai' } }),
    'Base URL must be an address such as https://app.aseed.ai/custdev.',
  ],
  [
    'a base URL of no host',
    ({ apiToken }) => ({ credentials: { apiToken, baseUrl: 'https://no-such-host.invalid' } }),
    'Aseed cannot be reached at https://no-such-host.invalid: there is no such host.',
  ],
  [
    'the API down',
    ({ apiToken }) => ({ credentials: { apiToken, baseUrl: 'http://127.0.0.1:9' } }),
    'Aseed cannot be reached at http://127.0.0.1:9: nothing listens at that address.',
  ],
];

test.each(refusals)('create with %s says so, and creates nothing', async (_, run, sentence) => {
  const { error } = await runCreate(fake, run(fake));
  expect(error?.message).toContain(sentence);
  expect(error?.description).toMatch(/^No room was created\. /);
  expect(fake.rooms).toEqual([]);
});

const joins: [string, Record<string, string>, string][] = [
  [
    'an e-mail without @',
    { invite_link: 'token', email: 'ana.example.com' },
    'Respondent E-mail must be an e-mail address',
  ],
  ['no e-mail', { invite_link: 'token', email: '' }, 'Respondent E-mail is missing.'],
  [
    'a link without a token',
    { invite_link: 'https://app.aseed.ai/', email: 'a@example.com' },
    'Invite Link or Access Token must be',
  ],
  ['no link', { invite_link: '', email: 'a@example.com' }, 'Invite Link or Access Token is missing.'],
];

test.each(joins)('join with %s names the field, and sends nothing', async (_, parameters, sentence) => {
  const { error } = await runJoin(fake, {
    items: [{ ...parameters }],
    parameters: { invite_link: '={{ $json.invite_link }}', email: '={{ $json.email }}' },
  });
  expect(error?.message).toContain(sentence);
  expect(fake.requests).toEqual([]);
});

test('join with a wrong token says that there is no such room', async () => {
  const { error } = await runJoin(fake, { parameters: { invite_link: 'wrong', email: 'a@example.com' } });
  expect(error?.message).toBe('Aseed knows no room with this invite link or access token (404).');
});

test('join with a wrong base URL says so', async () => {
  const options = { baseUrl: fake.origin };
  const { error } = await runJoin(fake, { parameters: { invite_link: 'wrong', email: 'a@example.com', options } });
  expect(error?.message).toContain('The Base URL does not seem to lead to the Aseed API');
});

test('an operation that this version does not have is an error, and creates nothing', async () => {
  const { error } = await runCreate(fake, { parameters: { operation: 'delete' } });
  expect(error?.message).toBe('This version of the Aseed node has no operation "delete".');
  expect(fake.requests).toEqual([]);
});
