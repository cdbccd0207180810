import { newJournal } from '../../src/orders/journal.ts';
import { leaseMs, leaveOut, order, outcomes, useDeliveries } from './deliveries.ts';

const { fake, memory, deliver, idOf } = useDeliveries();

describe('where something else in a run fails, so that it hands out nothing', () => {
  const shortage = { answer: { status: 402, body: { detail: 'Not enough tokens' } } };
  const stopping = { ...leaveOut, goOn: false };
  const twoCalls = [order('ana', { language: 'de' }), order('ben', { language: 'en' })];

  test.each([
    ['leaves out', false],
    ['hands out', true],
  ])(
    'the next delivery, which %s contacts that have a room, hands out the rooms that were made',
    async (_, handsOut) => {
      const rules = { ...stopping, rules: { handsOut, leaseMs } };
      fake.fail('createRooms', shortage, { skip: 1, times: 1 });
      expect(outcomes(await deliver(twoCalls, rules))).toEqual([`new ${idOf(0)}`, 'NotEnoughTokensError']);
      expect(outcomes(await deliver(twoCalls, rules))).toEqual([`old ${idOf(0)}`, `new ${idOf(1)}`]);
      expect(memory.rows.filter(({ state }) => state === 'held')).toHaveLength(handsOut ? 2 : 0);
      const again = await deliver(twoCalls, { ...rules, goOn: true });
      expect(outcomes(again)).toEqual(
        handsOut ? ['ContactBusyError', 'ContactBusyError'] : [`has ${idOf(0)}`, `has ${idOf(1)}`],
      );
    },
  );

  test('a try of the same execution hands them out too, and then they are left out', async () => {
    const run = newJournal();
    fake.fail('createRooms', shortage, { skip: 1, times: 1 });
    await deliver(twoCalls, stopping, run);
    expect(outcomes(await deliver(twoCalls, stopping, run))).toEqual([`new ${idOf(0)}`, `new ${idOf(1)}`]);
    expect(outcomes(await deliver(twoCalls, stopping))).toEqual([`has ${idOf(0)}`, `has ${idOf(1)}`]);
  });

  test('an execution that leaves out hands out no room of its own that another has handed out meanwhile', async () => {
    const run = newJournal();
    fake.fail('createRooms', shortage, { skip: 1, times: 1 });
    await deliver(twoCalls, stopping, run);
    expect(outcomes(await deliver([order('ana')]))).toEqual([`old ${idOf(0)}`]);
    expect(outcomes(await deliver(twoCalls, stopping, run))).toEqual([`has ${idOf(0)}`, `new ${idOf(1)}`]);
  });
});

test('what a stopped execution has made is handed out by the next', async () => {
  const stopped = { ...leaveOut, isStopped: () => true };
  await deliver([order('ana')], stopped);
  expect(outcomes(await deliver([order('ana')]))).toEqual([`old ${idOf(0)}`]);
});
