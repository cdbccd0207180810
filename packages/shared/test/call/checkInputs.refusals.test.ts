import { checkInputs } from '../../src/call/checkInputs.ts';
import { orderInputs } from '../../src/orders/callPlan.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { projectId } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const email = 'ana@example.com';
const hint = 'Correct the field, or what fills it, and run again.';

const createRules = {
  project_id: 'Project must be an id of 32 hexadecimal digits, such as 3c90c3cc-0d44-4b50-8888-8dd25736052a.',
  count: 'Number of Rooms must be a whole number from 1 to 100.',
  max_duration_minutes: 'Max Duration (Minutes) must be a whole number from 1 to 1440.',
  expires_in_days: 'Expires In (Days) must be a whole number from 1 to 3650.',
  voice: 'Voice must be text.',
};

test.each([
  ['project_id', 'abc'],
  ['project_id', 42],
  ['project_id', projectId.slice(1)],
  ['project_id', `${projectId}0`],
  ['project_id', 'g'.repeat(32)],
  ['project_id', [projectId]],
  ['count', 0],
  ['count', '0'],
  ['count', -0],
  ['count', 1.5],
  ['count', '1.5'],
  ['count', 101],
  ['count', 'ten'],
  ['count', '1e1'],
  ['count', '0x10'],
  ['count', '1,000'],
  ['count', '1.000'],
  ['count', Number.NaN],
  ['count', Number.POSITIVE_INFINITY],
  ['count', true],
  ['count', {}],
  ['max_duration_minutes', 0],
  ['max_duration_minutes', 1441],
  ['max_duration_minutes', 2 ** 53],
  ['expires_in_days', -1],
  ['expires_in_days', '-1'],
  ['expires_in_days', 3651],
  ['expires_in_days', 3_000_000],
  ['expires_in_days', 20_261_231],
  ['expires_in_days', '2026-12-31'],
  ['voice', true],
  ['voice', {}],
] as const)('a create with %s = %j is refused with the rule of that field', async (field, value) => {
  const fields = { project_id: projectId, [field]: value };
  expect(await refusalOf(() => checkInputs(createRooms, fields))).toEqual({
    name: 'InvalidInputError',
    field,
    message: createRules[field],
    hint,
  });
});

test.each([undefined, null, '', '  '])('a create without a project (%j) is refused as missing', async (project_id) => {
  expect(await refusalOf(() => checkInputs(createRooms, { project_id }))).toEqual({
    name: 'InvalidInputError',
    field: 'project_id',
    message: 'Project is missing.',
    hint,
  });
});

const joinRules = {
  invite_link:
    'Invite Link or Access Token must be an invite link that holds an access token, such as https://app.aseed.ai/…/Xk3v9Q, or the token itself, which holds no slash and no white space.',
  email: 'Respondent E-mail must be an e-mail address with one @, such as ana@example.com.',
};

test.each([
  ['invite_link', 'https://app.aseed.ai'],
  ['invite_link', 'https://app.aseed.ai/?lang=en'],
  ['invite_link', 'https://'],
  ['invite_link', '.'],
  ['invite_link', '..'],
  ['invite_link', 'https://app.aseed.ai/interview?token=..'],
  ['invite_link', 'two words'],
  ['invite_link', true],
  ['invite_link', 'Xk3v9Q\ud83d'],
  ['invite_link', 'Xk3v9Q\u0000'],
  ['invite_link', 'two/words'],
  ['invite_link', 'a%2Fb'],
  ['invite_link', 'https://app.aseed.ai/interview/a%2Fb'],
  ['invite_link', 'https://app.aseed.ai/interview/a%07b'],
  ['email', 'ana'],
  ['email', '@example.com'],
  ['email', 'ana@'],
  ['email', 'ana@b@example.com'],
  ['email', 'Ana <ana@example.com>'],
  ['email', 7],
  ['email', 'ana\ud83d@example.com'],
  ['email', 'ana@example.com\udc00'],
  ['email', 'ana@exam\u0000ple.com'],
] as const)('a join with %s = %j is refused with the rule of that field', async (field, value) => {
  const fields = { invite_link: 'Xk3v9Q', email, [field]: value };
  expect(await refusalOf(() => checkInputs(joinRoom, fields))).toEqual({
    name: 'InvalidInputError',
    field,
    message: joinRules[field],
    hint,
  });
});

test('an order may ask for its own most and not for one more', async () => {
  const inputs = orderInputs(10_000);
  expect(checkInputs({ inputs }, { project_id: projectId, count: '10000' }).count).toBe(10_000);
  expect(await refusalOf(() => checkInputs({ inputs }, { project_id: projectId, count: 10_001 }))).toEqual({
    name: 'InvalidInputError',
    field: 'count',
    message: 'Number of Rooms must be a whole number from 1 to 10000.',
    hint,
  });
});
