import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { projectChoices } from '../../src/interviews/projectChoices.ts';
import { clientAnswering, clientOf } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const fake = useFakeAseed();

const project = { status: 'New', records_count: 0, total_reports_count: 0, created_at: '2026-11-07T05:31:56Z' };
const choicesOf = (...projects: object[]) =>
  projectChoices(
    clientAnswering(() => ({
      status: 200,
      headers: {},
      body: JSON.stringify(projects.map((given, place) => ({ ...project, id: `id-${place}`, ...given }))),
    })),
  );

test('projects are offered by name, with what they lack as far as Aseed tells it', async () => {
  expect(
    await choicesOf(
      { name: 'pricing', research_goals: ' ', interview_guide: null },
      { name: 'Churn', research_goals: 'Why', interview_guide: '' },
      { name: 'Unknown' },
      { name: 'Complete', research_goals: 'Why', interview_guide: 'How' },
    ),
  ).toEqual([
    { id: 'id-1', label: 'Churn (no interview guide yet)' },
    { id: 'id-3', label: 'Complete' },
    { id: 'id-0', label: 'pricing (no research goals, no interview guide yet)' },
    { id: 'id-2', label: 'Unknown' },
  ]);
});

test('they are searched by what stands in their names', async () => {
  const labels = async (text: string) => (await projectChoices(clientOf(fake), text)).map(({ label }) => label);
  expect(await labels(' PRICING ')).toEqual(['Pricing study']);
  expect((await labels('')).length).toBeGreaterThan(2);
});

test('a list that fails says how to go on without it', async () => {
  fake.fail('listProjects', faults.serverError);
  expect(await refusalOf(() => projectChoices(clientOf(fake)))).toEqual({
    name: 'NotListedError',
    field: undefined,
    message:
      'The list of projects cannot be shown. Aseed failed to answer because of a fault of its own (500): Internal Server Error.',
    hint: 'Type it in. Try again in a few minutes. If it stays, tell Aseed.',
  });
});
