import { faults, untilStall, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { perform as createRoom } from '../../src/creates/createRoom.ts';
import { perform as createRooms, performWith } from '../../src/creates/createRooms.ts';
import { usualLimits } from '../../src/limits.ts';
import * as wordings from '../../src/words.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const fake = useFakeAseed(inRealTime);

const sent = () => fake.requests.map(({ operation }) => operation);
const three = { project_id: projectId, count: '3' };

test.each<[string, Fault]>([
  ['the connection breaks', faults.closedAfter],
  ['the server says that it failed', { ...faults.serverError, isCarriedOut: true }],
  ['the answer breaks off', faults.invalidJson],
  ['the answer is empty', faults.emptyBody],
])('when %s after the rooms were made, the step halts and names them by id and time', async (_what, fault) => {
  fake.fail('createRooms', fault);
  const { name, message } = await failureOf(run(createRooms, fake, three));
  expect(name).toBe('HaltedError');
  expect(message).toMatch(/^Whether the rooms were created is not known: /);
  expect(message).toContain('Aseed lists exactly the rooms that are missing (3)');
  for (const room of fake.rooms) {
    expect(message).toContain(`${room.id} (${room.created_at})`);
    expect(message).not.toContain(room.access_token);
  }
  expect(message).not.toContain(fake.apiToken);
  expect(sent()).toEqual(['createRooms', 'listRooms']);
  expect(fake.rooms).toHaveLength(3);
});

test('when no answer comes in time, the step halts too, and looks once', async () => {
  fake.fail('createRooms', faults.silentAfter);
  const hasty = { ...usualLimits, clock: { within: untilStall(fake) } };
  const { name, message } = await failureOf(run(performWith(hasty), fake, three));
  expect(name).toBe('HaltedError');
  expect(message).toContain(fake.rooms[2]?.id);
  expect(sent()).toEqual(['createRooms', 'listRooms']);
});

test('when none was made, the step says that Aseed lists none', async () => {
  fake.fail('createRooms', faults.closedBefore);
  const { name, message } = await failureOf(run(createRoom, fake, { project_id: projectId }));
  expect(name).toBe('HaltedError');
  expect(message).toContain("None of the missing rooms is in Aseed's list (0 rooms).");
  expect(sent()).toEqual(['createRooms', 'listRooms']);
});

test.each<[string, Fault, number]>([
  ['the server fails', faults.serverError, 1],
  ['it is refused for now', faults.rateLimited, 1],
  ['its connection is lost twice', faults.closedBefore, 2],
])(
  'when the look fails as well because %s, the step halts and is not taken for one to run again',
  async (_what, fault, looks) => {
    fake.fail('createRooms', faults.closedAfter);
    fake.fail('listRooms', fault);
    const { name, message } = await failureOf(run(createRooms, fake, three));
    expect(name).toBe('HaltedError');
    expect(message).toContain('Looking for them failed too: ');
    expect(sent()).toEqual(['createRooms', ...Array.from({ length: looks }, () => 'listRooms')]);
  },
);

test('a look whose connection is lost, as the one before it was, is sent once more and finds the rooms', async () => {
  fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true });
  fake.fail('listRooms', faults.closedBefore, { times: 1 });
  const { message } = await failureOf(run(createRooms, fake, three));
  expect(message).toContain('Aseed lists exactly the rooms that are missing (3)');
  expect(sent()).toEqual(['createRooms', 'listRooms', 'listRooms']);
});

test('fewer rooms than asked for are delivered, and the warning says that the others may exist', async () => {
  fake.fail('createRooms', faults.fewerRooms);
  const made = await run(createRooms, fake, three);
  expect(made.rooms).toEqual(fake.rooms.slice(0, 1));
  expect(made.warnings).toContain('Aseed answered with 1 of the 3 rooms that the call asked for.');
  expect(sent()).toEqual(['createRooms', 'listRooms']);
});

test('a create leaves the look after it 5 seconds, and all is over before Zapier ends the step', () => {
  const { timeoutsMs, stepMs = Number.POSITIVE_INFINITY, patienceMs } = usualLimits;
  expect(stepMs - (timeoutsMs.createRooms ?? timeoutsMs.usual)).toBe(5_000);
  expect(stepMs).toBeLessThanOrEqual(25_000);
  expect(patienceMs).toBe(0);
});

const replay = 'Zapier does not run this step again, and a replay asks for all rooms once more';
const none =
  "None of the missing rooms is in Aseed's list (0 rooms). It may still be at work: look again in some minutes.";
const exactly = (count: number) =>
  `Aseed lists exactly the rooms that are missing (${count}). Unless another run made such rooms just then, they are yours.`;

test.each([
  ['nothing is found', faults.closedBefore, `${none} ${replay}.`],
  ['the room is found', faults.closedAfter, `${exactly(1)} If they are, use them: ${replay}.`],
])('when the outcome is open and %s, the step says what Zapier and a replay do', async (_when, fault, hint) => {
  fake.fail('createRooms', fault);
  const { message } = await failureOf(run(createRoom, fake, { project_id: projectId }));
  expect(message.split('\n')[0]).toMatch(/^Whether the rooms were created is not known: .* before an answer came\. /);
  expect(message.split('\n')[0]).toContain(` came. ${hint}`);
});

test('when a part was made, the step says what a replay does', async () => {
  fake.fail('createRooms', faults.fewerRooms);
  const { warnings } = await run(createRooms, fake, { project_id: projectId, count: 4 });
  expect(warnings.split('\n').slice(0, 2)).toEqual([
    '2 of 4 rooms were created. Aseed answered with 2 of the 4 rooms that the call asked for.',
    `${exactly(2)} If they are, use them: ${replay}.`,
  ]);
});

test.each(Object.entries(wordings))('the words of %s leave room for what stands before them', (_name, words) => {
  expect(words.connection.length).toBeLessThanOrEqual(30);
  for (const sentence of [words.again.rest, words.again.open, words.again.found])
    expect([sentence, sentence.length <= 144]).toEqual([sentence, true]);
});
