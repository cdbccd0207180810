import { randomUUID } from 'node:crypto';
import { AseedError, contactInputs, createRoomsForContacts, failureOfContacts } from '@aseed/shared';
import { contactKeyField, readContacts } from '../../contactItems.ts';
import { contactStore } from '../../contactStore.ts';
import { wordsOfContact, wordsOfContacts } from '../../words.ts';
import type { INodeProperties } from 'n8n-workflow';
import type { Create } from './creating.ts';

const onlyIfOn = { displayOptions: { show: { onePerContact: [true] } } };

/** What is asked for beside the inputs of the endpoint. An AI agent is not offered it. */
export const perContactFields: INodeProperties[] = [
  {
    displayName: 'One Room per Contact',
    name: 'onePerContact',
    type: 'boolean',
    noDataExpression: true,
    default: false,
    displayOptions: { hide: { '@tool': [true] } },
    description:
      'Whether to remember which contact has a room, so that each gets one room in a project however often it comes. Kept in the data table "Aseed Contacts" of the n8n project.',
  },
  { ...contactKeyField, ...onlyIfOn },
  {
    displayName: 'If a Contact Has a Room',
    name: 'ifContactHasRoom',
    type: 'options',
    noDataExpression: true,
    default: 'leaveOut',
    ...onlyIfOn,
    options: [
      {
        name: 'Hand Out Until Invited',
        value: 'handOut',
        description:
          'Give its room again until Contact: Record Invite says that the invite was sent. Another delivery within 15 minutes fails, as the first may still be sending it.',
      },
      { name: 'Leave Out', value: 'leaveOut', description: 'Give nothing for the contact' },
    ],
  },
];

/** So long may what comes after the node take until it records the invites; then another delivery hands out their rooms. */
const leaseMs = 15 * 60 * 1000;

/** One room for each contact, whatever runs at the same time or dies. */
export const createForContacts: Create = async (context, client, rules, { own, otherRuns }, blocked) => {
  const orders = await readContacts(context, contactInputs, blocked);
  const handsOut = context.getNodeParameter('ifContactHasRoom', 0) === 'handOut';
  const run = { token: randomUUID(), journal: own, otherRuns };
  const isStopped = () => context.getExecutionCancelSignal()?.aborted === true;
  const claiming = { ...rules, rules: { handsOut, leaseMs }, isStopped };
  const created = await createRoomsForContacts(client, contactStore(context), orders, claiming, run);
  const results = created.results.map(({ isNew, ...result }, place) => {
    const order = orders[place];
    const contactKey = order instanceof AseedError ? undefined : order?.contact;
    return { ...result, told: { contact_key: contactKey ?? null, is_new: isNew ?? null } };
  });
  return {
    results,
    warnings: created.warnings,
    itemWords: wordsOfContact,
    failure: () => failureOfContacts(created, wordsOfContacts),
  };
};
