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
async function execute(create: string, inputData: object): Promise<Record<string, unknown>> {
  const event = {
    command: 'execute',
    method: `creates.${create}.operation.perform`,
    bundle: { inputData, authData: { apiToken: fake.apiToken, baseUrl: fake.baseUrl } },
  };
  const script = `const { handler } = await import(process.argv[1]);
    const { results } = await handler(JSON.parse(process.argv[2]));
    console.log(JSON.stringify(results));
    process.exit();`;
  const args = ['--input-type=module', '--eval', script, join(folder, 'zapierwrapper.js'), JSON.stringify(event)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
}

test('the built app creates one room', async () => {
  expect(await execute('create_room', { project_id: projectId })).toMatchObject({ url: fake.rooms[0]?.url });
});

test('the built app creates several rooms at once', async () => {
  const { rooms } = await execute('create_rooms', { project_id: projectId, count: '3' });
  expect(rooms).toEqual(fake.rooms.slice(-3));
});

test('the built app joins a room', async () => {
  const joined = await execute('join_room', { invite_link: fake.rooms[0]?.url, email: 'ana@example.com' });
  expect(joined).toMatchObject({ room_name: fake.rooms[0]?.room_name, token: expect.stringMatching(/^eyJ/) });
});
