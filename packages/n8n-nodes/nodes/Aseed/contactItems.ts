import { AseedError, type ContactOrder, type Inputs } from '@aseed/shared';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readItems, readOrError } from './fields.ts';
import { parameterReader } from './parameterReader.ts';

/** Whom an item is about. */
export const contactKeyField: INodeProperties = {
  displayName: 'Contact Key',
  name: 'contactKey',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. {{ $json.email }}',
  description:
    'What tells one contact from another, such as the e-mail address or the ID in your CRM. Upper and lower case are the same.',
};

/** What the user filled in for each item and its contact, or why it cannot be read. What is `blocked` for all is not read at all. */
export async function readContacts(
  context: IExecuteFunctions,
  inputs: Inputs,
  blocked: AseedError | undefined,
): Promise<(ContactOrder | AseedError)[]> {
  const items = await readItems(context, inputs, blocked);
  const readKey = parameterReader(context, 'contactKey');
  return Promise.all(
    items.map((fields, item) =>
      fields instanceof AseedError ? fields : readOrError(context, () => ({ contact: readKey(item), fields })),
    ),
  );
}
