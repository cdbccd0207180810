import { crmKey } from '../../demo/crm.ts';
import type { N8nServer } from '../../demo/n8nServer.ts';

/** What somebody can do who is signed in to an n8n. */
export interface Signed {
  /** Calls n8n's own REST interface, as its editor does. */
  rest(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Posts to a webhook, and gives the status and the answer. */
  post(path: string, body: unknown): Promise<{ status: number; answer: unknown }>;
}

const json = { 'content-type': 'application/json' };

/** Signs in to an n8n as its owner. Throws where n8n refuses. */
export async function signIn({ origin, login }: Pick<N8nServer, 'origin' | 'login'>): Promise<Signed> {
  const signedIn = await fetch(`${origin}/rest/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ emailOrLdapLoginId: login.email, password: login.password }),
  });
  if (!signedIn.ok) throw new Error(`Signing in: ${signedIn.status} ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  return {
    rest: async (method, path, body) => {
      const options = {
        method,
        headers: { ...json, cookie },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      };
      const answer: unknown = await (await fetch(`${origin}/rest${path}`, options)).json();
      return typeof answer === 'object' && answer && 'data' in answer ? answer.data : answer;
    },
    post: async (path, body) => {
      const headers = { ...json, [crmKey.name]: crmKey.value };
      const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, answer: JSON.parse(await answer.text()) as unknown };
    },
  };
}
