import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { checkLink } from '../../nodes/Aseed/resources/interviewRoom/checkLink.ts';
import { madeRooms, nodeName, runOperation, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();

const run = (given: NodeRun) => runOperation(fake, checkLink, given);
const checks = () => fake.requests.filter(({ operation }) => operation === 'checkLink');

test('tells of a link without joining, and without an API token', async () => {
  const [room] = await madeRooms(fake, 1, { language: 'de', topics_for_respondent: 'Prices' });
  const finished = await run({ parameters: { invite_link: room?.url ?? '' } });
  expect(finished.error).toBeUndefined();
  expect(finished.items(nodeName)).toEqual([
    {
      json: {
        room_name: room?.room_name,
        max_duration_minutes: 30,
        status: 'pending',
        project_name: expect.any(String),
        expires_at: room?.expires_at,
        language: 'de',
        topics_for_respondent: 'Prices',
      },
      pairedItem: { item: 0 },
    },
  ]);
  expect(checks().map(({ headers }) => headers.authorization)).toEqual([undefined]);
  expect(fake.rooms[0]).toMatchObject({ status: 'pending', respondent_email: null });
});

test('a link of no room is the error of its item alone', async () => {
  const [room] = await madeRooms(fake);
  const finished = await run({
    items: [{ link: 'Xk3v9Q' }, { link: room?.url ?? '' }],
    parameters: { invite_link: '={{ $json.link }}' },
    settings: { onError: 'continueRegularOutput' },
  });
  expect(finished.items(nodeName).map(({ json, pairedItem }) => [json.error ?? json.status, pairedItem])).toEqual([
    ['Aseed knows no room with this invite link or access token (404).', { item: 0 }],
    ['pending', { item: 1 }],
  ]);
});

test('says so where a link leads to another server than the one that is asked', async () => {
  const { error } = await run({ parameters: { invite_link: 'https://staging.example.com/interview/unknown' } });
  expect(error?.description).toContain('The link leads to staging.example.com');
});

test.each([
  ['no link', '={{ $json.none }}', 'Invite Link or Access Token is missing.'],
  ['a link without a token', 'https://app.aseed.ai/', 'Invite Link or Access Token must be'],
])('%s is refused before anything is sent', async (_, invite_link, sentence) => {
  const { error } = await run({ parameters: { invite_link } });
  expect(error?.message).toContain(sentence);
  expect(fake.requests).toEqual([]);
});

test('a fault of Aseed says nothing of the link', async () => {
  const [room] = await madeRooms(fake);
  fake.fail('checkLink', faults.serverError);
  const { error } = await run({ parameters: { invite_link: room?.url ?? '' } });
  expect(error?.message).toContain('a fault of its own (500)');
});
