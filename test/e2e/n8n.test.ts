import { setTimeout as wait } from 'node:timers/promises';
import { faults } from '@aseed/fake-aseed';
import { inviteWebhook } from '../../demo/crm.ts';
import { startN8n, type SignedIn } from './n8n.ts';

let n8n: SignedIn;

beforeAll(async () => {
  n8n = await startN8n();
});
afterAll(() => n8n.end());
beforeEach(() => n8n.fake.reset());

describe('the invite workflow', () => {
  const invite = (body: unknown) => n8n.post(inviteWebhook, body);

  test('one bad address neither stops the others nor loses its link, and nobody is invited twice', async () => {
    const { answer } = await invite([
      { email: 'ana@example.com', name: 'Ana {link} $& <b>', language: 'de-DE' },
      { email: ' ANA@example.com', name: 'Ana again' },
      { email: '"q\\"@exam..ple', name: 'Rejected' },
      { name: 'Without' },
    ]);
    const [first, second] = n8n.fake.rooms;
    expect(answer).toEqual({
      sent: [expect.objectContaining({ email: 'ana@example.com', invite_link: first?.url })],
      not_sent: [
        expect.objectContaining({
          name: 'Rejected',
          invite_link: second?.url,
          reason: expect.stringContaining('rejected'),
        }),
        expect.objectContaining({
          name: 'Without',
          invite_link: '',
          reason: expect.stringContaining('no valid e-mail'),
        }),
      ],
    });
    const [mail] = await n8n.inbox.mails();
    expect(mail?.text).toMatch(/^Guten Tag Ana \{link\} \$& <b>,/);
    expect(mail?.text).toContain(first?.url);
  });

  test('when no room can be made, every contact is in the answer with the reason', async () => {
    n8n.fake.fail('createRooms', faults.rateLimited);
    const { answer } = await invite([{ email: 'a@example.com' }, { email: 'b@example.com' }]);
    const refused = expect.objectContaining({ invite_link: '', reason: expect.stringContaining('too many calls') });
    expect(answer).toEqual({ sent: [], not_sent: [refused, refused] });
  });

  test.each([
    ['more than 500 contacts', Array.from({ length: 501 }, (_, place) => ({ email: `c${place}@example.com` })), 413],
    ['no contact', [], 400],
  ])('%s are refused, and nothing is made', async (_, contacts, status) => {
    expect(await invite(contacts)).toEqual({
      status,
      answer: { error: expect.stringContaining('Nothing was created or sent.') },
    });
    expect(n8n.fake.requests).toEqual([]);
  });
});

test.each([
  ['works', '', '', 'OK', 'successful'],
  ['works with what people paste', 'Bearer ', '/custdev/', 'OK', 'successful'],
  ['has a wrong token', 'wrong', '', 'Error', 'Aseed did not accept the API token (401)'],
  ['has a base URL without its path', '', '/', 'Error', 'The Base URL does not seem to lead to the Aseed API'],
])('the test of a credential that %s says so', async (_, before, path, status, message) => {
  const { apiToken, baseUrl, origin } = n8n.fake;
  const data = { apiToken: `${before}${apiToken}`, baseUrl: path === '' ? baseUrl : `${origin}${path}` };
  const credentials = { id: '', name: 'Tried', type: 'aseedApi', data };
  expect(await n8n.rest('POST', '/credentials/test', { credentials })).toMatchObject({
    status,
    message: expect.stringContaining(message),
  });
});

describe("the editor's Retry of a failed execution", () => {
  const workflow = {
    name: '250 rooms',
    settings: { executionOrder: 'v1' },
    nodes: [
      {
        id: 'hook',
        name: 'Hook',
        type: 'n8n-nodes-base.webhook',
        typeVersion: 2.1,
        position: [0, 0],
        webhookId: 'f2f8b8a5-6c1e-4c55-9d0a-250250250250',
        parameters: { httpMethod: 'POST', path: 'rooms', responseMode: 'lastNode', options: {} },
      },
      {
        id: 'aseed',
        name: 'Aseed',
        type: 'n8n-nodes-aseed.aseed',
        typeVersion: 1,
        position: [200, 0],
        parameters: { operation: 'create', project_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a', count: 250 },
        credentials: { aseedApi: { id: 'demo-aseed', name: 'Fake Aseed' } },
      },
    ],
    connections: { Hook: { main: [[{ node: 'Aseed', type: 'main', index: 0 }]] } },
  };

  interface Execution {
    readonly id: string;
    readonly status: string;
    readonly versionId?: string;
  }

  /** n8n registers the webhook of a workflow some time after it was activated. */
  async function postWhenRegistered(path: string): Promise<void> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
      const { status } = await n8n.post(path, {});
      if (status !== 404) return;
      await wait(200);
    }
    throw new Error('The webhook was not registered within 10 seconds');
  }

  /** The newest execution of a workflow, when it has ended. */
  async function newestEnded(workflowId: string): Promise<Execution> {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      const filter = encodeURIComponent(JSON.stringify({ workflowId }));
      const { results } = (await n8n.rest('GET', `/executions?filter=${filter}`)) as { results: Execution[] };
      const [newest] = results;
      if (newest && ['success', 'error', 'crashed'].includes(newest.status)) return newest;
      await wait(300);
    }
    throw new Error('The execution did not end within 30 seconds');
  }

  test('delivers the rooms made and makes only the rest', async () => {
    const { id, versionId } = (await n8n.rest('POST', '/workflows', workflow)) as Execution;
    await n8n.rest('POST', `/workflows/${id}/activate`, { versionId });
    n8n.fake.fail('createRooms', faults.rateLimited, { skip: 1, times: 1 });
    await postWhenRegistered('/webhook/rooms');
    const failed = await newestEnded(id);
    expect(failed.status).toBe('error');
    expect(n8n.fake.rooms).toHaveLength(100);

    await n8n.rest('POST', `/executions/${failed.id}/retry`, { loadWorkflow: false });
    const retried = await newestEnded(id);
    expect(retried).toMatchObject({ status: 'success' });
    expect(retried.id).not.toBe(failed.id);
    expect(n8n.fake.rooms).toHaveLength(250);
    expect(n8n.fake.requests.map(({ body }) => (JSON.parse(body) as { count: number }).count)).toEqual([
      100, 100, 100, 50,
    ]);
    const stored = JSON.stringify(await n8n.rest('GET', `/executions/${retried.id}`));
    expect(n8n.fake.rooms.every(({ access_token: token }) => stored.includes(token))).toBe(true);
  });
});
