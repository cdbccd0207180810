import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { faults } from '@aseed/fake-aseed';
import { usedCredential } from '../../demo/credentials.ts';
import { startN8n, type SignedIn } from './n8n.ts';
import { newestExecution, type Execution } from './newestExecution.ts';
import { publishNode } from './publish.ts';

let n8n: SignedIn;

beforeAll(async () => {
  n8n = await startN8n();
});
afterAll(() => n8n.end());
beforeEach(() => n8n.fake.reset());

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

describe('the list of projects', () => {
  const search = (filter?: string) =>
    n8n.rest('POST', '/dynamic-node-parameters/resource-locator-results', {
      nodeTypeAndVersion: { name: 'n8n-nodes-aseed.aseed', version: 1 },
      path: 'parameters.project_id',
      methodName: 'searchProjects',
      currentNodeParameters: { resource: 'interviewRoom', operation: 'create' },
      credentials: usedCredential('aseedApi'),
      ...(filter !== undefined && { filter }),
    });

  test('shows their names, and what they lack', async () => {
    expect(await search()).toMatchObject({
      results: [
        { name: 'Draft: churn (no research goals, no interview guide yet)' },
        { name: 'Onboarding interviews' },
        { name: 'Pricing study', value: '7d1f0c52-6b7e-4c1a-9a53-0b6f2f6f1a02' },
      ],
    });
    expect(await search('pric')).toMatchObject({ results: [{ name: 'Pricing study' }] });
  });

  test('says where it fails what is wrong, and how to go on without it', async () => {
    n8n.fake.fail('listProjects', { answer: { status: 403, body: { detail: 'Not allowed' } } });
    expect(await search()).toMatchObject({
      message: expect.stringMatching(/^The list of projects cannot be shown\. .*403/),
      description: expect.stringMatching(/^Choose By ID, and paste the id of the project or its address in Aseed\. /),
    });
  });
});

test('a room that is made, joined and finished gives what was said in it', async () => {
  const create = await publishNode(n8n, {
    operation: 'create',
    project_id: { __rl: true, mode: 'list', value: n8n.projectId, cachedResultName: 'Planning study' },
  });
  const { answer } = await n8n.post(create.path, {});
  const [made] = answer as { id: string; invite_link: string }[];
  const record = await publishNode(n8n, {
    resource: 'interviewRecord',
    operation: 'get',
    room_id: { __rl: true, mode: 'invite_link', value: '={{ $json.body.link }}' },
  });
  const read = () => n8n.post(record.path, { link: made?.invite_link });
  n8n.fake.play(made?.id ?? '', 'join', { email: 'ana@example.com' });
  expect(await read()).toMatchObject({ answer: [{ room_status: 'active', is_ready: false, transcript: '' }] });
  n8n.fake.play(made?.id ?? '', 'finish');
  expect(await read()).toMatchObject({
    answer: [{ room_status: 'completed', is_ready: true, transcript: expect.stringContaining('\nAna: ') }],
  });
});

describe('an execution that makes 250 rooms', () => {
  // One call after the other, so that it is certain which of them fails.
  const options = { callsAtOnce: 1 };
  const publish = () => publishNode(n8n, { operation: 'create', project_id: n8n.projectId, count: 250, options });

  /** The newest execution of a workflow, when it has come to one of these states. */
  async function newestThatIs(states: readonly string[], workflowId: string): Promise<Execution> {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      const newest = await newestExecution(n8n, workflowId);
      if (newest && states.includes(newest.status)) return newest;
      await wait(300);
    }
    throw new Error(`The execution was not ${states.join(' or ')} within 30 seconds`);
  }
  const newestEnded = (workflowId: string) => newestThatIs(['success', 'error', 'crashed'], workflowId);

  test("that fails is completed by the editor's Retry, which delivers the rooms made and makes only the rest", async () => {
    const { id, path } = await publish();
    n8n.fake.fail('createRooms', faults.invalid, { skip: 1, times: 1 });
    await n8n.post(path, {});
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

  test('that is stopped during its second call ends at once, sends nothing more, and leaves its rooms in the log', async () => {
    const { id, path } = await publish();
    n8n.fake.fail('createRooms', faults.silentAfter, { skip: 1 });
    const answer = n8n.post(path, {});
    while (n8n.fake.rooms.length < 200) await wait(50);
    const { id: execution } = await newestThatIs(['running'], id);
    await n8n.rest('POST', `/executions/${execution}/stop`);
    await Promise.all([answer, newestThatIs(['canceled'], id)]);
    const made = n8n.fake.rooms.slice(0, 100);
    const isLogged = () => {
      const log = readFileSync(n8n.n8n.logFile, 'utf8');
      return log.includes('100 of 250 rooms were created') && made.every(({ id: room }) => log.includes(room));
    };
    for (const deadline = Date.now() + 10_000; !isLogged() && Date.now() < deadline; ) await wait(100);
    expect(isLogged()).toBe(true);
    expect(n8n.fake.requests.filter(({ operation }) => operation === 'createRooms')).toHaveLength(2);
  });
});
