import { calling, checkLink as linkCheck } from '@aseed/shared';
import { publicOptions } from '../../connection.ts';
import { executeForEach } from '../../executeForEach.ts';
import { fieldsFor } from '../../fields.ts';
import type { AseedOperation } from '../../operation.ts';

const action = calling(linkCheck);

/** Asks about the invite link of each item without joining. Needs no credential and sends none. */
export const checkLink: AseedOperation = {
  action,
  needsCredential: false,
  option: {
    name: 'Check Link',
    value: 'checkLink',
    description: 'Ask whether an invite link works, without joining. Changes nothing, and needs no credential.',
    action: 'Check an invite link without joining (reads only)',
  },
  fields: [...fieldsFor(action.inputs), publicOptions],
  execute: executeForEach(action, (link) => [link]),
};
