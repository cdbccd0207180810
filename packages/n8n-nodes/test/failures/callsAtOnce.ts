import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { sleep } from 'n8n-workflow';
import { runCreate, runJoin } from '../aseedNode.ts';

const fake = useFakeAseed();

/** Until so many calls have come, and as many more as would come at the same time have had the time to. */
async function arrived(calls: number): Promise<void> {
  while (fake.requests.length < calls) await sleep(5);
  await sleep(100);
}

test.each([
  ['ten calls are under way at once', {}, 10],
  ['as many as it is set to', { callsAtOnce: 3 }, 3],
])('%s', async (_what, set, atOnce) => {
  fake.fail('createRooms', faults.silentBefore);
  const parameters = { count: 1200, options: { callsAtOnce: undefined, ...set } };
  await runCreate(fake, { parameters, stopWhen: arrived(atOnce) });
  expect(fake.requests).toHaveLength(atOnce);
});

test('joins go several at once too', async () => {
  fake.fail('joinRoom', faults.silentBefore);
  const items = Array.from({ length: 20 }, (_, place) => ({ email: `contact${place}@example.com` }));
  const options = { baseUrl: fake.baseUrl, callsAtOnce: undefined };
  const parameters = { invite_link: 'Xk3v9Q', email: '={{ $json.email }}', options };
  await runJoin(fake, { items, parameters, stopWhen: arrived(10) });
  expect(fake.requests).toHaveLength(10);
});

test.each([0, 17, 2.5, 'many'])('Calls at Once of %j is refused before anything is sent', async (callsAtOnce) => {
  const { error } = await runCreate(fake, { parameters: { options: { callsAtOnce } } });
  expect(error?.message).toBe('Calls at Once must be a whole number from 1 to 16.');
  expect(fake.requests).toEqual([]);
});
