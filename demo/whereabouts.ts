import { crmKey, inviteWebhook } from './crm.ts';
import type { Stage } from './demo.ts';

/** Says where everything that runs is, how to sign in, what to fill in elsewhere, what to try next, and how to end it. */
export function whereabouts({ n8n, inbox, fake, projectId }: Stage): string {
  const contact = JSON.stringify({ id: '1', name: 'You', email: 'you@example.com', language: 'en' });
  return `
  n8n         ${n8n.origin}   sign in as ${n8n.login.email} with ${n8n.login.password}
  Workflow    ${n8n.origin}/workflow/demo-invite
  Executions  ${n8n.origin}/workflow/demo-invite/executions
  Inbox       ${inbox.origin}
  Fake Aseed  ${fake.origin}
  API token   ${fake.apiToken}
  Base URL    ${fake.baseUrl}
  Project ID  ${projectId}

Add a contact:

  curl ${n8n.origin}${inviteWebhook} -H '${crmKey.name}: ${crmKey.value}' -H 'Content-Type: application/json' -d '${contact}'

Ctrl+C ends it.`;
}
