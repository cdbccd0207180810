import { recordInvites } from '../../src/contacts/recordInvites.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { handOut, leaveOut, order, outcomes, useDeliveries } from './deliveries.ts';

const { memory, deliver, idOf } = useDeliveries();

test('an invite that was not sent, or that cannot be written down, is an error', async () => {
  await deliver([order('ana')], handOut);
  const invites = [{ roomId: idOf(0), isSent: false }];
  const [notSent] = await recordInvites(memory.asSeenBy(), invites, true);
  expect(notSent?.error?.message).toBe('The invite to this room was not sent.');
  const full = new InvalidInputError('The memory is full.');
  const failing = { ...memory.asSeenBy(), settle: async () => Promise.reject(full) };
  expect(await recordInvites(failing, [...invites, ...invites], true)).toEqual([{ error: full }, { error: full }]);
});

test('a contact whose invite was sent is left out for ever, in each of the ways in which rooms are handed out', async () => {
  await deliver([order('ana')], handOut);
  const invites = ['of nobody', idOf(0)].map((roomId) => ({ roomId, isSent: true }));
  const [refused, recorded] = await recordInvites(memory.asSeenBy(), invites, true);
  expect([refused?.error?.message, recorded?.error]).toEqual([
    'No contact is known whose room has this id.',
    undefined,
  ]);
  memory.nowMs += 365 * 24 * 60 * 60 * 1000;
  for (const rules of [handOut, leaveOut])
    expect(outcomes(await deliver([order('ana')], rules))).toEqual([`has ${idOf(0)}`]);
  expect(memory.rows.map(({ state }) => state)).toEqual(['invited']);
});

test.each([
  ['and nothing is written down', false, 'NotSentError'],
  ['and the others are written down where they are to go on', true, undefined],
])('an invite of which nobody says whether it was sent is refused, %s', async (_, goOn, others) => {
  await deliver([order('ana')], handOut);
  const invites = [true, 'perhaps', undefined].map((isSent) => ({ roomId: ` ${idOf(0)} `, isSent }));
  const [sent, ...unsaid] = await recordInvites(memory.asSeenBy(), invites, goOn);
  expect(sent?.error?.name).toBe(others);
  expect(unsaid.map(({ error }) => [error?.message, error?.field])).toEqual([
    ['Sent must be true or false.', 'sent'],
    ['Sent must be true or false.', 'sent'],
  ]);
  expect(memory.rows.some(({ state }) => state === 'invited')).toBe(goOn);
});

test('the id of a room is read as a person may write it, and none at all is refused', async () => {
  await deliver([order('ana')], handOut);
  const ids = [` ${idOf(0)?.toUpperCase()}\n`, ' ', { id: idOf(0) }];
  const invites = ids.map((roomId) => ({ roomId, isSent: true }));
  const outcome = await recordInvites(memory.asSeenBy(), invites, true);
  expect(outcome.map(({ value, error }) => value?.roomId ?? error?.message)).toEqual([
    idOf(0),
    'Room ID is missing.',
    'Room ID must be an id of 32 hexadecimal digits, such as 9b2f1c9e-4a57-4f0b-9a51-2f6f0f3f7a10.',
  ]);
});
