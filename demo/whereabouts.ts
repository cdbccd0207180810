import type { Stage } from './demo.ts';

/** Says where everything that runs is, how to sign in, and how to end it. */
export function whereabouts({ n8n, inbox, fake }: Stage): string {
  return `
  n8n         ${n8n.origin}   sign in as ${n8n.login.email} with ${n8n.login.password}
  Inbox       ${inbox.origin}
  Fake Aseed  ${fake.origin}

Ctrl+C ends it.`;
}
