import { ok, type Answer } from '../answers.ts';
import { countedWith, projectsOf } from '../projects.ts';
import type { State } from '../state.ts';

/** Lists the projects there are. */
export function listProjects(state: State): Answer {
  return ok(projectsOf(state).map(countedWith(state.records)));
}
