import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { nodeName, runCreate, runJoin } from '../aseedNode.ts';

const fake = useFakeAseed();

const parameters = { invite_link: '={{ $json.link }}', email: '={{ $json.email }}' };

async function twoRespondents() {
  await runCreate(fake, { parameters: { count: 2 } });
  return fake.rooms.map(({ url }, place) => ({ link: url, email: `respondent${place}@example.com` }));
}

test('gives what a LiveKit client needs, until when, and a page to join in a browser', async () => {
  const items = await twoRespondents();
  const finished = await runJoin(fake, { items, parameters: { ...parameters, options: { baseUrl: fake.baseUrl } } });
  expect(finished.error).toBeUndefined();
  expect(finished.items(nodeName)).toEqual(
    fake.rooms.map(({ room_name: roomName }, item) => ({
      json: {
        token: expect.stringMatching(/^eyJ/),
        url: 'wss://livekit.example.com',
        room_name: roomName,
        max_duration_minutes: 30,
        token_expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        meet_link: expect.stringMatching(
          /^https:\/\/meet\.livekit\.io\/custom\?liveKitUrl=wss%3A%2F%2Flivekit\.example\.com&token=eyJ/,
        ),
      },
      pairedItem: { item },
    })),
  );
  expect(fake.rooms.map(({ respondent_email: email }) => email)).toEqual(items.map(({ email }) => email));
});

test('sends no API token', async () => {
  await runJoin(fake, { items: await twoRespondents(), parameters });
  const joins = fake.requests.filter(({ operation }) => operation === 'joinRoom');
  expect(joins).toHaveLength(2);
  expect(joins.every(({ headers }) => headers.authorization === undefined)).toBe(true);
});

test('takes the access token itself as well as the link', async () => {
  await twoRespondents();
  const finished = await runJoin(fake, {
    items: [{ link: fake.rooms[1]?.access_token ?? '', email: 'ana@example.com' }],
    parameters,
  });
  expect(finished.items(nodeName)[0]?.json.room_name).toBe(fake.rooms[1]?.room_name);
});

test('with Continue On Fail, an item that cannot join gets an error item in its place', async () => {
  const [first, second] = await twoRespondents();
  const finished = await runJoin(fake, {
    items: [first, { link: 'unknown', email: 'ana@example.com' }, second].map((item) => ({ ...item })),
    parameters,
    settings: { onError: 'continueRegularOutput' },
  });
  const errors = finished.items(nodeName).map(({ json, pairedItem }) => [pairedItem, json.error]);
  expect(errors).toEqual([
    [{ item: 0 }, undefined],
    [{ item: 1 }, 'Aseed knows no room with this invite link or access token (404).'],
    [{ item: 2 }, undefined],
  ]);
});

test('says so where a link leads to another server than the one that is asked', async () => {
  const items = [{ link: 'https://staging.example.com/interview/unknown', email: 'ana@example.com' }];
  const { error } = await runJoin(fake, { items, parameters });
  expect(error?.description).toContain(
    `The link leads to staging.example.com, but the call went to ${new URL(fake.baseUrl).host}, the server of the Base URL.`,
  );
});

test.each([
  ['is over', { finished_at: '2026-01-01T00:00:00Z' }, 'This interview is already finished'],
  ['has expired', { expires_at: '2026-01-01T00:00:00Z' }, 'This interview link has expired'],
])('says why a room that %s cannot be joined', async (_, change, words) => {
  const [item] = await twoRespondents();
  Object.assign(fake.rooms[0] ?? {}, change);
  const { error } = await runJoin(fake, { items: [{ ...item }], parameters });
  expect(error?.message).toMatch(/^This room cannot be joined \(4\d\d\): /);
  expect(error?.message).toContain(words);
});

test('checks all items before the first call', async () => {
  const [first] = await twoRespondents();
  const { error } = await runJoin(fake, { items: [{ ...first }, { link: 'x', email: 'nobody' }], parameters });
  expect(error?.message).toMatch(/^Item 2: Respondent E-mail must be /);
  expect(error?.context).toMatchObject({ itemIndex: 1 });
  expect(fake.requests.filter(({ operation }) => operation === 'joinRoom')).toEqual([]);
});
