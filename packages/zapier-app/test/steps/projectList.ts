import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { creates } from '../../src/actions.ts';
import { perform as createRoom } from '../../src/creates/createRoom.ts';
import { perform as listProjects } from '../../src/projectList.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const ownProject = 'a3b1e0a4-7c1f-4c0e-8f57-0a6f5c3f9b21';
const fake = useFakeAseed({
  ...inRealTime,
  projects: [
    { id: projectId, name: 'Pricing study', research_goals: 'Learn', interview_guide: 'Ask' },
    { id: ownProject, name: 'Churn' },
  ],
});

type Field = { key: string; choices?: { perform?: unknown } };

test.each(creates.filter(({ key }) => key.startsWith('create_')))(
  'the Project of $display.label offers the projects by their names',
  ({ operation }) => {
    const fields = operation.inputFields as Field[];
    expect(fields.filter(({ choices }) => choices?.perform === listProjects).map(({ key }) => key)).toEqual([
      'project_id',
    ]);
  },
);

test('the list shows names, and what a project lacks before rooms can be made in it', async () => {
  expect(await run(listProjects, fake)).toEqual({
    results: [
      { id: ownProject, label: 'Churn (no research goals, no interview guide yet)' },
      { id: projectId, label: 'Pricing study' },
    ],
    paging_token: null,
  });
});

test.each<[string, Fault, string]>([
  ['a fault', faults.serverError, 'fault of its own (500)'],
  ['a list that breaks off', faults.invalidJson, 'not with what its documentation promises'],
  ['a page', faults.hugePage, 'does not seem to lead to the Aseed API'],
  ['a token that may not list', { answer: { status: 403, body: { detail: 'Forbidden' } } }, '(403)'],
  ['too many calls', faults.rateLimited, 'Try again in 7 seconds.'],
])('where there is no list because of %s, the editor says so and how to go on without', async (_, fault, words) => {
  fake.fail('listProjects', fault);
  const { name, message } = await failureOf(run(listProjects, fake));
  expect(name).toBe('AppError');
  expect(message).toMatch(/^The list of projects cannot be shown\. /);
  expect(message).toContain('Choose Custom, and paste the id of the project or its address in Aseed.');
  expect(message).toContain(words);
});

test('a step takes an id or an address that no list showed, and never asks for the list', async () => {
  for (const project_id of [projectId, `https://app.aseed.ai/projects/${projectId}/interviews`]) {
    await run(createRoom, fake, { project_id });
  }
  expect(fake.requests.map(({ operation }) => operation)).toEqual(['createRooms', 'createRooms']);
  expect(fake.rooms.map((room) => room.project_id)).toEqual([projectId, projectId]);
});
