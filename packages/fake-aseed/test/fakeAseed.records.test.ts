import type { PlayOptions } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf, projectId } from './callsOf.ts';
import { contractAccepts } from './contractAccepts.ts';

const start = Date.parse('2026-11-25T10:00:00Z');
let nowMs = start;
const fake = useFakeAseed({ now: () => nowMs });
const calls = callsOf(fake);

beforeEach(() => {
  nowMs = start;
});

/** The id of the record that a finished interview leaves. */
async function recordOf(options?: PlayOptions, settings = {}): Promise<string> {
  await calls.create({ project_id: projectId, ...settings });
  return fake.play(fake.rooms.at(-1)?.id ?? '', 'finish', options).record_id ?? '';
}

/** What is answered of a record at a time after it was made, in short. Both operations have to say the same. */
async function at(ms: number, id: string) {
  nowMs = start + ms;
  const detailed = (await calls.record(id)).body;
  const batch = (await calls.recordsMeta(id)).body;
  expect([contractAccepts.getRecord(detailed), contractAccepts.getRecordsMeta(batch)]).toEqual([true, true]);
  const { status, transcripts, insights, profile } = detailed as Record<string, unknown> & { transcripts: unknown[] };
  expect(batch).toMatchObject({ records: { [id]: { id, status } } });
  return [status, transcripts.length > 0, insights !== null, profile !== null];
}

/** A record with nothing to read. */
const unread = (status: string) => [status, false, false, false];

test('a record goes through its statuses by the clock of the fake, and has nothing to read before it is finished', async () => {
  const id = await recordOf({ transcriptAfterMs: 3000 });
  expect([await at(0, id), await at(1000, id), await at(2999, id)]).toEqual([
    unread('Uploaded'),
    unread('InQueue'),
    unread('InProgress'),
  ]);
  expect(await at(3000, id)).toEqual(['Finished', true, true, true]);
});

test.each<[string, PlayOptions | undefined, unknown[]]>([
  ['at once by default', undefined, ['Finished', true, true, true]],
  ['never', { transcriptAfterMs: 'never' }, unread('InProgress')],
  ['not if it fails', { recordStatus: 'Error' }, unread('Error')],
])('the transcript is there %s', async (_when, options, shown) => {
  const id = await recordOf(options);
  expect([await at(0, id), await at(999_999_999, id)]).toEqual([shown, shown]);
});

test('a record that fails is under way before', async () => {
  const id = await recordOf({ transcriptAfterMs: 900, recordStatus: 'Error' });
  expect([await at(0, id), await at(900, id)]).toEqual([unread('Uploaded'), unread('Error')]);
});

test('how it ends can be said from outside', async () => {
  await calls.create();
  await calls.play(`${fake.rooms[0]?.id}/finish?transcriptAfterMs=900&recordStatus=Error`);
  const id = fake.rooms[0]?.record_id ?? '';
  expect([await at(0, id), await at(900, id)]).toEqual([unread('Uploaded'), unread('Error')]);
  await calls.create();
  await calls.play(`${fake.rooms[1]?.id}/finish?transcriptAfterMs=never`);
  expect(await at(0, fake.rooms[1]?.record_id ?? '')).toEqual(unread('InProgress'));
});

test('interviewer and respondent talk by turns about the topics of the room', async () => {
  const id = await recordOf({ email: 'ben.smith@example.com' }, { topics_for_respondent: 'First week\nInvoices' });
  const { transcripts } = (await calls.record(id)).body as { transcripts: Record<string, unknown>[] };
  expect(transcripts.map(({ is_respondent, known_name }) => [is_respondent, known_name])).toEqual(
    [1, 2, 3, 4].flatMap(() => [
      [false, ''],
      [true, 'Ben'],
    ]),
  );
  const text = transcripts.map((line) => line.text).join(' ');
  for (const topic of ['First week', 'Invoices']) expect(text).toContain(topic);
  const times = transcripts.flatMap(({ start_in_ms, end_in_ms }) => [Number(start_in_ms), Number(end_in_ms)]);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(new Set(transcripts.map((line) => line.id)).size).toBe(8);
});

test('what was found quotes the transcript', async () => {
  const { transcripts, insights, profile, jtbd, recommendations } = (await calls.record(await recordOf())).body as {
    transcripts: { id: number; text: string }[];
    insights: Record<string, { dialog_examples: unknown[] }[]>;
    profile: { general_info: object };
    jtbd: unknown;
    recommendations: unknown;
  };
  const said = transcripts.map(({ id, text }) => ({ id, text }));
  for (const findings of Object.values(insights))
    for (const { dialog_examples } of findings) expect(said).toEqual(expect.arrayContaining(dialog_examples));
  expect(profile.general_info).toMatchObject({ name: 'Ana' });
  expect([jtbd, recommendations]).toEqual([null, null]);
});

test('several records are answered by their ids, and those that are none are left out', async () => {
  const ids = [await recordOf({ transcriptAfterMs: 3000 }), await recordOf()];
  nowMs += 1500;
  const { status, body } = await calls.recordsMeta([...ids, projectId].join());
  expect(status).toBe(200);
  expect(Object.keys((body as { records: object }).records)).toEqual(ids);
  expect(body).toMatchObject({
    records: {
      [ids[0] ?? '']: {
        status: 'InQueue',
        project_id: projectId,
        participants_count: null,
        available_versions: {},
        created_at: '2026-11-25T10:00:00.000Z',
        updated_at: '2026-11-25T10:00:01.000Z',
      },
      [ids[1] ?? '']: { status: 'Finished', participants_count: 2 },
    },
  });
});

test.each(['abc', `${projectId},abc`, ''])('ids like "%s" are refused, as one is no UUID', async (ids) => {
  expect(await calls.recordsMeta(ids)).toMatchObject({
    status: 422,
    body: { detail: [{ type: 'uuid_parsing', loc: ['query', 'ids'], msg: 'Input should be a valid UUID' }] },
  });
});

test('ids have to be there', async () => {
  expect(await calls.send('GET', '/insight/meta-batch')).toMatchObject({
    status: 422,
    body: { detail: [{ type: 'missing', loc: ['query', 'ids'] }] },
  });
});

test('a record asks for a token, and for an id that is one and leads to a record', async () => {
  const id = await recordOf();
  expect([(await calls.record(id, null)).status, (await calls.recordsMeta(id, null)).status]).toEqual([401, 401]);
  expect(await calls.record(projectId)).toMatchObject({ status: 404, body: { detail: 'Record not found' } });
  expect(await calls.record('abc')).toMatchObject({ status: 422, body: { detail: [{ loc: ['path', 'rec_id'] }] } });
});

test('a record keeps what its room was when the interview ended, and a reset forgets it', async () => {
  const id = await recordOf({}, { topics_for_respondent: 'Before' });
  Object.assign(fake.rooms[0] ?? {}, { topics_for_respondent: 'After' });
  expect(JSON.stringify((await calls.record(id)).body)).toContain('Before');
  await fake.reset();
  expect((await calls.record(id)).status).toBe(404);
  expect(fake.records).toEqual([]);
});
