import { faults } from '@aseed/fake-aseed';
import type { ContactStore } from '../../src/contacts/contactStore.ts';
import { recordInvites } from '../../src/contacts/recordInvites.ts';
import { newJournal } from '../../src/orders/journal.ts';
import { adviceOf } from '../testWords.ts';
import { handOut, leaseMs, order, outcomes, useDeliveries } from './deliveries.ts';

const { fake, memory, deliver, deliverWithWarnings, idOf } = useDeliveries();

describe('where rooms are handed out until the invite is recorded', () => {
  test('another delivery waits a little, and then fails, as long as the first may still send the invite', async () => {
    await deliver([order('ana')], handOut);
    expect(outcomes(await deliver([order('ana')], handOut))).toEqual(['ContactBusyError']);
    expect(fake.requests).toHaveLength(1);
  });

  test('the same room is handed out at once when the e-mail failed, and after the lease when nobody said', async () => {
    await deliver([order('ana')], handOut);
    await recordInvites(memory.asSeenBy(), [{ roomId: idOf(0), isSent: false }], true);
    expect(outcomes(await deliver([order('ana')], handOut))).toEqual([`old ${idOf(0)}`]);
    memory.nowMs += leaseMs + 1000;
    expect(outcomes(await deliver([order('ana')], handOut))).toEqual([`old ${idOf(0)}`]);
    expect(fake.rooms).toHaveLength(1);
  });

  test('a room with other settings than those asked for now is handed out, and that is said', async () => {
    await deliver([order('ana', { language: 'de' })], handOut);
    memory.nowMs += leaseMs + 1000;
    const again = [order('ana', { language: 'en' })];
    const { results, warnings } = await deliverWithWarnings(again, handOut);
    expect(outcomes(results)).toEqual([`old ${idOf(0)}`]);
    expect(warnings).toEqual([
      `Rooms that contacts have from before were made with other settings than the fields give now. Look whether they fit.\nRooms with the settings before (1): ${idOf(0)}`,
    ]);
  });

  test('a room whose link has expired before its invite was recorded is not handed out, and no other is made', async () => {
    await deliver([order('ana', { expires_in_days: 1 })], handOut);
    const [room] = memory.roomsOf(memory.rows[0]?.contact ?? '');
    Object.assign(room ?? {}, { expires_at: new Date(fake.now() - 1000).toISOString() });
    memory.nowMs += leaseMs + 1000;
    for (let delivery = 0; delivery < 2; delivery += 1) {
      const [result] = await deliver([order('ana')], handOut);
      expect(result?.error?.message).toBe(
        "The invite link of this contact's room expired before its invite was recorded.",
      );
    }
    expect([fake.rooms.length, memory.rows.map(({ state }) => state)]).toEqual([1, ['made']]);
  });

  test('a run that was stopped for longer than the lease hands out nothing that another has handed out', async () => {
    const stopped = memory.asSeenBy(async (step) => {
      if (step !== 'keep') return;
      memory.nowMs += leaseMs + 1000;
    });
    const overtaking: ContactStore = {
      ...stopped,
      keepAndRenew: async (...kept) => {
        const rows = await stopped.keepAndRenew(...kept);
        expect(rows).toHaveLength(1);
        return [];
      },
    };
    expect(outcomes(await deliver([order('ana')], handOut, newJournal(), overtaking))).toEqual(['ContactBusyError']);
  });

  test('a room without an invite link is handed out to nobody, and named by each delivery', async () => {
    fake.fail('createRooms', faults.lacksLink, { times: 1 });
    for (let delivery = 0; delivery < 2; delivery += 1) {
      const [result] = await deliver([order('ana')], handOut);
      expect([result?.rooms, result?.error?.name]).toEqual([[], 'RoomWithoutLinkError']);
      expect(adviceOf(result?.error)).toContain(`Rooms without an invite link (1): ${idOf(0)}`);
      memory.nowMs += leaseMs + 1000;
    }
    expect(fake.rooms).toHaveLength(1);
  });
});
