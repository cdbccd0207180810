import { wholeMessage } from '../mailServer.ts';
import type { Moment } from '../moment.ts';
import type { Stage } from '../stage.ts';

const unclear = /may have made a room for it/;
const anything = /^/;

/** What the table says of contacts, such as "held held held". */
async function statesIn({ table }: Stage, tag: string): Promise<string> {
  return (await table.rowsOf(`${tag}-`)).map(({ state }) => String(state)).join(' ');
}

/** That the table says it of each contact, and how many calls and rooms there were. */
async function seen(stage: Stage, tag: string, states: readonly string[], isAsked: boolean, howMany: number) {
  const wanted = states.flatMap((state) => Array.from({ length: howMany }, () => state)).sort();
  const found = (await statesIn(stage, tag)).split(' ').sort();
  const asked = stage.fake.requests.length;
  return [
    ...(found.join() === wanted.join() ? [] : [`when killed, the table said "${found.join(' ')}"`]),
    ...(asked > 0 === isAsked ? [] : [`when killed, Aseed had been asked ${asked} times`]),
  ];
}

/** All moments after which a run leaves something behind. */
export const moments: readonly Moment[] = [
  {
    name: 'killed after its claim, before it holds',
    tag: 'claimed',
    arrange: async (stage) => {
      const stop = await stage.database.stopBeforeHeld(await stage.table.name());
      return {
        isReached: () => stop.isReached(),
        release: () => stop.release(),
        look: (contacts) => seen(stage, 'claimed', ['claimed'], false, contacts.length),
      };
    },
    expected: (howMany) => ({ rooms: howMany, mails: howMany, isRemembered: true }),
  },
  {
    name: 'killed when it holds, before its call',
    tag: 'held',
    arrange: async (stage) => {
      stage.aseed.hold();
      return {
        isReached: async () => stage.aseed.callers > 0,
        look: (contacts) => seen(stage, 'held', ['held'], false, contacts.length),
        release: async () => stage.aseed.open(),
      };
    },
    says: unclear,
    isForgotten: true,
    expected: (howMany) => ({ rooms: howMany, mails: howMany, isRemembered: true }),
  },
  {
    name: 'killed after its call',
    tag: 'called',
    arrange: async (stage) => {
      stage.aseed.holdAnswersAfter(anything);
      return {
        isReached: async (contacts) => stage.fake.rooms.length === contacts.length,
        look: (contacts) => seen(stage, 'called', ['held'], true, contacts.length),
        release: async () => stage.aseed.open(),
      };
    },
    says: unclear,
    expected: (howMany) => ({ rooms: howMany, mails: 0, isRemembered: false }),
  },
  {
    name: 'killed after its record, before the e-mail',
    tag: 'recorded',
    arrange: async (stage) => {
      stage.mail.gate.hold();
      return {
        isReached: async () => stage.mail.gate.callers > 0,
        look: (contacts) => seen(stage, 'recorded', ['held', 'made'], true, contacts.length),
        release: async () => stage.mail.gate.open(),
      };
    },
    expected: (howMany) => ({ rooms: howMany, mails: howMany, isRemembered: true }),
  },
  {
    name: 'killed after the first e-mail',
    tag: 'mailed',
    arrange: async (stage) => {
      const { mail } = stage;
      mail.gate.holdAnswersAfter(wholeMessage);
      return {
        isReached: async (contacts) => (await mail.recipients()).includes(contacts[0]?.email ?? ''),
        look: (contacts) => seen(stage, 'mailed', ['held', 'made'], true, contacts.length),
        release: async () => mail.gate.open(),
      };
    },
    // n8n never heard that the first one was accepted.
    expected: (howMany) => ({ rooms: howMany, mails: howMany + 1, isRemembered: true }),
  },
];
