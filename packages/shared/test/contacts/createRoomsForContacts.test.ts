import { projectId } from '../clientOf.ts';
import { leaveOut, order, outcomes, useDeliveries } from './deliveries.ts';

const { fake, memory, deliver, idOf } = useDeliveries();
const otherProject = projectId.replace('3c', '4d');

test('a new contact gets a room, which is written down, and nothing is held any longer', async () => {
  const [ana, ben] = await deliver([order('ana@example.com'), order('ben@example.com', { language: 'de' })]);
  expect([ana?.rooms, ben?.rooms]).toEqual([[fake.rooms[0]], [fake.rooms[1]]]);
  expect([ana?.isNew, ben?.isNew]).toEqual([true, true]);
  expect(memory.rows.map(({ state, room }) => [state, room?.id])).toEqual([
    ['made', idOf(0)],
    ['made', idOf(1)],
  ]);
});

test('a contact that has a room is left out, however its key is spelled, and nothing is asked for', async () => {
  await deliver([order('Ana@Example.com')]);
  expect(outcomes(await deliver([order(' ana\u200b@example.com\n'), order('ANA@EXAMPLE.COM')]))).toEqual([
    `has ${idOf(0)}`,
    'twice',
  ]);
  expect(fake.requests).toHaveLength(1);
});

test('the same contact in another project has a room of its own', async () => {
  await deliver([order('ana')]);
  expect(outcomes(await deliver([order('ana', { project_id: otherProject })]))).toEqual([`new ${idOf(1)}`]);
});

test('of the same contact twice in one delivery the first counts', async () => {
  expect(outcomes(await deliver([order('ana'), order('ben'), order('Ana', { language: 'de' })]))).toEqual([
    `new ${idOf(0)}`,
    `new ${idOf(1)}`,
    'twice',
  ]);
});

test.each([
  ['', 'Contact Key is missing.'],
  ['  ', 'Contact Key is missing.'],
  [undefined, 'Contact Key is missing.'],
  ['\u200b', 'Contact Key is missing.'],
  [{ email: 'ana' }, 'Contact Key must be text of at most 320 characters, such as an e-mail address.'],
  ['x'.repeat(321), 'Contact Key must be text of at most 320 characters, such as an e-mail address.'],
])('a contact with the key %j is refused before anything is claimed or asked for', async (contact, message) => {
  const results = await deliver([order('ana'), order(contact)], { ...leaveOut, goOn: false });
  expect(results.map(({ error }) => error?.name)).toEqual(['NotSentError', 'InvalidInputError']);
  expect(results[1]?.error?.message).toBe(message);
  expect([memory.rows, fake.requests]).toEqual([[], []]);
});

test('200 deliveries at once, of 20 contacts: 20 rooms, each handed to one, and everybody else is told why not', async () => {
  const deliveries = Array.from({ length: 200 }, (_, place) => deliver([order(`contact ${place % 20}`)]));
  const all = (await Promise.all(deliveries)).flatMap(outcomes);
  expect(fake.rooms).toHaveLength(20);
  const handed = all.filter((text) => text.startsWith('new '));
  expect(new Set(handed).size).toBe(20);
  expect(handed).toHaveLength(20);
  expect(all.every((text) => /^(new|has) |^ContactBusyError$/.test(text))).toBe(true);
});
