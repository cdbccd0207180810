import { readResult } from '@aseed/shared';
import { bearerOptions } from '../../connection.ts';
import { executeForEach } from '../../executeForEach.ts';
import { fieldsFor } from '../../fields.ts';
import type { AseedOperation } from '../../operation.ts';
import { simplifyField } from '../../simplifyField.ts';

/** Reads what was said in the interview of each item. That it is not ready yet is an answer. */
export const getRecord: AseedOperation = {
  action: readResult,
  needsCredential: true,
  option: {
    name: 'Get',
    value: 'get',
    description:
      'Read what was said in an interview: its transcript and insights, once Aseed has them. Changes nothing.',
    action: 'Get the record of an interview (reads only)',
  },
  fields: [...fieldsFor(readResult.inputs), simplifyField, bearerOptions],
  execute: executeForEach(readResult, ({ record, ...result }, isSimple) => [isSimple ? result : { ...result, record }]),
};
