import type { InterviewRecord } from './records.ts';
import type { Room } from './rooms.ts';

/** A project as a test describes it. What is left out is empty, but for the name. */
export interface ProjectSettings {
  readonly id: string;
  readonly name?: string;
  readonly research_goals?: string | null;
  readonly interview_guide?: string | null;
  /** `Opened` by default. */
  readonly status?: string;
}

/** A project as the API answers it, but for what is counted. */
export type Project = ReturnType<typeof newProject>;

/** A project of which no more than its id is known: it has a name, goals and a guide. */
export function projectOfId(id: string): Project {
  return newProject({
    id,
    research_goals: 'Learn how people work today, and what keeps them from doing more.',
    interview_guide: 'Ask for the last time it happened, what was hard about it, and what would have helped.',
  });
}

/** A project of which a test says more than its id. */
export function newProject(settings: ProjectSettings) {
  const { id, name, research_goals = null, interview_guide = null, status = 'Opened' } = settings;
  return {
    id,
    name: name ?? `Project ${id.slice(0, 8)}`,
    description: null,
    status,
    created_at: '2026-01-15T09:00:00.000Z',
    research_goals,
    interview_guide,
    owner_email: 'owner@example.com',
  };
}

const standingProjects: readonly Project[] = [
  newProject({
    id: '7d1f0c52-6b7e-4c1a-9a53-0b6f2f6f1a01',
    name: 'Onboarding interviews',
    research_goals: 'Learn where new customers get stuck in their first week.',
    interview_guide: 'Ask for the first day, the first task and the first doubt.',
  }),
  newProject({
    id: '7d1f0c52-6b7e-4c1a-9a53-0b6f2f6f1a02',
    name: 'Pricing study',
    research_goals: 'Learn what customers compare the price with.',
    interview_guide: 'Ask what they paid before, for what, and who decided it.',
  }),
  newProject({
    id: '7d1f0c52-6b7e-4c1a-9a53-0b6f2f6f1a03',
    name: 'Draft: churn',
    research_goals: '',
    interview_guide: '',
    status: 'New',
  }),
];

interface Known {
  readonly projects?: readonly Project[];
  readonly rooms: readonly Room[];
}

/** The projects there are: those that were given; or the standing ones, and each that a room was made in. */
export function projectsOf({ projects, rooms }: Known): readonly Project[] {
  if (projects) return projects;
  const standing = standingProjects.map(({ id }) => id);
  const others = new Set(rooms.map(({ project_id: id }) => id).filter((id) => !standing.includes(id)));
  return [...standingProjects, ...[...others].map(projectOfId)];
}

/** The project with what is counted of it, as the API answers it. */
export function countedWith(records: readonly InterviewRecord[]) {
  return (project: Project) => ({
    ...project,
    records_count: records.filter(({ room }) => room.project_id === project.id).length,
    total_reports_count: 0,
  });
}
