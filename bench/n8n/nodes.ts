import { credentialsFor, type Credential } from '../../demo/credentials.ts';
import * as nodes from '../../test/workflows/nodes.ts';
import { workflow, type Draft, type Workflow } from '../../test/workflows/workflow.ts';
import type { BenchServer } from '../server/benchServer.ts';
import type { Filling } from './fields.ts';

/** The name of the node that is measured, in every workflow. */
export const measuredNode = 'Measured';

const bearer = { id: 'bench-bearer', name: 'Token of the server' };

/** What the workflows' nodes sign in with. */
export function credentialsOf({ origin, apiToken }: Pick<BenchServer, 'origin' | 'apiToken'>): Credential[] {
  return [
    ...credentialsFor({ baseUrl: origin, apiToken }, 0),
    { ...bearer, type: 'httpBearerAuth', data: { token: apiToken } },
  ];
}

/** Webhook, an item for each contact in its body, and the node that is measured, whose items are the answer. */
export function workflowAround(path: string, measured: Draft): Workflow {
  return workflow(
    path,
    {
      'Contacts Added': nodes.webhookNode(path),
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
  const parameters = { resource: 'interviewRoom', operation: 'create', project_id, count: 1 };
  return nodes.aseedNode({ ...parameters, additionalFields, options: {} });
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
    ...(signsInWith === 'credential' && { credentials: { httpBearerAuth: bearer } }),
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
