import type { INodeProperties } from 'n8n-workflow';

/** Stands beside each Base URL that a person may fill in. */
export const allowHttpField: INodeProperties = {
  displayName: 'Allow Unencrypted HTTP',
  name: 'allowHttp',
  type: 'boolean',
  default: false,
  description:
    'Whether to allow a Base URL that begins with http://. Others on the network can then read tokens and e-mail addresses. The address of this machine itself is always allowed.',
};
