import type { ContactStore } from '../../src/contacts/contactStore.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { newJournal } from '../../src/orders/journal.ts';
import { adviceOf } from '../testWords.ts';
import { leaveOut, order, outcomes, useDeliveries } from './deliveries.ts';

const { memory, deliver, idOf } = useDeliveries();

test('where the store fails after the room was made, the room is named and not handed out, and the next try writes it down', async () => {
  const run = newJournal();
  const full = new InvalidInputError('The memory is full.');
  const failing: ContactStore = {
    ...memory.asSeenBy(),
    keepAndRelease: async () => Promise.reject(full),
  };
  const [first] = await deliver([order('ana')], leaveOut, run, failing);
  expect([first?.rooms, first?.error?.message]).toEqual([
    [],
    'The room of this contact was made, but is not remembered. The memory is full.',
  ]);
  expect(adviceOf(first?.error)).toContain(`Rooms that are not remembered (1): ${idOf(0)}`);
  expect(outcomes(await deliver([order('ana')], leaveOut, run))).toEqual([`new ${idOf(0)}`]);
  expect(memory.rows.map(({ state }) => state)).toEqual(['made']);
});

test('the calls of the store do not grow with the contacts, but for one while each call to Aseed but the last is answered', async () => {
  const steps: string[] = [];
  const counting = memory.asSeenBy(async (step) => steps.push(step));
  const contacts = (count: number) => Array.from({ length: count }, (_, place) => order(`contact ${place}`));
  await deliver(contacts(500), leaveOut, newJournal(), counting);
  const meanwhile = Array.from({ length: 4 }, () => 'keep');
  expect(steps).toEqual([
    'read',
    'number',
    'add',
    'read',
    'withdraw',
    'hold',
    ...meanwhile,
    'renew',
    'keep',
    'release',
  ]);
  steps.length = 0;
  await deliver(contacts(500), leaveOut, newJournal(), counting);
  expect(steps).toEqual(['read']);
});
