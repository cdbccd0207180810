import * as fc from 'fast-check';
import { checkLink } from '../../packages/shared/src/api/checkLink.ts';
import { getRecord } from '../../packages/shared/src/api/getRecord.ts';
import { getRecordsMeta } from '../../packages/shared/src/api/getRecordsMeta.ts';
import { getRoom } from '../../packages/shared/src/api/getRoom.ts';
import { listProjects } from '../../packages/shared/src/api/listProjects.ts';
import { updateRoom } from '../../packages/shared/src/api/updateRoom.ts';
import { checkInputs } from '../../packages/shared/src/call/checkInputs.ts';
import { InvalidInputError } from '../../packages/shared/src/index.ts';
import { contractAccepts } from './contractSchemas.ts';

const aId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const aTime = '2026-11-22T10:00:00Z';

/** An example of what the contract promises, by the name of its schema, and what reads it here. */
const answers = [
  {
    name: 'RoomInfoResponse',
    example: { room_name: 'interview-1', max_duration_minutes: 30, status: 'pending', project_name: null },
    reads: (given: object) => checkLink.answer.safeParse(given),
  },
  {
    name: 'ProjectResponse',
    example: {
      id: aId,
      name: 'Pricing',
      description: null,
      status: 'New',
      records_count: 0,
      total_reports_count: 0,
      created_at: aTime,
      research_goals: null,
      interview_guide: 'How',
    },
    reads: (given: object) => listProjects.answer.safeParse([given]),
  },
  {
    name: 'InterviewRoomResponse',
    example: {
      id: aId,
      project_id: aId,
      access_token: 'Xk3v9Q',
      url: 'https://app.aseed.ai/interview/Xk3v9Q',
      room_name: 'interview-1',
      max_duration_minutes: 30,
      status: 'pending',
      created_at: aTime,
      created_by: 'somebody',
    },
    reads: (given: object) => getRoom.answer.safeParse(given),
  },
  {
    name: 'DetailedReportResponse',
    example: {
      id: aId,
      status: 'Finished',
      name: 'Ana',
      size_mb: 1.5,
      is_public: false,
      last_version: 1,
      file_extension: 'mp3',
      setup: null,
      transcripts: [
        {
          id: 1,
          is_respondent: true,
          known_name: 'Ana',
          speaker: 'Speaker_A',
          start_in_ms: 0,
          end_in_ms: 9,
          text: 'Hm',
        },
      ],
      profile: null,
      insights: null,
      jtbd: null,
      recommendations: null,
    },
    reads: (given: object) => getRecord.answer.safeParse(given),
  },
  {
    name: 'RecordMetaResponse',
    example: {
      id: aId,
      name: 'Ana',
      status: 'InQueue',
      available_versions: {},
      size_mb: 1.5,
      is_public: false,
      created_at: aTime,
      updated_at: aTime,
      file_extension: null,
      participants_count: null,
    },
    reads: (given: object) => getRecordsMeta.answer.safeParse({ records: { [aId]: given } }),
  },
] as const;

const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.string({ maxLength: 50 }),
  fc.integer(),
  fc.constantFrom(null, aId, aTime),
);

/** We are stricter here: what was asked for by its id and comes without one is no answer. */
const hasNoId = (given: object) => 'id' in given && given.id === '';

/** No program in JavaScript can tell such numbers from their neighbours. */
const holdsUnsafe = (given: object) =>
  Object.values(given).some((value) => Number.isInteger(value) && !Number.isSafeInteger(value));

/** The example with some of its fields changed or left out, and perhaps one that is new. */
function changed(example: object): fc.Arbitrary<object> {
  const anyField = fc.constantFrom(...Object.keys(example), 'something_new');
  return fc
    .tuple(fc.dictionary(anyField, anyValue, { maxKeys: 3 }), fc.uniqueArray(anyField, { maxLength: 1 }))
    .map(([others, left]) =>
      Object.fromEntries(Object.entries({ ...example, ...others }).filter(([field]) => !left.includes(field))),
    );
}

test.each(answers)(
  'what the contract accepts as $name is read, unknown fields and statuses too',
  ({ name, example, reads }) => {
    const accepts = contractAccepts[name];
    expect(accepts(example)).toBe(true);
    fc.assert(
      fc.property(
        changed(example).filter((given) => accepts(given) && !holdsUnsafe(given) && !hasNoId(given)),
        (given) => {
          expect(reads(given)).toMatchObject({ success: true });
        },
      ),
      { numRuns: 300 },
    );
  },
);

test.each(answers)('what is no object at all is never read as $name', ({ reads, name }) => {
  for (const nothing of [[], {}]) {
    const isMeta = name === 'RecordMetaResponse'; // Its status is read, and what has none is not ready.
    expect(reads(nothing).success).toBe(isMeta && !Array.isArray(nothing));
  }
});

test('whatever is filled in for a change, it is a request that the contract accepts or a sentence', () => {
  const keys = Object.keys(updateRoom.inputs).filter((key) => key !== 'room_id');
  const anyFilledIn = fc.oneof(
    anyValue,
    fc.constantFrom('true', false, '2099-01-01 10:00Z', '2099-01-01T10:00:00.5+05:30', new Date(), ' 45 '),
    fc.string({ unit: 'grapheme', minLength: 38, maxLength: 46 }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), anyFilledIn, { maxKeys: 4 }), (fields) => {
      try {
        const { room_id: _, ...body } = checkInputs(updateRoom, { ...fields, room_id: aId });
        expect([contractAccepts.UpdateRoomRequest(JSON.parse(JSON.stringify(body))), body]).toEqual([true, body]);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInputError);
      }
    }),
    { numRuns: 1000 },
  );
});
