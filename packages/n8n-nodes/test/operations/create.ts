import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { nodeName, projectId, runCreate } from '../aseedNode.ts';

const fake = useFakeAseed();

const contacts = Array.from({ length: 250 }, (_, place) => ({
  email: `contact${place}@example.com`,
  language: ['en', 'de', 'es'][place % 3] ?? '',
}));
const sentBodies = () => fake.requests.map(({ body }) => JSON.parse(body));

test('gives one item a room, with its invite link, paired to the item it was made for', async () => {
  const finished = await runCreate(fake, {
    items: [{ seats: 2 }, { seats: 1 }],
    parameters: { count: '={{ $json.seats }}' },
  });
  const items = finished.items(nodeName);
  expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 1 }]);
  expect(items.map(({ json }) => json.url)).toEqual(fake.rooms.map(({ url }) => url));
});

test('resolves expressions for each item, and lets items with equal settings share calls of up to 100 rooms', async () => {
  const finished = await runCreate(fake, {
    items: contacts,
    parameters: { additionalFields: { language: '={{ $json.language }}' } },
  });
  const items = finished.items(nodeName);
  expect(items).toHaveLength(250);
  expect(items.every(({ json, pairedItem }) => json.language === contacts[Object(pairedItem).item]?.language)).toBe(
    true,
  );
  expect(sentBodies().map(({ language, count }) => [language, count])).toEqual([
    ['en', 84],
    ['de', 83],
    ['es', 83],
  ]);
});

test('splits a number above 100 over several calls', async () => {
  const finished = await runCreate(fake, { parameters: { count: 250 } });
  expect(sentBodies().map(({ count }) => count)).toEqual([100, 100, 50]);
  expect(new Set(finished.items(nodeName).map(({ json }) => json.url)).size).toBe(250);
});

test('sends every field that is filled in and leaves out the blank ones', async () => {
  await runCreate(fake, {
    parameters: {
      count: 3,
      additionalFields: {
        max_duration_minutes: 45,
        expires_in_days: 14,
        voice: 'Marin',
        realtime_provider: ' ',
        language: '',
        topics_for_respondent: 'Pricing\nand packaging',
      },
    },
  });
  expect(sentBodies()).toEqual([
    {
      project_id: projectId,
      count: 3,
      max_duration_minutes: 45,
      expires_in_days: 14,
      voice: 'Marin',
      topics_for_respondent: 'Pricing\nand packaging',
    },
  ]);
  expect(fake.requests[0]?.headers.authorization).toBe(`Bearer ${fake.apiToken}`);
});

test('adds the input fields under "input" if asked to, and only then', async () => {
  const items = [{ id: 'crm-1', email: 'ana@example.com' }];
  const plain = await runCreate(fake, { items });
  expect(plain.items(nodeName)[0]?.json).not.toHaveProperty('input');
  const included = await runCreate(fake, { items, parameters: { options: { includeInputFields: true } } });
  expect(included.items(nodeName)[0]?.json).toMatchObject({ id: fake.rooms[1]?.id, input: items[0] });
});

test('takes what people paste: an id in capitals without hyphens, a token with "Bearer", a slash after the base URL', async () => {
  const finished = await runCreate(fake, {
    parameters: { project_id: ` ${projectId.toUpperCase().replaceAll('-', '')} ` },
    credentials: { apiToken: ` Bearer ${fake.apiToken}\n`, baseUrl: `${fake.baseUrl}/` },
  });
  expect(finished.error).toBeUndefined();
  expect(fake.rooms.map(({ project_id: project }) => project)).toEqual([projectId]);
});

test('a failure in the middle of a run names the rooms that were made, without their links', async () => {
  fake.fail('createRooms', faults.rateLimited, { skip: 1 });
  const { error } = await runCreate(fake, { items: contacts });
  expect(error?.message).toBe(
    '100 of 250 rooms were created. Aseed is receiving too many calls and refused this one (429).',
  );
  expect(error?.description).toContain('Run it again in 7 seconds.');
  expect(fake.rooms.every(({ id }) => error?.description?.includes(id))).toBe(true);
  expect(fake.rooms.some(({ access_token: token }) => error?.description?.includes(token))).toBe(false);
  expect(fake.requests).toHaveLength(2);
});

test('is simplified, with the invite link first, unless all that Aseed tells is wanted', async () => {
  const [item] = (await runCreate(fake, { parameters: { simplify: true } })).items(nodeName);
  const [room] = fake.rooms;
  expect(Object.entries(item?.json ?? {})).toEqual([
    ['invite_link', room?.url],
    ['id', room?.id],
    ['status', 'pending'],
    ['expires_at', room?.expires_at],
    ['language', null],
    ['project_id', projectId],
  ]);
});

test('where contacts cannot be remembered, no room is made for them, and it says so', async () => {
  const parameters = { onePerContact: true, contactKey: 'ana@example.com', ifContactHasRoom: 'leaveOut' };
  const { error } = await runCreate(fake, { parameters });
  expect(error?.message).toMatch(/^The table that remembers which contact has a room could not be used: /);
  expect(fake.requests).toEqual([]);
});

test('gives each room its Display Name, with a second call for each', async () => {
  const finished = await runCreate(fake, {
    items: [{ name: 'Ana' }, { name: '' }],
    parameters: { count: 2, additionalFields: { display_name: '={{ $json.name }}' } },
  });
  expect(finished.error).toBeUndefined();
  expect(finished.items(nodeName).map(({ json }) => json.display_name)).toEqual(['Ana', 'Ana', null, null]);
  expect(fake.rooms.map(({ display_name: name }) => name)).toEqual(['Ana', 'Ana', null, null]);
  expect(fake.requests.map(({ operation }) => operation)).toEqual(['createRooms', 'updateRoom', 'updateRoom']);
});

test('a room that cannot be given its Display Name is not lost, and a hint says so', async () => {
  fake.fail('updateRoom', faults.serverError);
  const finished = await runCreate(fake, { parameters: { additionalFields: { display_name: 'Ana' } } });
  expect(finished.items(nodeName).map(({ json }) => json.id)).toEqual(fake.rooms.map(({ id }) => id));
  const [ran] = finished.run.data.resultData.runData[nodeName] ?? [];
  expect(JSON.stringify(ran?.hints)).toContain('could not be given the Display Name');
});

test('a Display Name that is too long is refused before anything is made', async () => {
  const { error } = await runCreate(fake, { parameters: { additionalFields: { display_name: 'ä'.repeat(43) } } });
  expect(error?.message).toBe('Display Name must be text of at most 42 characters.');
  expect(fake.requests).toEqual([]);
});
