import { findContacts } from '@aseed/shared';
import { contactStore } from '../../contactStore.ts';
import { readEach } from '../../fields.ts';
import type { Operation } from '../../operation.ts';
import { outcomeItems } from '../../outcomeItems.ts';
import { parameterReader } from '../../parameterReader.ts';
import { n8nWords, wordsOfItem } from '../../words.ts';

/** Gives the contact that the room of each item was made for. A room says itself only who has joined it. */
export const getByRoom: Operation = {
  needsCredential: false,
  option: {
    name: 'Get',
    value: 'getByRoom',
    description: 'Look up which contact a room was made for, with One Room per Contact. Changes nothing.',
    action: 'Get the contact of a room (reads only)',
  },
  fields: [
    {
      displayName: 'Room ID',
      name: 'room_id',
      type: 'string',
      required: true,
      default: '={{ $json.id }}',
      description: 'The ID of the room, as Interview Room: Create gave it',
    },
  ],
  async execute(context) {
    const readId = parameterReader(context, 'room_id');
    const roomIds = await readEach(context, (item) => ({ roomId: readId(item) }));
    const outcomes = await findContacts(contactStore(context), roomIds, context.continueOnFail());
    return outcomeItems(context, outcomes, { ofRun: n8nWords, ofItem: wordsOfItem }, ({ roomId, contactKey }) => [
      { room_id: roomId, contact_key: contactKey, was_found: contactKey !== null },
    ]);
  },
};
