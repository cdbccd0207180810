import { webhookAt, workflow, type Draft, type UsedCredentials, type Workflow } from '../../test/contacts/workflow.ts';
import { crmKey } from '../../demo/crm.ts';
import type { Credential } from '../../demo/workflows.ts';
import type { BenchServer } from '../server/benchServer.ts';
import type { Filling } from './fields.ts';

/** The name of the node that is measured, in every workflow. */
export const measuredNode = 'Measured';

/** What the workflows' nodes sign in with. */
export function credentialsFor(baseUrl: string, apiToken: string): Credential[] {
  return [
    { id: 'aseedApi', name: 'aseedApi', type: 'aseedApi', data: { apiToken, baseUrl } },
    { id: 'httpBearerAuth', name: 'httpBearerAuth', type: 'httpBearerAuth', data: { token: apiToken } },
    { id: 'httpHeaderAuth', name: 'httpHeaderAuth', type: 'httpHeaderAuth', data: crmKey },
  ];
}

function credential(type: 'aseedApi' | 'httpBearerAuth' | 'httpHeaderAuth'): UsedCredentials {
  return { [type]: { id: type, name: type } };
}

/** Webhook, an item for each contact in its body, and the node that is measured, whose items are the answer. */
export function workflowAround(path: string, measured: Draft): Workflow {
  return workflow(
    path,
    {
      'Contacts Added': webhookAt(path, credential('httpHeaderAuth')),
      'One by One': {
        type: 'n8n-nodes-base.splitOut',
        typeVersion: 1,
        parameters: { fieldToSplitOut: 'body', include: 'noOtherFields', options: {} },
      },
      [measuredNode]: measured,
    },
    { 'Contacts Added': [['One by One']], 'One by One': [[measuredNode]] },
  );
}

/** The node of this project as it comes, with these fields. */
export function aseedNode({ fields: { project_id, ...additionalFields } }: Filling): Draft {
  return {
    type: 'n8n-nodes-aseed.aseed',
    typeVersion: 1,
    parameters: { resource: 'interviewRoom', operation: 'create', project_id, count: 1, additionalFields, options: {} },
    credentials: credential('aseedApi'),
  };
}

/** How the HTTP Request node signs in: with a header that is typed into it, or with a credential, which it fetches anew for each item. */
export type SignsInWith = 'header' | 'credential';

const token = (apiToken: string) => ({
  header: {
    sendHeaders: true,
    headerParameters: { parameters: [{ name: 'Authorization', value: `Bearer ${apiToken}` }] },
  },
  credential: { authentication: 'genericCredentialType', genericAuthType: 'httpBearerAuth' },
});

/** The HTTP Request node as it comes, with these fields in its body; or with what its options are set to. */
export function httpRequestNode(
  { fields }: Filling,
  { origin, apiToken }: Pick<BenchServer, 'origin' | 'apiToken'>,
  options: Draft['parameters'] = {},
  signsInWith: SignsInWith = 'header',
): Draft {
  return {
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.5,
    parameters: {
      method: 'POST',
      url: `${origin}/api/interviews/rooms`,
      ...token(apiToken)[signsInWith],
      sendBody: true,
      bodyParameters: { parameters: Object.entries(fields).map(([name, value]) => ({ name, value })) },
      options,
    },
    ...(signsInWith === 'credential' && { credentials: credential('httpBearerAuth') }),
  };
}

/** The Edit Fields node with these fields but for the project, which is no expression. */
export function editFieldsNode({ fields: { project_id: _, ...fields } }: Filling): Draft {
  return {
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    parameters: {
      assignments: {
        assignments: Object.entries(fields).map(([name, value]) => ({
          id: name,
          name,
          value,
          type: name === 'max_duration_minutes' ? 'number' : 'string',
        })),
      },
      options: {},
    },
  };
}
