import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { searchList } from '@aseed/n8n-engine';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { Aseed } from '../nodes/Aseed/Aseed.node.ts';
import { located, nodeName, projectId, runCreate } from './aseedNode.ts';

const fake = useFakeAseed();

const search = (text?: string, credentials?: ICredentialDataDecryptedObject) =>
  searchList({
    node: { name: nodeName, type: 'aseed', parameters: { resource: 'interviewRoom', operation: 'create' } },
    nodeType: new Aseed(),
    list: 'searchProjects',
    ...(text !== undefined && { text }),
    credentials: credentials ?? { apiToken: fake.apiToken, baseUrl: fake.baseUrl },
  });

/** Why a list is not shown, as the editor shows it. */
const complaint = (searching: Promise<unknown>) =>
  searching.then(
    () => ({ message: 'It was shown.' }),
    ({ name, message, description }: Error & { description?: string }) => ({ name, message, description }),
  );

test('projects are listed by name, with what they lack before rooms can be made in them', async () => {
  const { results } = await search();
  expect(results.map(({ name }) => name)).toEqual([
    'Draft: churn (no research goals, no interview guide yet)',
    'Onboarding interviews',
    'Pricing study',
  ]);
  expect(results.map(({ value }) => value)).toContain('7d1f0c52-6b7e-4c1a-9a53-0b6f2f6f1a02');
});

test('they are searched by name', async () => {
  expect((await search('pricing')).results.map(({ name }) => name)).toEqual(['Pricing study']);
});

test.each([
  ['a fault of Aseed', () => fake.fail('listProjects', faults.serverError), {}, 'a fault of its own (500)'],
  [
    'a page in its place',
    () => fake.fail('listProjects', faults.hugePage),
    {},
    'The list of projects cannot be shown.',
  ],
  ['nobody that listens', () => undefined, { baseUrl: 'http://127.0.0.1:9' }, 'nothing listens at that address'],
  ['a wrong token', () => undefined, { apiToken: 'wrong' }, 'Aseed did not accept the API token (401)'],
  ['a base URL that is none', () => undefined, { baseUrl: 'app.aseed.ai' }, 'Base URL must be an address'],
])('%s says so, and how to go on without the list', async (_, prepare, changed, sentence) => {
  prepare();
  const credentials = { apiToken: fake.apiToken, baseUrl: fake.baseUrl, ...changed };
  expect(await complaint(search('', credentials))).toEqual({
    name: 'NodeApiError',
    message: expect.stringContaining(sentence),
    description: expect.stringMatching(/^Choose By ID, and paste the id of the project or its address in Aseed\. /),
  });
});

test.each([
  ['chosen from the list', located('list', projectId)],
  ['typed as an id', located('id', ` ${projectId.toUpperCase()} `)],
  ['pasted as an address', located('url', `https://app.aseed.ai/projects/${projectId}/interviews`)],
  ['an address under By ID', located('id', `https://app.aseed.ai/projects/${projectId}`)],
  ['an expression', located('id', '={{ $json.project }}')],
  ['an expression for all of it', '={{ $json.project }}'],
  ['of a way that this version does not have', located('name', projectId)],
])('a project that is %s makes its rooms', async (_, project_id) => {
  const finished = await runCreate(fake, { items: [{ project: projectId }], parameters: { project_id } });
  expect(finished.error).toBeUndefined();
  expect(fake.rooms.map((room) => room.project_id)).toEqual([projectId]);
});

test('a project is never looked for in the list before rooms are made', async () => {
  await runCreate(fake, { parameters: { project_id: located('list', projectId) } });
  expect(fake.requests.map(({ operation }) => operation)).toEqual(['createRooms']);
});

test('a project that is blank is refused, and one that is no id too', async () => {
  const blank = await runCreate(fake, { parameters: { project_id: located('id', '={{ $json.none }}') } });
  expect(blank.error?.message).toBe('Project is missing.');
  const odd = await runCreate(fake, { parameters: { project_id: located('url', 'https://app.aseed.ai/projects') } });
  expect(odd.error?.message).toContain('Project must be an id of 32 hexadecimal digits');
  expect(fake.requests).toEqual([]);
});
