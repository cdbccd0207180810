import type { INodeProperties } from 'n8n-workflow';

/** Stands beside each Base URL that a person may fill in. */
export const allowHttpField: INodeProperties = {
  displayName: 'Allow Unencrypted HTTP',
  name: 'allowHttp',
  type: 'boolean',
  default: false,
  description:
    'Whether the Base URL may begin with http://, so that everybody on the way can read tokens and addresses. To the machine of n8n itself it always may.',
};
