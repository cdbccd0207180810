import { faults } from '@aseed/fake-aseed';
import { newJournal } from '../../src/orders/journal.ts';
import { adviceOf } from '../testWords.ts';
import { leaseMs, leaveOut, order, outcomes, useDeliveries } from './deliveries.ts';

const { fake, memory, deliver, idOf } = useDeliveries();

test('a contact whose room is certain not to have been made is free at once', async () => {
  fake.fail('createRooms', faults.invalid, { times: 1 });
  expect(outcomes(await deliver([order('ana')]))).toEqual(['InvalidInputError']);
  expect(memory.rows).toEqual([]);
  expect(outcomes(await deliver([order('ana')]))).toEqual([`new ${idOf(0)}`]);
});

test('a contact whose room may have been made is never made another one by itself, and the rooms that may be its are named', async () => {
  memory.nowMs = fake.now();
  await deliver([order('ben')]);
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  expect(outcomes(await deliver([order('ana')]))).toEqual(['OutcomeUnknownError']);
  expect(outcomes(await deliver([order('ana')]))).toEqual(['ContactBusyError']);
  memory.nowMs += leaseMs + 1000;
  const [later] = await deliver([order('ana')]);
  expect([later?.error?.name, later?.error?.outcome]).toEqual(['ContactUnclearError', 'unknown']);
  expect(later?.error?.message).toContain('took this contact up at');
  const made = fake.rooms[1];
  expect(adviceOf(later?.error)).toBe(
    `Aseed lists 1 such new room where 1 is missing. Look there which of them are yours, and cancel those that nobody wants. Again asks for nothing.\nRooms found in Aseed (1): ${made?.id} (${made?.created_at})`,
  );
  expect(fake.rooms).toHaveLength(2);
});

test('the execution itself, tried again, uses the room that it finds, and writes it down', async () => {
  const run = newJournal();
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  await deliver([order('ana')], leaveOut, run);
  expect(outcomes(await deliver([order('ana')], { ...leaveOut, useFound: true }, run))).toEqual([`new ${idOf(0)}`]);
  expect(outcomes(await deliver([order('ana')]))).toEqual([`has ${idOf(0)}`]);
});
