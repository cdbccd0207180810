import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { useFakeAseed } from '@aseed/fake-aseed/jest';

const root = join(__dirname, '..', '..');
const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

const fake = useFakeAseed();

/** Types `npm run zapier:invoke` and gives what it prints, with its lines joined again. */
function invoke(
  kind: 'create' | 'search',
  key: string,
  inputData: object,
): Promise<{ isOk: boolean; printed: string }> {
  const env = { ...process.env, authData_apiToken: fake.apiToken, authData_baseUrl: fake.baseUrl };
  const command = ['run', '--silent', 'zapier:invoke', '--', kind, key, '--non-interactive', '-z', 'UTC'];
  const args = [process.env.npm_execpath ?? '', ...command, '--inputData', JSON.stringify(inputData)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ isOk: error === null, printed: `${stdout}${stderr}`.replace(/\s*\n ›\s*/g, ' ') });
    });
  });
}

test("Zapier's own command line creates three rooms", async () => {
  const { isOk, printed } = await invoke('create', 'create_rooms', { project_id: projectId, count: '3' });
  expect(isOk).toBe(true);
  expect(fake.rooms).toHaveLength(3);
  for (const { url } of fake.rooms) expect(printed).toContain(url);
});

test.each(['0', '101', 'many'])('it prints a sentence for %s rooms, and calls nobody', async (count) => {
  const { isOk, printed } = await invoke('create', 'create_rooms', { project_id: projectId, count });
  expect(isOk).toBe(false);
  expect(printed).toContain('Number of Rooms must be a whole number from 1 to 100.');
  expect(fake.requests).toEqual([]);
});

test("Zapier's own command line finds, changes and cancels a room, and finds what was said", async () => {
  await invoke('create', 'create_rooms', { project_id: projectId, count: '2' });
  const [first, second] = fake.rooms;
  const room_id = first?.id ?? '';
  fake.play(room_id, 'finish');
  const found = await invoke('search', 'find_result', { room_id });
  expect(found).toEqual({ isOk: true, printed: expect.stringMatching(/"is_ready": true/) });
  const changed = await invoke('create', 'update_room', { invite_link: second?.url, extend_by_days: '21' });
  expect(changed.isOk).toBe(true);
  const cancelled = await invoke('create', 'cancel_room', { room_id: second?.id });
  expect(cancelled).toEqual({ isOk: true, printed: expect.stringMatching(/"status": "cancelled"/) });
  const again = await invoke('search', 'find_room', { room_id: second?.id });
  expect(again).toEqual({ isOk: true, printed: expect.stringMatching(/"status": "cancelled"/) });
});

test('it prints why a room whose interview is over is not cancelled', async () => {
  await invoke('create', 'create_room', { project_id: projectId });
  const room_id = fake.rooms[0]?.id ?? '';
  fake.play(room_id, 'finish');
  const { isOk, printed } = await invoke('create', 'cancel_room', { room_id });
  expect(isOk).toBe(false);
  expect(printed).toContain('This room is completed, and only pending rooms can be cancelled.');
});
