import { faults, untilStall } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { getRecord } from '../../nodes/Aseed/resources/interviewRecord/getRecord.ts';
import { located, madeRooms, nodeName, projectId, runOperation, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();

const run = (given: NodeRun) => runOperation(fake, getRecord, given);
const called = () => fake.requests.slice(1).map(({ operation }) => operation);

/** A room whose interview is over, and its record. */
async function finishedRoom(options: Parameters<typeof fake.play>[2] = {}) {
  const [room] = await madeRooms(fake, 1, { topics_for_respondent: 'prices' });
  fake.play(room?.id ?? '', 'finish', options);
  return { id: room?.id ?? '', url: room?.url ?? '', recordId: fake.records[0]?.id ?? '' };
}

test('gives what was said as text and as lines, and what Aseed concluded', async () => {
  const { id, recordId } = await finishedRoom();
  const finished = await run({ parameters: { room_id: id } });
  expect(finished.error).toBeUndefined();
  const [item] = finished.items(nodeName);
  expect(item?.pairedItem).toEqual({ item: 0 });
  expect(item?.json).toMatchObject({
    room_id: id,
    room_status: 'completed',
    record_id: recordId,
    record_status: 'Finished',
    is_ready: true,
    transcript: expect.stringMatching(/^Interviewer: Hello Ana, .*prices.*\nAna: Yes/),
    insights_text: expect.stringContaining('Barriers\n- Needs a colleague: '),
    lines: expect.arrayContaining([expect.objectContaining({ speaker: 'Ana', is_respondent: true })]),
    insights: { barriers: [expect.objectContaining({ title: 'Needs a colleague' })] },
  });
  expect(item?.json).not.toHaveProperty('record');
});

test('gives the whole record with Simplify off', async () => {
  const { recordId } = await finishedRoom();
  const finished = await run({ parameters: { room_id: located('record_id', recordId), simplify: false } });
  expect(finished.items(nodeName)[0]?.json).toMatchObject({
    room_id: null,
    record: { id: recordId, transcripts: expect.any(Array) },
  });
});

test.each(['room_id', 'invite_link', 'record_id'])('an interview is named by its %s', async (mode) => {
  const { id, url, recordId } = await finishedRoom();
  const items = [{ room_id: id, invite_link: url, record_id: recordId }];
  const finished = await run({ items, parameters: { room_id: located(mode, `={{ $json.${mode} }}`) } });
  expect(finished.items(nodeName)[0]?.json).toMatchObject({ record_id: recordId, is_ready: true });
});

test('what is not ready yet is an answer, for which no record is read', async () => {
  const [waiting] = await madeRooms(fake);
  const { items } = await run({ parameters: { room_id: waiting?.id ?? '' } });
  expect(items(nodeName)[0]?.json).toMatchObject({ room_status: 'pending', record_id: null, is_ready: false });
  await fake.reset();
  const { id } = await finishedRoom({ transcriptAfterMs: 'never' });
  const finished = await run({ parameters: { room_id: id } });
  expect(finished.items(nodeName)[0]?.json).toMatchObject({
    room_status: 'completed',
    record_status: 'InProgress',
    is_ready: false,
    transcript: '',
  });
  expect(called()).toEqual(['getRoom', 'getRecordsMeta']);
});

test('a record that takes longer than the node waits says so, and that it may be asked for again', async () => {
  const { id } = await finishedRoom();
  fake.fail('getRecord', faults.silentBefore);
  const { error } = await run({ parameters: { room_id: id }, limits: { clock: { within: untilStall(fake) } } });
  expect(error?.message).toBe('Aseed did not give the transcript in time.');
  expect(error?.description).toContain('Run it again in a minute.');
});

test('what is not known says so, and the others go on', async () => {
  const { id } = await finishedRoom();
  const items = [{ id: projectId }, { id }, { id: '' }];
  const finished = await run({
    items,
    parameters: { room_id: '={{ $json.id }}' },
    settings: { onError: 'continueRegularOutput' },
  });
  expect(finished.items(nodeName).map(({ json, pairedItem }) => [json.error ?? json.is_ready, pairedItem])).toEqual([
    ['Aseed knows no room with this Room ID (404).', { item: 0 }],
    [true, { item: 1 }],
    ['Fill in Room ID, Invite Link or Access Token or Record ID.', { item: 2 }],
  ]);
  const { error } = await run({ parameters: { room_id: located('record_id', projectId) } });
  expect(error?.message).toBe('Aseed knows no record with this Record ID.');
});

test('a fault of Aseed is no empty transcript', async () => {
  const { id } = await finishedRoom();
  fake.fail('getRecord', faults.serverError);
  const { error } = await run({ parameters: { room_id: id } });
  expect(error?.message).toContain('a fault of its own (500)');
});
