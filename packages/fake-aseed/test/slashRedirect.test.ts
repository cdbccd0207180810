import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf, projectId } from './callsOf.ts';

const fake = useFakeAseed();
const calls = callsOf(fake);

test.each([
  ['GET', '/projects?x=1', '/projects/?x=1'],
  ['POST', '/projects', '/projects/'],
  ['GET', `/insight/${projectId}`, `/insight/${projectId}/`],
  ['GET', '/api/interviews/rooms/?status=pending', '/api/interviews/rooms?status=pending'],
  ['POST', '/api/interviews/rooms/', '/api/interviews/rooms'],
  ['GET', '/api/interviews/rooms//', '/api/interviews/rooms'],
  ['POST', '/api/interviews/join/Xk3v9Q/', '/api/interviews/join/Xk3v9Q'],
])('as FastAPI does, %s %s is sent on to %s, before any look at a token', async (method, path, there) => {
  const answer = await fetch(`${fake.baseUrl}${path}`, { method, redirect: 'manual' });
  expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([
    307,
    `${fake.baseUrl}${there}`,
    '',
  ]);
  expect(fake.rooms).toEqual([]);
  expect(fake.requests).toMatchObject([{ operation: undefined, method }]);
});

test('who follows is answered', async () => {
  const headers = { Authorization: `Bearer ${fake.apiToken}` };
  const followed = await fetch(`${fake.baseUrl}/projects`, { headers });
  expect([followed.status, await followed.json()]).toEqual([200, (await calls.projects()).body]);
});

test.each(['/nothing', '/nothing/', '/', ''])('no way leads on from %s', async (path) => {
  expect(await calls.send('GET', path)).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
});

test('a path that there is with and without is what it says', async () => {
  expect((await calls.recordsMeta(projectId)).body).toEqual({ records: {} });
  expect(await calls.send('GET', '/insight/meta-batch/')).toMatchObject({
    status: 422,
    body: { detail: [{ loc: ['path', 'rec_id'] }] },
  });
});
