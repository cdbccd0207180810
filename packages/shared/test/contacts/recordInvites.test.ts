import { recordInvites } from '../../src/contacts/recordInvites.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { handOut, leaveOut, order, outcomes, useDeliveries } from './deliveries.ts';

const { memory, deliver, idOf } = useDeliveries();

test('an invite that was not sent, or that cannot be written down, is an error', async () => {
  await deliver([order('ana')], handOut);
  const invites = [{ roomId: String(idOf(0)), isSent: false }];
  const [notSent] = await recordInvites(memory.asSeenBy(), invites);
  expect(notSent?.error?.message).toBe('The invite to this room was not sent.');
  const full = new InvalidInputError('The memory is full.');
  const failing = { ...memory.asSeenBy(), settle: async () => Promise.reject(full) };
  expect(await recordInvites(failing, [...invites, ...invites])).toEqual([{ error: full }, { error: full }]);
});

test('a contact whose invite was sent is left out for ever, in each of the ways in which rooms are handed out', async () => {
  await deliver([order('ana')], handOut);
  const [refused, recorded] = await recordInvites(memory.asSeenBy(), [
    { roomId: 'of nobody', isSent: true },
    { roomId: String(idOf(0)), isSent: true },
  ]);
  expect([refused?.error?.message, recorded?.error]).toEqual([
    'No contact is known whose room has this id.',
    undefined,
  ]);
  memory.nowMs += 365 * 24 * 60 * 60 * 1000;
  for (const rules of [handOut, leaveOut])
    expect(outcomes(await deliver([order('ana')], rules))).toEqual([`has ${idOf(0)}`]);
  expect(memory.rows.map(({ state }) => state)).toEqual(['invited']);
});
