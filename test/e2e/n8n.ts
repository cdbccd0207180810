import { setTheStage, type Stage } from '../../demo/demo.ts';
import { crmKey } from '../../demo/crm.ts';
import { anyFreePort } from '../../demo/settings.ts';

/** A real n8n with the packed node and the example workflows, as somebody who is signed in sees it. */
export interface SignedIn extends Stage {
  /** Calls n8n's own REST interface, as its editor does. */
  rest(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Posts to a webhook, and gives the status and the answer. */
  post(path: string, body: unknown): Promise<{ status: number; answer: unknown }>;
  end(): Promise<void>;
}

const json = { 'content-type': 'application/json' };

/** Throws what keeps it from starting, after it has ended what had started: else nothing would let the tests exit. */
export async function startN8n(): Promise<SignedIn> {
  const ends: (() => unknown)[] = [];
  const end = async () => {
    for (const step of ends.splice(0).reverse()) await step();
  };
  try {
    const ports = {
      n8n: await anyFreePort(),
      inbox: await anyFreePort(),
      smtp: await anyFreePort(),
      aseed: await anyFreePort(),
    };
    const stage = await setTheStage(
      ports,
      () => undefined,
      (step) => ends.push(step),
    );
    return { ...stage, ...(await signIn(stage.n8n)), end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function signIn({ origin, login }: Stage['n8n']): Promise<Pick<SignedIn, 'rest' | 'post'>> {
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
