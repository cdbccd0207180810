import {
  calling,
  cancelPendingRoom,
  changeRoom,
  checkLink,
  createRooms,
  doOnce,
  joinRoom,
  readResult,
  readRoom,
  roomsWanted,
  type Action,
  type Client,
  type Inputs,
} from '@aseed/shared';
import fc from 'fast-check';

/** What somebody fills in, by input key, in either product. */
export type Row = Readonly<Record<string, string | number | boolean>>;

const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const project = (fields: Row): Row => ({ project_id: projectId, ...fields });

const goodCreates: Row[] = [
  project({}),
  project({ count: 1 }),
  project({ count: '3' }),
  project({ count: ' 100 ' }),
  project({ count: '' }),
  project({ project_id: projectId.toUpperCase() }),
  project({ project_id: ` ${projectId.replaceAll('-', '')}\n` }),
  project({ language: 'de', voice: '', realtime_provider: '  ' }),
  project({ max_duration_minutes: 45, expires_in_days: '14' }),
  project({ topics_for_respondent: 'Öl, “quotes”, \\ and 🙂\nsecond line' }),
  project({ voice: '0', language: 'null' }),
  project({ project_id: `{${projectId.toUpperCase()}}` }),
  project({ project_id: `"${projectId}"\u200b` }),
  project({ project_id: `https://app.aseed.ai/projects/${projectId}/interviews` }),
  project({ topics_for_respondent: 'Planning🙂'.slice(0, 9), voice: 'a\u0000b' }),
  project({ max_duration_minutes: 1440, expires_in_days: 3650 }),
  project({ topics_for_respondent: '{"json":true}', realtime_provider: "O'Brien & <b>" }),
];

const badCreates: Row[] = [
  {},
  { project_id: '' },
  { project_id: 'abc' },
  { project_id: `${projectId}, ${projectId}` },
  project({ count: 0 }),
  project({ count: -1 }),
  project({ count: 1.5 }),
  project({ count: 'ten' }),
  project({ count: '1e2' }),
  project({ max_duration_minutes: 0 }),
  project({ max_duration_minutes: 'half an hour' }),
  project({ expires_in_days: -1 }),
  project({ expires_in_days: '0.5' }),
  project({ expires_in_days: 3651 }),
  project({ expires_in_days: '20261231' }),
  project({ max_duration_minutes: 1441 }),
  project({ max_duration_minutes: '5.7' }),
  project({ max_duration_minutes: '1,5' }),
  project({ max_duration_minutes: '45 min' }),
];

const goodJoins: Row[] = [
  { invite_link: 'Xk3v9Q', email: 'ana@example.com' },
  { invite_link: ' https://app.aseed.ai/interview/Xk3v9Q/ ', email: ' ana@example.com ' },
  { invite_link: 'https://app.aseed.ai/?token=a%2Bb', email: "o'brien+test@example.com" },
  { invite_link: 'ab?c%2e#d', email: 'ä@exämple.com' },
  { invite_link: '<https://app.aseed.ai/interview/Xk3v9Q>', email: 'ana@example.com' },
  { invite_link: '[Join](https://app.aseed.ai/interview/Xk3v9Q)', email: 'ana@example.com' },
  { invite_link: '"app.aseed.ai/interview/Xk3v9Q"', email: 'ana\u200b@example.com' },
  { invite_link: '(/interview/Xk3v9Q\u200b)', email: 'ana@example.com' },
];

const badJoins: Row[] = [
  {},
  { invite_link: 'Xk3v9Q' },
  { invite_link: '', email: 'ana@example.com' },
  { invite_link: 'https://app.aseed.ai/', email: 'ana@example.com' },
  { invite_link: '..', email: 'ana@example.com' },
  { invite_link: 'a%2Fb', email: 'ana@example.com' },
  { invite_link: 'Xk3v9Q\ud83d', email: 'ana@example.com' },
  { invite_link: 'Xk3v9Q', email: 'ana\ud83d@example.com' },
  { invite_link: 'Xk3v9Q', email: 'ana.example.com' },
  { invite_link: 'Xk3v9Q', email: 'ana@ example.com' },
];

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((value) => !value.startsWith('='));
const generatedCreates = fc.sample(
  fc.record(
    {
      project_id: fc.constant(projectId),
      count: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }).map(String)),
      max_duration_minutes: fc.integer({ min: 1, max: 600 }),
      expires_in_days: fc.integer({ min: 1, max: 365 }).map(String),
      voice: text,
      language: text,
      topics_for_respondent: text,
    },
    { requiredKeys: ['project_id'] },
  ),
  { numRuns: 15, seed: 20_261_122 },
);

const someId = '9b2f1c9e-4a57-4f0b-9a51-2f6f0f3f7a10';
const room = (fields: Row): Row => ({ room_id: someId, ...fields });

const goodRooms: Row[] = [
  room({}),
  { room_id: ` ${someId.toUpperCase()} ` },
  { invite_link: 'https://app.aseed.ai/interview/Xk3v9Q' },
  { invite_link: 'Xk3v9Q' },
];
const badRooms: Row[] = [{}, { room_id: 'abc' }, { invite_link: 'https://app.aseed.ai/' }];

const goodChanges: Row[] = [
  room({ display_name: 'Ana' }),
  room({ display_name: '🙂'.repeat(42), max_duration_minutes: '45' }),
  room({ expires_at: '2099-12-01T18:00:00+01:00' }),
  room({ expires_at: ' 2099-12-01 18:00z ' }),
  room({ clear_display_name: true, clear_topics_for_respondent: false, topics_for_respondent: '' }),
  room({ clear_interview_guide_override: 'yes', research_goals_override: 'Öl\n“quotes”' }),
];
const badChanges: Row[] = [
  room({}),
  { display_name: 'Ana' },
  room({ clear_display_name: 'no' }),
  room({ display_name: 'Ana', clear_display_name: true }),
  room({ display_name: 'ä'.repeat(43) }),
  room({ expires_at: '2099-12-01' }),
  room({ expires_at: '2099-12-01T18:00:00' }),
  room({ expires_at: '2099-13-01T18:00:00Z' }),
  room({ expires_at: '2001-12-01T18:00:00Z' }),
  room({ expires_at: '2099-12-01T18:00:00Z', extend_by_days: 3 }),
  room({ extend_by_days: 0 }),
  room({ max_duration_minutes: 'long' }),
  room({ clear_display_name: 'perhaps' }),
];

/** What is filled in for something that both products do, each row in both and the plain client. */
export interface ActionRows {
  readonly action: Pick<Action, 'name' | 'inputs'>;
  /** Does it without a platform; undefined for what is done with many orders. */
  readonly run?: (client: Client, row: Row) => Promise<unknown>;
  /** The key of Zapier's action for it; undefined where Zapier has none. */
  readonly zapier?: string;
  readonly good: readonly Row[];
  readonly bad: readonly Row[];
}

function rowsOf<I extends Inputs, A>(
  action: Action<I, A>,
  others: Pick<ActionRows, 'zapier' | 'good' | 'bad'>,
): ActionRows {
  return { action, run: (client, row) => doOnce(client, action, row), ...others };
}

export const rows: readonly ActionRows[] = [
  { action: createRooms, zapier: 'create_rooms', good: [...goodCreates, ...generatedCreates], bad: badCreates },
  rowsOf(calling(joinRoom), { zapier: 'join_room', good: goodJoins, bad: badJoins }),
  rowsOf(calling(checkLink), {
    good: goodJoins.map(({ invite_link = '' }) => ({ invite_link })),
    bad: [{}, { invite_link: '..' }, { invite_link: 'a%2Fb' }],
  }),
  rowsOf(readRoom, { zapier: 'find_room', good: goodRooms, bad: badRooms }),
  rowsOf(changeRoom, { zapier: 'update_room', good: goodChanges, bad: badChanges }),
  rowsOf(cancelPendingRoom, { zapier: 'cancel_room', good: goodRooms, bad: badRooms }),
  rowsOf(readResult, {
    zapier: 'find_result',
    good: [...goodRooms, { record_id: someId }],
    bad: [...badRooms, { record_id: 'abc' }],
  }),
  rowsOf(roomsWanted, {
    good: [{}, { project_id: projectId, status: 'pending' }, { not_yet_joined: 'yes', expiring_within_days: '2' }],
    bad: [{ project_id: 'abc' }, { finished_since: 'yesterday' }, { expiring_within_days: 0 }, { not_yet_joined: 'x' }],
  }),
];

/** Actions of Zapier that have their rows with another: one room is Create Interview Rooms without the number. */
export const zapierKeysWithout = ['create_room'];
