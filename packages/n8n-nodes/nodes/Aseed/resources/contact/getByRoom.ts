import { failureFrom, failureOfCalls, findContacts } from '@aseed/shared';
import { contactStore } from '../../contactStore.ts';
import { readEach } from '../../fields.ts';
import type { Operation } from '../../operation.ts';
import { outputItem } from '../../outputItem.ts';
import { parameterReader } from '../../parameterReader.ts';
import { errorItem, toNodeError } from '../../toNodeError.ts';
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
    const goOn = context.continueOnFail();
    const readId = parameterReader(context, 'room_id');
    const roomIds = await readEach(context, (item) => ({ roomId: readId(item) }));
    const outcomes = await findContacts(contactStore(context), roomIds, goOn);
    const failure = failureOfCalls(outcomes, n8nWords);
    if (failure && !goOn) throw toNodeError(context, failure, failure.order);
    return outcomes.map(({ value, error }, item) =>
      value === undefined
        ? errorItem(failureFrom(error, wordsOfItem), item)
        : outputItem(
            { room_id: value.roomId, contact_key: value.contactKey, was_found: value.contactKey !== null },
            item,
          ),
    );
  },
};
