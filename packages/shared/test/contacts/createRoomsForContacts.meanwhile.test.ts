import { newJournal } from '../../src/orders/journal.ts';
import { handOut, leaseMs, leaveOut, order, outcomes, useDeliveries } from './deliveries.ts';
import type { Between } from './memoryStore.ts';

const { fake, memory, deliver, idOf } = useDeliveries();

/** More than two calls make rooms for. */
const many = Array.from({ length: 250 }, (_, place) => order(`contact ${place}`));

/** A delivery that stands still before the store's step of this name, until it goes on. */
async function standingStill(at: string, rules = leaveOut) {
  const goOn = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const between: Between = async (step) => {
    if (step !== at) return;
    arrived.resolve();
    await goOn.promise;
  };
  const delivered = deliver(many, rules, newJournal(), memory.asSeenBy(between));
  await arrived.promise;
  return { goOn: goOn.resolve, delivered };
}

test('of a run that dies before its end, only the rooms of its last call are not known', async () => {
  await standingStill('renew');
  memory.nowMs += leaseMs + 1000;
  const later = outcomes(await deliver(many));
  expect(later.slice(0, 200)).toEqual(Array.from({ length: 200 }, (_, place) => `old ${idOf(place)}`));
  expect(new Set(later.slice(200))).toEqual(new Set(['ContactUnclearError']));
  expect(fake.rooms).toHaveLength(250);
});

test('a run that stood still for longer than the lease hands out no room that another has handed out meanwhile', async () => {
  const { goOn, delivered } = await standingStill('renew');
  memory.nowMs += leaseMs + 1000;
  await deliver(many);
  goOn();
  const late = outcomes(await delivered);
  expect(new Set(late.slice(0, 200))).toEqual(new Set(['ContactBusyError']));
  expect(late.slice(200)).toEqual(Array.from({ length: 50 }, (_, place) => `new ${idOf(200 + place)}`));
});

test.each([
  ['leaves out', leaveOut],
  ['hands out', handOut],
])('a run that takes longer than the lease and goes on is not taken for gone, where it %s', async (_, rules) => {
  const others: string[] = [];
  const between: Between = async (step) => {
    if (step !== 'keep') return;
    memory.nowMs += leaseMs / 2;
    others.push(...outcomes(await deliver(many.slice(-1), rules)));
  };
  const results = await deliver(many, rules, newJournal(), memory.asSeenBy(between));
  expect(outcomes(results)).toEqual(Array.from({ length: 250 }, (_room, place) => `new ${idOf(place)}`));
  expect(new Set(others)).toEqual(new Set(['ContactBusyError']));
});
