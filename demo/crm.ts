import type { Contact } from './contacts.ts';
import { DemoError } from './DemoError.ts';

/** What the invite workflow answers for each invite that it sent now. */
export interface Invited {
  readonly room_id: string;
  readonly sent: boolean;
}

/** What the join workflow answers. */
export interface Joined {
  readonly token: string;
  readonly room_name: string;
}

/** The header that the CRM sends with each call, which n8n's Header Auth credential holds too. */
export const crmKey = { name: 'X-CRM-Key', value: 'demo-crm-key' };

/** Where the invite workflow listens, below n8n's address. */
export const inviteWebhook = '/webhook/aseed-contact-added';

/** Where its copy for a second study listens. */
export const secondStudyWebhook = '/webhook/aseed-second-study';

/** Posts one contact, or a list of them, as a CRM does when contacts are added. Throws DemoError. */
export async function addContacts(
  n8nOrigin: string,
  contacts: Contact | readonly Contact[],
  webhook = inviteWebhook,
): Promise<Invited[]> {
  return post(`${n8nOrigin}${webhook}`, contacts);
}

/** Asks, as a respondent's page would, to join the room of an invite link. */
export async function askToJoin(n8nOrigin: string, email: string, inviteLink: string): Promise<Joined> {
  return post(`${n8nOrigin}/webhook/aseed-join`, { invite_link: inviteLink, email });
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [crmKey.name]: crmKey.value },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new DemoError(`The workflow answered ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}
