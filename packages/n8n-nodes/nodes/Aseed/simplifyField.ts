import type { INodeProperties } from 'n8n-workflow';

/** Stands where an answer has more fields than people go on with. */
export const simplifyField: INodeProperties = {
  displayName: 'Simplify',
  name: 'simplify',
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
};
