import type { Credential } from '../../demo/workflows.ts';
import { crmKey } from '../../demo/crm.ts';
import { webhookAt, workflow, type Draft, type UsedCredentials, type Workflow } from './workflow.ts';

export type IfContactHasRoom = 'leaveOut' | 'handOut';

export const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** What the workflows' nodes sign in with. */
export function credentialsFor(baseUrl: string, apiToken: string, smtpPort: number): Credential[] {
  return [
    { id: 'test-aseed', name: 'aseedApi', type: 'aseedApi', data: { apiToken, baseUrl } },
    { id: 'test-crm', name: 'httpHeaderAuth', type: 'httpHeaderAuth', data: crmKey },
    {
      id: 'test-smtp',
      name: 'smtp',
      type: 'smtp',
      data: { host: '127.0.0.1', port: smtpPort, secure: false, disableStartTls: true, user: '', password: '' },
    },
  ];
}

/** Contact → room → e-mail → recorded, and an error for whatever failed. Answers 5xx then. */
export function inviteWorkflow(path: string): Workflow {
  return workflow(
    path,
    {
      ...contactsFrom(path),
      Aseed: { ...createFor('handOut'), onError: 'continueErrorOutput' },
      'Send Email': {
        type: 'n8n-nodes-base.emailSend',
        typeVersion: 2.1,
        parameters: {
          fromEmail: 'team@example.com',
          toEmail: '={{ $json.contact_key }}',
          subject: 'An interview with you',
          emailFormat: 'text',
          text: '={{ $json.invite_link ?? $json.url }}',
          options: { appendAttribution: false },
        },
        credentials: credential('smtp'),
        onError: 'continueRegularOutput',
      },
      'Record Invite': { ...recordInvite('={{ Boolean($json.messageId) }}'), onError: 'continueErrorOutput' },
      // The lowest, as n8n runs branches from top to bottom and this one ends the run.
      'Stop and Error': {
        type: 'n8n-nodes-base.stopAndError',
        typeVersion: 1,
        parameters: {
          errorMessage: `={{ $input.all().map(({ json }) => JSON.stringify(json)).join(' ') }}`,
        },
      },
    },
    {
      ...contactsLeadTo('Aseed'),
      Aseed: [['Send Email'], ['Stop and Error']],
      'Send Email': [['Record Invite']],
      'Record Invite': [[], ['Stop and Error']],
    },
  );
}

/** Contact → room, and nothing else: to be timed. `undefined` makes a room for each item, as without One Room per Contact. */
export function createWorkflow(
  path: string,
  ifContactHasRoom: IfContactHasRoom | undefined,
  records = false,
): Workflow {
  return workflow(
    path,
    {
      ...contactsFrom(path),
      Aseed: createFor(ifContactHasRoom),
      ...(records && { 'Record Invite': recordInvite(true) }),
    },
    { ...contactsLeadTo('Aseed'), ...(records && { Aseed: [['Record Invite']] }) },
  );
}

/** Takes away what is remembered of contacts, as a person does. */
export function forgetWorkflow(path: string): Workflow {
  const forget = aseed({
    resource: 'contact',
    operation: 'forget',
    project_id: projectId,
    contactKey: '={{ $json.email }}',
  });
  return workflow(path, { ...contactsFrom(path), Forget: forget }, contactsLeadTo('Forget'));
}

/** A webhook that takes one contact or a list of them, and gives an item for each. */
function contactsFrom(path: string): Record<string, Draft> {
  return {
    'Contact Added': webhookAt(path, credential('httpHeaderAuth')),
    'As a List': {
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      parameters: {
        assignments: {
          assignments: [{ id: 'contacts', name: 'contacts', value: '={{ [$json.body].flat() }}', type: 'array' }],
        },
        options: {},
      },
    },
    'One by One': {
      type: 'n8n-nodes-base.splitOut',
      typeVersion: 1,
      parameters: { fieldToSplitOut: 'contacts', include: 'noOtherFields', options: {} },
    },
  };
}

function contactsLeadTo(name: string): Record<string, string[][]> {
  return { 'Contact Added': [['As a List']], 'As a List': [['One by One']], 'One by One': [[name]] };
}

function createFor(ifContactHasRoom: IfContactHasRoom | undefined): Draft {
  return aseed({
    resource: 'interviewRoom',
    operation: 'create',
    project_id: projectId,
    count: 1,
    ...(ifContactHasRoom && { onePerContact: true, contactKey: '={{ $json.email }}', ifContactHasRoom }),
    additionalFields: {},
    options: {},
  });
}

function recordInvite(sent: boolean | string): Draft {
  return aseed({ resource: 'contact', operation: 'recordInvite', room_id: `={{ $('Aseed').item.json.id }}`, sent });
}

function aseed(parameters: Draft['parameters']): Draft {
  return { type: 'n8n-nodes-aseed.aseed', typeVersion: 1, parameters, credentials: credential('aseedApi') };
}

function credential(type: 'aseedApi' | 'httpHeaderAuth' | 'smtp'): UsedCredentials {
  const ids = { aseedApi: 'test-aseed', httpHeaderAuth: 'test-crm', smtp: 'test-smtp' };
  return { [type]: { id: ids[type], name: type } };
}
