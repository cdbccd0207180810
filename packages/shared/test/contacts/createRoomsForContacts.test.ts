import { setImmediate as turn } from 'node:timers/promises';
import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { idOf as nameOf } from '../../src/api/room.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import type { ContactOrder } from '../../src/contacts/checkContactOrders.ts';
import type { ContactResult } from '../../src/contacts/contactResult.ts';
import { createRoomsForContacts } from '../../src/contacts/createRoomsForContacts.ts';
import type { ContactStore } from '../../src/contacts/contactStore.ts';
import { forgetContacts } from '../../src/contacts/forgetContacts.ts';
import { recordInvites } from '../../src/contacts/recordInvites.ts';
import { newJournal, type Journal } from '../../src/orders/journal.ts';
import { clientOf, projectId } from '../clientOf.ts';
import { adviceOf } from '../testWords.ts';
import { MemoryStore } from './memoryStore.ts';

const fake = useFakeAseed();

const leaseMs = 10 * 60 * 1000;
const leaveOut = { goOn: true, rules: { handsOut: false, leaseMs } };
const handOut = { goOn: true, rules: { handsOut: true, leaseMs } };
const otherProject = projectId.replace('3c', '4d');

const order = (contact: unknown, fields: object = {}): ContactOrder => ({
  contact,
  fields: { project_id: projectId, ...fields },
});

let memory: MemoryStore;
let tries = 0;
beforeEach(() => {
  memory = new MemoryStore();
});

/** A client whose pauses take no time, but let others do something. */
const client = () => {
  const { clock, ...rest } = clientOf(fake);
  return { ...rest, clock: { ...clock, sleep: () => turn() } };
};
/** A try of a run, which has a token of its own each time. */
const tryOf = (journal: Journal) => ({ token: `try ${++tries}`, journal });
const newRun = () => newJournal();

async function deliver(
  orders: readonly ContactOrder[],
  rules: typeof leaveOut & { useFound?: boolean } = leaveOut,
  journal = newRun(),
  store: ContactStore = memory.asSeenBy(() => turn()),
) {
  const { results } = await createRoomsForContacts(client(), store, orders, rules, tryOf(journal));
  return results;
}

/** What a contact got, in short. */
const outcome = ({ rooms, isNew, leftOut, error }: ContactResult) => {
  if (error) return error.name;
  if (leftOut) return leftOut === 'twice' ? 'twice' : `has ${nameOf(leftOut)}`;
  return rooms.map((room) => `${isNew ? 'new' : 'old'} ${nameOf(room)}`).join();
};
const outcomes = (results: readonly ContactResult[]) => results.map(outcome);
const idOf = (place: number) => fake.rooms[place]?.id;

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

describe('where rooms are handed out until the invite is recorded', () => {
  test('another delivery waits a little, and then fails, as long as the first may still send the invite', async () => {
    await deliver([order('ana')], handOut);
    expect(outcomes(await deliver([order('ana')], handOut))).toEqual(['ContactBusyError']);
    expect(fake.requests).toHaveLength(1);
  });

  test('the same room is handed out at once when the e-mail failed, and after the lease when nobody said', async () => {
    await deliver([order('ana')], handOut);
    await recordInvites(memory.asSeenBy(), [{ roomId: String(idOf(0)), isSent: false }]);
    expect(outcomes(await deliver([order('ana')], handOut))).toEqual([`old ${idOf(0)}`]);
    memory.nowMs += leaseMs + 1000;
    expect(outcomes(await deliver([order('ana')], handOut))).toEqual([`old ${idOf(0)}`]);
    expect(fake.rooms).toHaveLength(1);
  });

  test('a room with other settings than those asked for now is handed out, and that is said', async () => {
    await deliver([order('ana', { language: 'de' })], handOut);
    memory.nowMs += leaseMs + 1000;
    const again = [order('ana', { language: 'en' })];
    const { results, warnings } = await createRoomsForContacts(
      client(),
      memory.asSeenBy(),
      again,
      handOut,
      tryOf(newRun()),
    );
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

  test('an execution that is tried again after the lease hands out nothing that another run took over meanwhile', async () => {
    const run = newRun();
    await deliver([order('ana')], handOut, run);
    memory.nowMs += leaseMs + 1000;
    expect(outcomes(await deliver([order('ana')], handOut))).toEqual([`old ${idOf(0)}`]);
    expect(outcomes(await deliver([order('ana')], handOut, run))).toEqual(['ContactBusyError']);
  });

  test('an execution that is tried again after the lease holds the contact anew, so that nobody takes it over', async () => {
    const run = newRun();
    await deliver([order('ana')], handOut, run);
    memory.nowMs += leaseMs + 1000;
    expect(outcomes(await deliver([order('ana')], handOut, run))).toEqual([`new ${idOf(0)}`]);
    expect(outcomes(await deliver([order('ana')], handOut))).toEqual(['ContactBusyError']);
    expect(fake.rooms).toHaveLength(1);
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
    expect(outcomes(await deliver([order('ana')], handOut, newRun(), overtaking))).toEqual(['ContactBusyError']);
  });
});

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
    `Aseed lists 1 such new room where 1 is missing. Look there which of them are yours. Again asks for nothing.\nRooms found in Aseed (1): ${made?.id} (${made?.created_at})`,
  );
  expect(fake.rooms).toHaveLength(2);
});

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
    const run = newRun();
    fake.fail('createRooms', shortage, { skip: 1, times: 1 });
    await deliver(twoCalls, stopping, run);
    expect(outcomes(await deliver(twoCalls, stopping, run))).toEqual([`new ${idOf(0)}`, `new ${idOf(1)}`]);
    expect(outcomes(await deliver(twoCalls, stopping))).toEqual([`has ${idOf(0)}`, `has ${idOf(1)}`]);
  });
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

test('the execution itself, tried again, uses the room that it finds, and writes it down', async () => {
  const run = newRun();
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  await deliver([order('ana')], leaveOut, run);
  expect(outcomes(await deliver([order('ana')], { ...leaveOut, useFound: true }, run))).toEqual([`new ${idOf(0)}`]);
  expect(outcomes(await deliver([order('ana')]))).toEqual([`has ${idOf(0)}`]);
});

test('an execution that is tried again hands out its own rooms again', async () => {
  for (const rules of [leaveOut, handOut]) {
    const run = newRun();
    const contact = rules.rules.handsOut ? 'ana' : 'ben';
    const [first] = await deliver([order(contact)], rules, run);
    expect(await deliver([order(contact)], rules, run)).toEqual([first]);
  }
  expect(fake.rooms).toHaveLength(2);
});

test('an execution that leaves out hands out no room of its own that another has handed out meanwhile', async () => {
  const run = newRun();
  const stopping = { ...leaveOut, goOn: false };
  fake.fail('createRooms', { answer: { status: 402, body: { detail: 'Not enough tokens' } } }, { skip: 1, times: 1 });
  const both = [order('ana', { language: 'de' }), order('ben', { language: 'en' })];
  await deliver(both, stopping, run);
  expect(outcomes(await deliver([order('ana')]))).toEqual([`old ${idOf(0)}`]);
  expect(outcomes(await deliver(both, stopping, run))).toEqual([`has ${idOf(0)}`, `new ${idOf(1)}`]);
});

test('what a stopped execution has made is handed out by the next', async () => {
  const stopped = { ...leaveOut, isStopped: () => true };
  await deliver([order('ana')], stopped);
  expect(outcomes(await deliver([order('ana')]))).toEqual([`old ${idOf(0)}`]);
});

test('where the store fails after the room was made, the room is named and not handed out, and the next try writes it down', async () => {
  const run = newRun();
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

test('the calls of the store do not grow with the contacts, but for one while the calls to Aseed go on', async () => {
  const steps: string[] = [];
  const counting = memory.asSeenBy(async (step) => steps.push(step));
  const contacts = (count: number) => Array.from({ length: count }, (_, place) => order(`contact ${place}`));
  await deliver(contacts(500), leaveOut, newRun(), counting);
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
  await deliver(contacts(500), leaveOut, newRun(), counting);
  expect(steps).toEqual(['read']);
});
