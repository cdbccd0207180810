import { startFakeAseed, type FakeAseedOptions } from '../src/index.ts';
import { callsOf, projectId } from './callsOf.ts';
import { contractAccepts } from './contractAccepts.ts';

/** The projects that are listed after rooms were made in some, as the contract has them. */
async function listed(options: FakeAseedOptions, madeIn: readonly string[] = []) {
  const fake = await startFakeAseed(options);
  const { create, projects } = callsOf(fake);
  for (const id of madeIn) {
    await create({ project_id: id });
    fake.play(fake.rooms.at(-1)?.id ?? '', 'finish');
  }
  const { status, body } = await projects();
  const refused = await projects(null);
  await fake.close();
  expect([status, refused.status, contractAccepts.listProjects(body)]).toEqual([200, 401, true]);
  return body as Readonly<Record<string, unknown>>[];
}

const named = (projects: readonly Readonly<Record<string, unknown>>[]) => projects.map(({ name }) => name);
const standing = ['Onboarding interviews', 'Pricing study', 'Draft: churn'];

test('where any project will do, three stand in the list, of which the draft has neither goals nor guide', async () => {
  const projects = await listed({});
  expect(named(projects)).toEqual(standing);
  expect(projects.map(({ research_goals, interview_guide }) => [!!research_goals, !!interview_guide])).toEqual([
    [true, true],
    [true, true],
    [false, false],
  ]);
  expect(await listed({})).toEqual(projects);
});

test('each other project is listed once that a room was made in, with its records counted', async () => {
  const [first] = await listed({});
  const projects = await listed({}, [projectId, String(first?.id), projectId]);
  expect(named(projects)).toEqual([...standing, 'Project 3c90c3cc']);
  expect(projects.map(({ records_count }) => records_count)).toEqual([1, 0, 0, 2]);
});

test('the only projects there are may be told by their ids, or with names, goals and guides', async () => {
  const study = { id: projectId, name: 'Study', research_goals: 'Goals', interview_guide: 'Guide' };
  const bare = { id: '00000000-0000-4000-8000-000000000001' };
  const projects = await listed({ projects: [study, bare, '00000000-0000-4000-8000-000000000002'] }, [projectId]);
  expect(projects).toMatchObject([
    study,
    { ...bare, name: 'Project 00000000', research_goals: null, interview_guide: null },
    { name: 'Project 00000000', research_goals: expect.any(String), interview_guide: expect.any(String) },
  ]);
});

test('a room is made in a project that was told with its name, and in no other; a check of its link tells the name', async () => {
  const fake = await startFakeAseed({ projects: [{ id: projectId, name: 'Study' }] });
  const { create, check } = callsOf(fake);
  const statuses = [await create(), await create({ project_id: '00000000-0000-4000-8000-000000000001' })];
  const checked = await check(fake.rooms[0]?.access_token);
  await fake.close();
  expect(statuses.map(({ status }) => status)).toEqual([200, 404]);
  expect(checked.body).toMatchObject({ project_name: 'Study' });
});
