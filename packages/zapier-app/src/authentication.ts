import { AseedError, defaultBaseUrl, failureFrom, testConnection } from '@aseed/shared';
import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import { usualLimits, type Limits } from './limits.ts';
import { toConnectionError } from './toZapierError.ts';
import { clientOn } from './transport.ts';
import { wordsOfConnection } from './words.ts';

/** Reads from Aseed with the connection, which creates nothing. Gives the name that the user has for it. */
export const testWith = (limits: Limits) => async (z: ZObject, bundle: Bundle) => {
  try {
    await testConnection(clientOn(z, bundle, limits));
    return { label: bundle.authData.connectionName ?? '' };
  } catch (error) {
    throw error instanceof AseedError ? toConnectionError(z, failureFrom(error, wordsOfConnection)) : error;
  }
};

export const test = testWith(usualLimits);

export const authentication: Authentication = {
  type: 'custom',
  test,
  connectionLabel: '{{label}}',
  fields: [
    {
      key: 'apiToken',
      label: 'API Token',
      type: 'password',
      required: true,
      helpText:
        'The API token of your Aseed account. How to get one is in [the Aseed documentation](https://docs.aseed.ai).',
    },
    {
      key: 'connectionName',
      label: 'Connection Name',
      type: 'string',
      required: false,
      helpText: 'What to call this account in your Zaps, such as the name of a team.',
    },
    {
      key: 'baseUrl',
      label: 'Base URL',
      type: 'string',
      required: false,
      default: defaultBaseUrl,
      helpText: 'Where the API is. Leave it as it is unless Aseed gave you another address.',
    },
  ],
};
