import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { perform as createRoom } from '../../src/creates/createRoom.ts';
import { perform as createRooms } from '../../src/creates/createRooms.ts';
import { perform as joinRoom } from '../../src/creates/joinRoom.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const fake = useFakeAseed(inRealTime);

const bodies = (): unknown[] => fake.requests.map(({ body }) => JSON.parse(body) as unknown);

test('Create Interview Room gives one room as a flat object', async () => {
  const room = await run(createRoom, fake, { project_id: projectId, language: 'es' });
  expect(room).toEqual({ ...fake.rooms[0], warnings: '' });
  expect(bodies()).toEqual([{ project_id: projectId, count: 1, language: 'es' }]);
});

test('Create Interview Rooms gives the first as fields, all as line items, and the links one a line', async () => {
  const made = await run(createRooms, fake, { project_id: projectId, count: '3' });
  expect(made).toEqual({
    ...fake.rooms[0],
    rooms: fake.rooms,
    invite_links: fake.rooms.map(({ url }) => url).join('\n'),
    warnings: '',
  });
  expect(fake.requests).toHaveLength(1);
});

test('Join Interview Room gives the LiveKit token and sends no API token', async () => {
  await run(createRoom, fake, { project_id: projectId });
  const joined = await run(joinRoom, fake, { invite_link: fake.rooms[0]?.url, email: 'ana@example.com' });
  expect(joined).toMatchObject({ room_name: fake.rooms[0]?.room_name, url: 'wss://livekit.example.com' });
  expect(fake.rooms[0]?.respondent_email).toBe('ana@example.com');
  expect(fake.requests.at(-1)?.headers.authorization).toBeUndefined();
});

test('fields that were left alone, which Zapier gives as empty strings, are not sent', async () => {
  await run(createRooms, fake, {
    project_id: projectId.toUpperCase(),
    count: '',
    max_duration_minutes: '',
    expires_in_days: '14',
    voice: ' ',
    topics_for_respondent: '',
  });
  expect(bodies()).toEqual([{ project_id: projectId, count: 1, expires_in_days: 14 }]);
});

test.each([
  ['0, which Zapier makes of nonsense', '0'],
  ['too many', '101'],
  ['a word', 'many'],
  ['a fraction', 1.5],
])('a number of rooms that is %s is refused with the field named, and nothing is sent', async (_, count) => {
  expect(await failureOf(run(createRooms, fake, { project_id: projectId, count }))).toEqual({
    name: 'AppError',
    message: expect.stringMatching(/^Number of Rooms must be a whole number from 1 to 100\. No room was created\./),
  });
  expect(fake.requests).toEqual([]);
});

test('fewer rooms than asked for are delivered with a warning, since they are paid for', async () => {
  const body = { rooms: [{ id: 'room-1', url: 'https://app.aseed.ai/i/1' }] };
  fake.fail('createRooms', { answer: { status: 200, body } });
  const made = await run(createRooms, fake, { project_id: projectId, count: 2 });
  expect(made.rooms).toEqual(body.rooms);
  expect(made.warnings).toContain('Aseed answered with 1 of the 2 rooms that the call asked for.');
});
