import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { nodeName, retry, runCreate } from '../aseedNode.ts';

const fake = useFakeAseed();

const creates = () => fake.requests.filter(({ operation }) => operation === 'createRooms');
const goOn = { onError: 'continueRegularOutput' } as const;
const toErrorOutput = { onError: 'continueErrorOutput' } as const;
const goOnAndRetry = { ...goOn, ...retry };
const seats = { count: '={{ $json.seats }}' };

test('invalid items get an error item each, paired to them, and the others their rooms', async () => {
  const finished = await runCreate(fake, {
    items: [{ seats: 'ten' }, { seats: 2 }, { seats: 0 }],
    parameters: seats,
    settings: goOn,
  });
  const outcome = finished.items(nodeName).map(({ json, pairedItem }) => [pairedItem, json.error ?? 'room']);
  const refusal = 'Number of Rooms must be a whole number from 1 to 10000.';
  expect(outcome).toEqual([
    [{ item: 1 }, 'room'],
    [{ item: 1 }, 'room'],
    [{ item: 0 }, refusal],
    [{ item: 2 }, refusal],
  ]);
  expect(fake.rooms).toHaveLength(2);
});

test('on the error output, a failed item keeps the fields it came with', async () => {
  const finished = await runCreate(fake, {
    items: [{ seats: 'ten', email: 'ana@example.com' }, { seats: 1 }],
    parameters: seats,
    settings: toErrorOutput,
  });
  expect(finished.items(nodeName, 0)).toHaveLength(1);
  expect(finished.items(nodeName, 1)).toMatchObject([
    { json: { email: 'ana@example.com', error: expect.stringContaining('Number of Rooms') }, pairedItem: { item: 0 } },
  ]);
});

test('an expression that fails is an error of its item alone', async () => {
  const finished = await runCreate(fake, {
    items: [{ seats: 1 }, { seats: 2 }],
    parameters: { count: '={{ $json.seats === 1 ? 1 : $("No such node").item.json.seats }}' },
    settings: goOn,
  });
  expect(finished.items(nodeName).map(({ json }) => typeof json.error)).toEqual(['undefined', 'string']);
  expect(fake.rooms).toHaveLength(1);
});

test('rooms of an item whose second call fails are delivered, with an error item for the rest', async () => {
  fake.fail('createRooms', faults.rateLimited, { skip: 1 });
  const finished = await runCreate(fake, { parameters: { count: 150 }, settings: goOn });
  const items = finished.items(nodeName);
  expect(items.slice(0, 100).map(({ json }) => json.url)).toEqual(fake.rooms.map(({ url }) => url));
  expect(items.slice(100).map(({ json }) => json.error)).toEqual([
    '100 of 150 rooms were created. Aseed is receiving too many calls and refused this one (429).',
  ]);
});

test('items of calls that were not sent any more say so', async () => {
  fake.fail('createRooms', faults.serverError);
  const finished = await runCreate(fake, {
    items: [{ language: 'en' }, { language: 'de' }],
    parameters: { additionalFields: { language: '={{ $json.language }}' } },
    settings: goOn,
  });
  const [first, second] = finished.items(nodeName).map(({ json }) => String(json.error));
  expect(first).toMatch(/^Whether the rooms were created is not known/);
  expect(second).toMatch(/^This was not sent to Aseed, because something else in the same run failed: /);
  expect(creates()).toHaveLength(1);
});

test.each([
  ['the first item', [{ seats: 'ten' }, { seats: 1 }, { seats: 2 }]],
  ['the last item', [{ seats: 1 }, { seats: 2 }, { seats: 'ten' }]],
])('with Retry On Fail as well, rooms are made once although %s is invalid', async (_, items) => {
  const finished = await runCreate(fake, { items, parameters: seats, settings: goOnAndRetry });
  expect(fake.rooms).toHaveLength(3);
  expect(finished.items(nodeName)).toHaveLength(4);
});

test('with Retry On Fail as well, a create whose outcome is open is not sent again', async () => {
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  const finished = await runCreate(fake, { parameters: { count: 3 }, settings: goOnAndRetry });
  expect(fake.rooms).toHaveLength(3);
  expect(finished.items(nodeName).map(({ json }) => json.error)).toEqual([
    expect.stringContaining('Whether the rooms were created is not known'),
  ]);
});

test('with Retry On Fail as well, a create that was refused for now is tried again', async () => {
  fake.fail('createRooms', faults.rateLimited, { times: 1 });
  const finished = await runCreate(fake, { parameters: { count: 3 }, settings: goOnAndRetry });
  expect(finished.items(nodeName).map(({ json }) => json.url)).toEqual(fake.rooms.map(({ url }) => url));
  expect(fake.rooms).toHaveLength(3);
});

test('a credential that n8n cannot read is an error of each item, on the error output', async () => {
  const finished = await runCreate(fake, {
    items: [{ email: 'ana@example.com' }, { email: 'bo@example.com' }],
    credentials: new Error('Credential with ID "1" does not exist'),
    settings: toErrorOutput,
  });
  expect(finished.items(nodeName, 0)).toEqual([]);
  expect(finished.items(nodeName, 1).map(({ json }) => json.email)).toEqual(['ana@example.com', 'bo@example.com']);
});

test('that rooms may exist is told and not hidden behind another error of the same item', async () => {
  const invalid = { answer: { status: 422, body: { detail: 'no' } } };
  fake.fail('createRooms', invalid, { times: 1 });
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  const finished = await runCreate(fake, { parameters: { count: 150 }, settings: goOnAndRetry });
  expect(fake.rooms).toHaveLength(50);
  expect(finished.items(nodeName).map(({ json }) => json)).toEqual([
    {
      error: expect.stringMatching(/^Whether the rooms were created is not known: /),
      details: expect.stringContaining('Aseed lists exactly the rooms that are missing (50)'),
    },
  ]);
});

test("a server's words that n8n has a sentence of its own for do not replace ours", async () => {
  const text = { 'content-type': 'text/plain' };
  fake.fail('createRooms', { answer: { status: 500, headers: text, body: 'connect ECONNREFUSED 10.0.0.5:5432' } });
  const { error } = await runCreate(fake);
  expect(error?.message).toMatch(/^Whether the rooms were created is not known: .*ECONNREFUSED/);
});

test('a web page with a 403 is no refusal of Aseed', async () => {
  const page = { status: 403, headers: { 'content-type': 'text/html' }, body: '<html><h1>Forbidden</h1></html>' };
  fake.fail('createRooms', { answer: page });
  const { error } = await runCreate(fake);
  expect(error?.message).toBe('The Base URL does not seem to lead to the Aseed API: it answers with a web page (403).');
});

test('in a run that stops, an outcome that is open is told rather than what was not sent after it', async () => {
  fake.fail('createRooms', faults.closedAfter, { skip: 1 });
  const languages = [...Array.from({ length: 100 }, () => 'en'), 'de', 'en'];
  const { error } = await runCreate(fake, {
    items: languages.map((language) => ({ language })),
    parameters: { additionalFields: { language: '={{ $json.language }}' } },
  });
  expect(error?.message).toMatch(/^100 of 102 rooms were created\. Whether the others were created is not known/);
  expect(error?.description).toContain('Aseed lists exactly the rooms that are missing (1)');
});

test('when the first call of several is left open, the items that were not sent say that no room was created', async () => {
  fake.fail('createRooms', faults.serverError);
  const items = Array.from({ length: 150 }, (_, place) => ({ email: `contact${place}@example.com` }));
  const finished = await runCreate(fake, { items, settings: toErrorOutput });
  const failed = finished.items(nodeName, 1);
  expect(failed).toHaveLength(150);
  expect(new Set(failed.map(({ json }) => json.email)).size).toBe(150);
  const notSent = failed.filter(({ json }) => String(json.error).startsWith('This was not sent'));
  expect(notSent).toHaveLength(50);
  for (const { json } of notSent) expect(json.details).toMatch(/^No room was created\. /);
  const open = failed.filter((item) => !notSent.includes(item));
  for (const { json } of open) expect(json.error).toMatch(/^Whether the rooms were created is not known/);
});
