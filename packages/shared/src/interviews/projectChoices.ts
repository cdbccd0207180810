import { listProjects, type Project } from '../api/listProjects.ts';
import { AseedError } from '../errors/AseedError.ts';
import { NotListedError } from '../errors/NotListedError.ts';
import { callOnce, type Client } from '../sending/doForEach.ts';

/** A project as it is offered in a list. */
export interface ProjectChoice {
  readonly id: string;
  /** Its name, and what it lacks before rooms can be made in it. */
  readonly label: string;
}

/**
 * The projects to choose from, by name, as far as they have a text in it. The API can neither search nor cut its list. Throws
 * NotListedError, which says how to go on without a list.
 */
export async function projectChoices(client: Client, text = ''): Promise<ProjectChoice[]> {
  const sought = text.trim().toLowerCase();
  const projects = await listed(client);
  return projects
    .map((project) => ({ id: project.id, label: labelOf(project) }))
    .filter(({ id, label }) => label.toLowerCase().includes(sought) || id === sought)
    .sort((one, other) => (one.label.toLowerCase() < other.label.toLowerCase() ? -1 : 1));
}

async function listed(client: Client): Promise<Project[]> {
  try {
    return await callOnce(client, listProjects, {});
  } catch (error) {
    throw error instanceof AseedError ? new NotListedError('projects', error) : error;
  }
}

/** What Aseed does not tell of a project is unknown, and not missing. */
function labelOf({ name, research_goals: goals, interview_guide: guide }: Project): string {
  const missing = [...(isEmpty(goals) ? ['research goals'] : []), ...(isEmpty(guide) ? ['interview guide'] : [])];
  return missing.length > 0 ? `${name} (no ${missing.join(', no ')} yet)` : name;
}

function isEmpty(text: string | null | undefined): boolean {
  return text === null || text?.trim() === '';
}
