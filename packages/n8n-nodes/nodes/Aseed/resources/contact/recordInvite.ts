import { recordInvites } from '@aseed/shared';
import type { INodeProperties } from 'n8n-workflow';
import { contactStore } from '../../contactStore.ts';
import { readEach } from '../../fields.ts';
import type { Operation } from '../../operation.ts';
import { outcomeItems } from '../../outcomeItems.ts';
import { parameterReader } from '../../parameterReader.ts';
import { n8nWords, wordsOfItem } from '../../words.ts';

const fields: INodeProperties[] = [
  {
    displayName: 'Room ID',
    name: 'room_id',
    type: 'string',
    required: true,
    default: '={{ $json.id }}',
    description: 'The ID of the room whose invite link was sent, as Interview Room: Create gave it',
  },
  {
    displayName: 'Sent',
    name: 'sent',
    type: 'boolean',
    default: true,
    description:
      'Whether the invite was sent. If not, the next delivery of the contact gets the same room at once; if so, the contact is left out from now on.',
  },
];

/** Writes down for each item whether the invite to its room was sent. */
export const recordInvite: Operation = {
  needsCredential: false,
  option: {
    name: 'Record Invite',
    value: 'recordInvite',
    description: 'Say whether the invite to a room was sent, so that nobody is invited twice or forgotten',
    action: 'Record an invite',
  },
  fields,
  async execute(context) {
    const roomId = parameterReader(context, 'room_id');
    const isSent = parameterReader(context, 'sent');
    const invites = await readEach(context, (item) => ({ roomId: roomId(item), isSent: isSent(item) }));
    const outcomes = await recordInvites(contactStore(context), invites, context.continueOnFail());
    return outcomeItems(context, outcomes, { ofRun: n8nWords, ofItem: wordsOfItem }, (invite) => [
      { room_id: invite.roomId, sent: invite.isSent },
    ]);
  },
};
