import { startN8n } from '../e2e/n8n.ts';
import type { TestCredential } from './skins/n8n.ts';

/** What n8n answers to the test of a credential. */
interface Answer {
  readonly status: string;
  readonly message: string;
}

/**
 * A real n8n that tests credentials, as its editor's button does: it has no engine outside its server for that. It starts with
 * the first test.
 */
export function credentialTester(): { test: TestCredential; end(): Promise<void> } {
  let starting: ReturnType<typeof startN8n> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const test: TestCredential = async ({ fake: { apiToken }, baseUrl }) => {
    starting ??= startN8n();
    const n8n = await starting;
    const credentials = { id: '', name: 'Tried', type: 'aseedApi', data: { apiToken, baseUrl } };
    const { status, message } = (await n8n.rest('POST', '/credentials/test', { credentials })) as Answer;
    const isOk = status === 'OK';
    return {
      delivered: isOk ? ['done'] : [],
      message: isOk ? '' : message,
      sentences: isOk ? [] : [message],
      hints: isOk ? [] : [message],
      everything: message,
    };
  };
  return {
    // n8n mixes up tests of credentials that run at the same time: "Node not found".
    test: (where) => {
      const turn = last.then(() => test(where));
      last = turn.catch(() => undefined);
      return turn;
    },
    end: async () => (await starting)?.end(),
  };
}
