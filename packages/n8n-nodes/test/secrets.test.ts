import { faults, startFakeAseed, type Fault, type FakeAseed } from '@aseed/fake-aseed';
import type { Finished } from '@aseed/n8n-engine';
import { inspect } from 'node:util';
import { projectId, runCreate, runJoin } from './aseedNode.ts';

const apiToken = 'planted-api-token-7f3a';
const accessToken = 'planted-access-token-91bc';
const email = 'planted.respondent@example.com';

let fake: FakeAseed;
beforeAll(async () => {
  fake = await startFakeAseed({ apiToken });
});
afterAll(() => fake.close());
beforeEach(() => fake.reset());

/** The fake's faults, and a server that repeats all that it was sent, as new versions of FastAPI do in validation errors. */
function misfortunes(operation: 'createRooms' | 'joinRoom'): [string, Fault][] {
  const sent = operation === 'createRooms' ? `${email} Bearer ${apiToken} ${apiToken}` : `${email} ${accessToken}`;
  const complaint = { type: 'value_error', loc: ['body', 'email'], msg: `not valid: ${sent}`, input: { sent } };
  const text = { 'content-type': 'text/plain' };
  const { latency: _, ...failing } = faults;
  return Object.entries<Fault>({
    ...failing,
    echoInText: { answer: { status: 500, headers: text, body: `KeyError: ${sent}` } },
    echoInComplaint: { answer: { status: 422, body: { detail: [complaint] } } },
  });
}

/** Everything that an error carries, as somebody who logs it with all its parts would see it. */
function everythingIn({ error }: Finished): string {
  expect(error).toBeDefined();
  return inspect(error, { depth: 12, showHidden: true });
}

test.each(misfortunes('createRooms'))('no secret stands in the error of a create that meets: %s', async (_, fault) => {
  fake.fail('createRooms', fault);
  const finished = await runCreate(fake, { items: [{ email }] });
  expect(everythingIn(finished)).not.toMatch(/planted/);
});

test.each(misfortunes('joinRoom'))('no secret stands in the error of a join that meets: %s', async (_, fault) => {
  fake.fail('joinRoom', fault);
  const finished = await runJoin(fake, {
    items: [{ link: accessToken, email }],
    parameters: { access_token: '={{ $json.link }}', email: '={{ $json.email }}' },
  });
  expect(everythingIn(finished)).not.toMatch(/planted/);
});

test.each([
  ['an e-mail address as a number of rooms', { count: email }],
  ['an e-mail address as a project', { project_id: email }],
  ['an e-mail address as a number of days', { additionalFields: { expires_in_days: email } }],
])('%s is refused without being repeated', async (_, parameters) => {
  const { error } = await runCreate(fake, { parameters: { project_id: projectId, ...parameters } });
  expect(error?.message).toMatch(/ must be /);
  expect(`${error?.message} ${error?.description}`).not.toMatch(/planted/);
});

test('a link that holds no token is refused without being repeated', async () => {
  const { error } = await runJoin(fake, { parameters: { access_token: `https://${accessToken}.example.com/`, email } });
  expect(error?.message).toMatch(/^Invite Link or Access Token must be /);
  expect(`${error?.message} ${error?.description}`).not.toMatch(/planted/);
});
