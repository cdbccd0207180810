import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeAseed } from '@aseed/fake-aseed';
import { loadPackage, pollingNode, runWorkflow } from '@aseed/n8n-engine';

const root = join(__dirname, '..', '..');
const source = join(root, 'packages', 'n8n-nodes');
const scanner = join(root, 'node_modules', '@n8n', 'scan-community-package', 'scanner', 'scanner.mjs');

let folder: string;
let installed: string;

// n8n's lint rules behave differently where they believe to be under test themselves.
const { NODE_ENV: _, JEST_WORKER_ID: __, ...env } = process.env;

function run(cwd: string, ...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function npm(cwd: string, ...args: string[]): string {
  return run(cwd, process.env.npm_execpath ?? '', ...args, '--loglevel=error');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aseed-tarball-'));
  run(source, 'build.mjs');
  npm(source, 'pack', '--pack-destination', folder);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  npm(elsewhere, 'install', join(folder, tarball), '--omit=peer', '--prefix', elsewhere);
  installed = join(elsewhere, 'node_modules', 'n8n-nodes-aseed');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('brings no package but itself', () => {
  expect(readdirSync(join(installed, '..')).filter((name) => !name.startsWith('.'))).toEqual(['n8n-nodes-aseed']);
  expect(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
});

test('holds what a user needs and nothing else', () => {
  expect(
    readdirSync(installed, { recursive: true })
      .map(String)
      .filter((file) => /\.\w+$|LICENSE/.test(file))
      .sort(),
  ).toEqual([
    'LICENSE',
    'README.md',
    'dist/credentials/AseedApi.credentials.js',
    'dist/icons/aseed.dark.svg',
    'dist/icons/aseed.svg',
    'dist/nodes/Aseed/Aseed.node.js',
    'dist/nodes/Aseed/Aseed.node.json',
    'dist/nodes/AseedTrigger/AseedTrigger.node.js',
    'dist/nodes/AseedTrigger/AseedTrigger.node.json',
    'package.json',
  ]);
});

test.each([
  ['Aseed', 150_000],
  ['AseedTrigger', 100_000],
])('the file of %s has at most %i bytes', (name, most) => {
  expect(statSync(join(installed, 'dist', 'nodes', name, `${name}.node.js`)).size).toBeLessThanOrEqual(most);
});

test('an error is called as in the sources, although the names of classes are not kept', () => {
  const file = join(source, 'dist', 'credentials', 'AseedApi.credentials.js');
  const program = `const { AseedApi } = require(${JSON.stringify(file)});
    new AseedApi().authenticate({ baseUrl: 'none' }, { url: 'https://app.aseed.ai' }).catch(({ name }) => console.log(name));`;
  expect(run(source, '--eval', program).trim()).toBe('InvalidConnectionError');
});

test("is loaded by n8n's own loader and makes a room, outside the monorepo", async () => {
  const fake = await startFakeAseed();
  const { nodeTypes, credentialNames } = await loadPackage(installed);
  expect(credentialNames).toEqual(['aseedApi']);
  const finished = await runWorkflow({
    items: [{}],
    nodes: [
      {
        name: 'Aseed',
        type: 'n8n-nodes-aseed.aseed',
        parameters: { operation: 'create', project_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a', count: 2 },
      },
    ],
    nodeTypes,
    credentials: { apiToken: fake.apiToken, baseUrl: fake.baseUrl },
  });
  await fake.close();
  expect(finished.items('Aseed').map(({ json }) => json.invite_link)).toEqual(fake.rooms.map(({ url }) => url));
});

test('its trigger tells of a room that was made', async () => {
  const fake = await startFakeAseed();
  const { nodeTypes } = await loadPackage(installed);
  const type = 'n8n-nodes-aseed.aseedTrigger';
  const nodeType = nodeTypes[type];
  if (!nodeType) throw new Error(`The package has no ${type}.`);
  const credentials = { apiToken: fake.apiToken, baseUrl: fake.baseUrl };
  const parameters = { event: 'created', options: { start_from: '2001-01-01T00:00:00Z' } };
  const trigger = pollingNode({ node: { name: 'Aseed Trigger', type, parameters }, nodeType, credentials });
  expect((await trigger.activate()).items).toBeUndefined();
  await fetch(`${fake.baseUrl}/api/interviews/rooms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fake.apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ project_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a' }),
  });
  const { items } = await trigger.poll();
  await fake.close();
  expect(items?.map(({ id }) => id)).toEqual(fake.rooms.map(({ id }) => id));
  expect(items).toHaveLength(1);
});

test("n8n's linter finds nothing in the sources", () => {
  expect(npm(source, 'run', 'lint', '--silent')).not.toMatch(/error|warning/);
});

test.each([
  ['the package', () => installed, ['**/*.js', '**/*.json']],
  ['the sources', () => source, ['package.json', '{nodes,credentials}/**/*.{js,ts,json}']],
])("n8n's scanner finds nothing in %s", (_, directory, patterns) => {
  const scan = `const { analyzePackage } = await import(${JSON.stringify(scanner)});
    console.log(JSON.stringify(await analyzePackage(process.argv[1], JSON.parse(process.argv[2]))));`;
  const output = run(directory(), '--input-type=module', '--eval', scan, directory(), JSON.stringify(patterns));
  expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toEqual({ passed: true });
});
