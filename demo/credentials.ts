import type { FakeAseed } from '@aseed/fake-aseed';
import { crmKey } from './crm.ts';

/** A credential as n8n imports it. */
export interface Credential {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type CredentialType = 'aseedApi' | 'httpHeaderAuth' | 'smtp';

/** How a node names the credential that it uses, by its type. */
export type UsedCredential = Readonly<Record<string, Pick<Credential, 'id' | 'name'>>>;

const known: Readonly<Record<CredentialType, Pick<Credential, 'id' | 'name'>>> = {
  aseedApi: { id: 'demo-aseed', name: 'Fake Aseed' },
  httpHeaderAuth: { id: 'demo-crm', name: 'CRM' },
  smtp: { id: 'demo-smtp', name: 'Demo inbox' },
};

/** What n8n signs in with at Aseed and at the mail server on this machine, and what the CRM calls n8n with. */
export function credentialsFor(
  { apiToken, baseUrl }: Pick<FakeAseed, 'apiToken' | 'baseUrl'>,
  smtpPort: number,
): Credential[] {
  const smtp = { host: '127.0.0.1', port: smtpPort, secure: false, disableStartTls: true, user: '', password: '' };
  return [
    { ...known.aseedApi, type: 'aseedApi', data: { apiToken, baseUrl } },
    { ...known.httpHeaderAuth, type: 'httpHeaderAuth', data: crmKey },
    { ...known.smtp, type: 'smtp', data: smtp },
  ];
}

/** The credential of a type, as a node names it. */
export function usedCredential(type: CredentialType): UsedCredential {
  return { [type]: known[type] };
}
