import { forgetContacts } from '../../src/contacts/forgetContacts.ts';
import { order, outcomes, useDeliveries } from './deliveries.ts';

const { memory, client, deliver, idOf } = useDeliveries();

test('a contact that is forgotten gets a new room', async () => {
  await deliver([order('ana'), order('ben')]);
  const forgotten = await forgetContacts(
    client(),
    memory.asSeenBy(),
    ['Ana', 'nobody', 'ana', ''].map((contact) => order(contact)),
    true,
  );
  expect(forgotten.map(({ value, error }) => value?.wasKnown ?? error?.message)).toEqual([
    true,
    false,
    true,
    'Contact Key is missing.',
  ]);
  expect(outcomes(await deliver([order('ana'), order('ben')]))).toEqual([`new ${idOf(2)}`, `has ${idOf(1)}`]);
});
