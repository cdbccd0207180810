import { AseedError, createRooms, forgetContacts, type ContactOrder } from '@aseed/shared';
import { clientFrom, fromCredential } from '../../connection.ts';
import { contactKeyField, readContacts } from '../../contactItems.ts';
import { contactStore } from '../../contactStore.ts';
import { fieldsFor } from '../../fields.ts';
import type { Operation } from '../../operation.ts';
import { outcomeItems } from '../../outcomeItems.ts';
import { n8nWords, wordsOfContacts } from '../../words.ts';

const { project_id } = createRooms.inputs;
const inputs = { project_id };

/** Forgets the contact of each item in a project, so that its next delivery gets a new room. What Aseed has stays as it is. */
export const forget: Operation = {
  needsCredential: true,
  option: {
    name: 'Forget',
    value: 'forget',
    description: 'Let a contact get a new room, as if it had none',
    action: 'Forget a contact',
  },
  fields: [...fieldsFor(inputs), contactKeyField],
  async execute(context, limits) {
    const { client, blocked } = await clientFrom(fromCredential, context, limits);
    const orders = await readContacts(context, inputs, blocked);
    const store = contactStore(context);
    const outcomes = await forgetContacts(client, store, orders, context.continueOnFail());
    return outcomeItems(context, outcomes, { ofRun: n8nWords, ofItem: wordsOfContacts }, ({ wasKnown }, item) => [
      { contact_key: keyIn(orders[item]), was_known: wasKnown },
    ]);
  },
};

/** As it was typed. */
function keyIn(order: ContactOrder | AseedError | undefined): string {
  return order === undefined || order instanceof AseedError ? '' : String(order.contact);
}
