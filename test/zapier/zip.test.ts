import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import extract from 'extract-zip';
import { startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';

const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const zip = join(__dirname, '..', '..', 'packages', 'zapier-app', 'build', 'build.zip');

let folder: string;
let fake: FakeAseed;

beforeAll(async () => {
  fake = await startFakeAseed();
  folder = mkdtempSync(join(tmpdir(), 'aseed-zip-'));
  await extract(zip, { dir: folder });
});
afterAll(async () => {
  await fake.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a step as Zapier does: by the handler of the built app, in a process of its own outside the repository. */
async function execute(method: string, inputData: object = {}): Promise<unknown> {
  const event = {
    command: 'execute',
    method,
    bundle: { inputData, authData: { apiToken: fake.apiToken, baseUrl: fake.baseUrl } },
  };
  const script = `const { handler } = await import(process.argv[1]);
    const { results } = await handler(JSON.parse(process.argv[2]));
    console.log(JSON.stringify(results));
    process.exit();`;
  const args = ['--input-type=module', '--eval', script, join(folder, 'zapierwrapper.js'), JSON.stringify(event)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown;
}

const create = (key: string, inputData: object) => execute(`creates.${key}.operation.perform`, inputData);
const find = (key: string, inputData: object) => execute(`searches.${key}.operation.perform`, inputData);

test('the built app creates one room', async () => {
  expect(await create('create_room', { project_id: projectId })).toMatchObject({ url: fake.rooms[0]?.url });
});

test('the built app creates several rooms at once', async () => {
  const made = await create('create_rooms', { project_id: projectId, count: '3' });
  expect(made).toMatchObject({ rooms: fake.rooms.slice(-3) });
});

test('the built app joins a room', async () => {
  const joined = await create('join_room', { invite_link: fake.rooms[0]?.url, email: 'ana@example.com' });
  expect(joined).toMatchObject({ room_name: fake.rooms[0]?.room_name, token: expect.stringMatching(/^eyJ/) });
});

test('the built app finds, changes and cancels a room, and nothing where there is none', async () => {
  const room_id = fake.rooms.at(-1)?.id;
  expect(await find('find_room', { room_id })).toMatchObject([{ id: room_id, status: 'pending' }]);
  expect(await find('find_room', { room_id: projectId })).toEqual([]);
  expect(await create('update_room', { room_id, display_name: 'Ana' })).toMatchObject({ display_name: 'Ana' });
  expect(await create('cancel_room', { room_id })).toMatchObject({ id: room_id, status: 'cancelled' });
});

test('the built app finds what was said', async () => {
  const room_id = fake.rooms[1]?.id ?? '';
  fake.play(room_id, 'finish');
  const results = await find('find_result', { room_id });
  expect(results).toMatchObject([{ room_id, is_ready: true, transcript: expect.stringMatching(/^\w+: \S/) }]);
});

test('the built app offers the projects by their names', async () => {
  // Project is the first field of the action.
  const { results } = (await execute('creates.create_room.operation.inputFields.0.choices.perform')) as {
    results: unknown;
  };
  expect(results).toContainEqual({ id: expect.any(String), label: 'Pricing study' });
});
