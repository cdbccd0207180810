import { usedCredential } from '../../demo/credentials.ts';
import type { Draft } from './workflow.ts';

/** A webhook that the CRM alone may post to, and that answers with all items that the last node gives. */
export function webhookNode(path: string): Draft {
  return {
    type: 'n8n-nodes-base.webhook',
    typeVersion: 2.1,
    parameters: {
      httpMethod: 'POST',
      path,
      authentication: 'headerAuth',
      responseMode: 'lastNode',
      responseData: 'allEntries',
      options: {},
    },
    webhookId: path,
    credentials: usedCredential('httpHeaderAuth'),
  };
}

/** The Aseed node, doing what its parameters say. */
export function aseedNode(parameters: Draft['parameters']): Draft {
  return { type: 'n8n-nodes-aseed.aseed', typeVersion: 1, parameters, credentials: usedCredential('aseedApi') };
}

/** Posts to an address, for each item, the JSON that an expression gives. */
export function postNode(url: string, json: string): Draft {
  const parameters = { method: 'POST', url, sendBody: true, specifyBody: 'json', jsonBody: json, options: {} };
  return { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
}
