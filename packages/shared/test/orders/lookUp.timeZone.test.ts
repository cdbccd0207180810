import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Run in a process of its own, since only at its start does Node take the zone that it is given. */
const script = `
import { lookUp } from ${JSON.stringify(new URL('../../src/orders/lookUp.ts', import.meta.url).href)};
const project_id = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString().slice(0, -1);
const rooms = [ago(2), ago(60 * 60), ago(6 * 60 * 60), ago(-6 * 60 * 60)].map((created_at, id) => ({ id: String(id), project_id, created_at }));
const answer = { status: 200, headers: { date: new Date().toUTCString() }, body: JSON.stringify(rooms) };
const client = {
  transport: async () => answer,
  connection: { baseUrl: 'https://aseed.example.com', apiToken: 'token' },
  timeoutsMs: { usual: 1000 }, patienceMs: 0,
  clock: { now: Date.now, sleep: async () => {}, random: () => 0, within: (_ms, work) => work(new AbortController().signal) },
};
const openCall = { request: { project_id, count: 1 }, shares: [], sentAtMs: Date.now() - 10_000, endedAtMs: Date.now(), message: '', calls: [0], named: [] };
const { found: { alike } } = await lookUp(client, openCall, { known: new Set(), received: [] });
process.stdout.write(new Date(0).getTimezoneOffset() + ' ' + alike.map(({ id }) => id));
`;

test.each([
  ['Asia/Kolkata', '-330'],
  ['America/Bogota', '300'],
])('a time without a zone is UTC on a machine in %s too', async (zone, offset) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
  });
  expect(stdout).toBe(`${offset} 0`);
});
