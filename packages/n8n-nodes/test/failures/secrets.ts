import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { everythingIn } from '@aseed/n8n-engine';
import { projectId, runCreate, runJoin } from '../aseedNode.ts';

const forBearer = 'planted-7f3a-for-the-bearer';
const ofRoom = 'planted-91bc-of-a-room';
const email = 'planted.respondent@example.com';

const fake = useFakeAseed({ apiToken: forBearer });

/** The fake's faults, and a server that repeats all that it was sent, as new versions of FastAPI do in validation errors. */
function misfortunes(operation: 'createRooms' | 'joinRoom'): [string, Fault][] {
  const sent = operation === 'createRooms' ? `${email} Bearer ${forBearer} ${forBearer}` : `${email} ${ofRoom}`;
  const complaint = { type: 'value_error', loc: ['body', 'email'], msg: `not valid: ${sent}`, input: { sent } };
  const text = { 'content-type': 'text/plain' };
  return Object.entries<Fault>({
    invalid: faults.invalid,
    rateLimited: faults.rateLimited,
    serverError: faults.serverError,
    closedBefore: faults.closedBefore,
    closedAfter: faults.closedAfter,
    echoInText: { answer: { status: 500, headers: text, body: `KeyError: ${sent}` } },
    echoInComplaint: { answer: { status: 422, body: { detail: [complaint] } } },
  });
}

test.each(misfortunes('createRooms'))('no secret stands in the error of a create that meets: %s', async (_, fault) => {
  fake.fail('createRooms', fault);
  const finished = await runCreate(fake, { items: [{ email }] });
  expect(finished.error).toBeDefined();
  expect(everythingIn(finished.error)).not.toMatch(/planted/);
});

test.each(misfortunes('joinRoom'))('no secret stands in the error of a join that meets: %s', async (_, fault) => {
  fake.fail('joinRoom', fault);
  const finished = await runJoin(fake, {
    items: [{ link: ofRoom, email }],
    parameters: { invite_link: '={{ $json.link }}', email: '={{ $json.email }}' },
  });
  expect(finished.error).toBeDefined();
  expect(everythingIn(finished.error)).not.toMatch(/planted/);
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
  const { error } = await runJoin(fake, { parameters: { invite_link: `https://${ofRoom}.example.com/`, email } });
  expect(error?.message).toMatch(/^Invite Link or Access Token must be /);
  expect(`${error?.message} ${error?.description}`).not.toMatch(/planted/);
});
