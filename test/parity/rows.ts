import type { EndpointName } from '@aseed/shared';
import fc from 'fast-check';

/** What somebody fills in, by input key, in either product. */
export type Row = Readonly<Record<string, string | number>>;

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

/** What is filled in for an endpoint, each row in both products and the plain client. */
export interface EndpointRows {
  /** The key of Zapier's action for it. */
  readonly zapier: string;
  readonly good: readonly Row[];
  readonly bad: readonly Row[];
}

export const rows: Readonly<Partial<Record<EndpointName, EndpointRows>>> = {
  createRooms: { zapier: 'create_rooms', good: [...goodCreates, ...generatedCreates], bad: badCreates },
  joinRoom: { zapier: 'join_room', good: goodJoins, bad: badJoins },
};

/** Actions of Zapier whose endpoint has its rows with another: one room is Create Interview Rooms without the number. */
export const zapierKeysWithout = ['create_room'];
