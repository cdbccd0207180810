import { newJournal } from '../../src/orders/journal.ts';
import { handOut, leaseMs, leaveOut, order, outcomes, useDeliveries } from './deliveries.ts';

const { fake, memory, deliver, idOf } = useDeliveries();

test('an execution that is tried again hands out its own rooms again', async () => {
  for (const rules of [leaveOut, handOut]) {
    const run = newJournal();
    const contact = rules.rules.handsOut ? 'ana' : 'ben';
    const [first] = await deliver([order(contact)], rules, run);
    expect(await deliver([order(contact)], rules, run)).toEqual([first]);
  }
  expect(fake.rooms).toHaveLength(2);
});

test('an execution that is tried again after the lease hands out nothing that another run took over meanwhile', async () => {
  const run = newJournal();
  await deliver([order('ana')], handOut, run);
  memory.nowMs += leaseMs + 1000;
  expect(outcomes(await deliver([order('ana')], handOut))).toEqual([`old ${idOf(0)}`]);
  expect(outcomes(await deliver([order('ana')], handOut, run))).toEqual(['ContactBusyError']);
});

test('an execution that is tried again after the lease holds the contact anew, so that nobody takes it over', async () => {
  const run = newJournal();
  await deliver([order('ana')], handOut, run);
  memory.nowMs += leaseMs + 1000;
  expect(outcomes(await deliver([order('ana')], handOut, run))).toEqual([`new ${idOf(0)}`]);
  expect(outcomes(await deliver([order('ana')], handOut))).toEqual(['ContactBusyError']);
  expect(fake.rooms).toHaveLength(1);
});
