import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { nodeName, runCreate } from '../aseedNode.ts';

const fake = useFakeAseed();
const refuseAllButTheFirst = () => fake.fail('createRooms', faults.rateLimited, { skip: 1 });

const contacts = Array.from({ length: 250 }, (_, place) => ({ email: `contact${place}@example.com` }));
const refusal = 'Aseed is receiving too many calls and refused this one (429).';

test('when the second of three calls fails, the error says how many rooms were made and names all of them', async () => {
  refuseAllButTheFirst();
  const { error } = await runCreate(fake, { items: contacts });
  expect(fake.rooms).toHaveLength(100);
  expect(error?.message).toBe(`100 of 250 rooms were created. ${refusal}`);
  const ids = fake.rooms.map(({ id }) => id).join(', ');
  expect(error?.description).toBe(
    `Run it again in 7 seconds. A retry, also by Retry On Fail, delivers the rooms created and makes only the rest; a new execution makes all of them once more.\nRooms created (100): ${ids}`,
  );
});

test('with Continue On Fail the 100 rooms go to their items, and each of the other 150 gets an error', async () => {
  refuseAllButTheFirst();
  const finished = await runCreate(fake, { items: contacts, settings: { onError: 'continueRegularOutput' } });
  const items = finished.items(nodeName);
  expect(items.map(({ pairedItem }) => pairedItem)).toEqual(contacts.map((_, item) => ({ item })));
  expect(items.slice(0, 100).map(({ json }) => json.id)).toEqual(fake.rooms.map(({ id }) => id));
  const errors = items.slice(100).map(({ json }) => json.error);
  expect(errors).toEqual([
    ...Array.from({ length: 100 }, () => refusal),
    ...Array.from({ length: 50 }, () => expect.stringMatching(/^This was not sent to Aseed, because .*\(429\)\.$/)),
  ]);
});

test('on the error output the 150 come with the fields of their contacts, and the 100 rooms on the other', async () => {
  refuseAllButTheFirst();
  const finished = await runCreate(fake, { items: contacts, settings: { onError: 'continueErrorOutput' } });
  expect(finished.items(nodeName, 0).map(({ json }) => json.url)).toEqual(fake.rooms.map(({ url }) => url));
  expect(finished.items(nodeName, 1).map(({ json }) => json.email)).toEqual(
    contacts.slice(100).map(({ email }) => email),
  );
});
