import * as z from 'zod/v4-mini';
import { defineEndpoint } from './endpoint.ts';
import { usualRefusals } from './usualRefusals.ts';

/** What of a project is looked at. Of these the goals and the guide may be missing, which tells nothing of them. */
const project = z.lazy(() =>
  z.looseObject({
    id: z.string(),
    name: z.string(),
    research_goals: z.optional(z.nullable(z.string())),
    interview_guide: z.optional(z.nullable(z.string())),
  }),
);

export type Project = z.infer<typeof project>;

/** Lists the projects of the user whose token it is. */
export const listProjects = defineEndpoint({
  name: 'listProjects',
  method: 'GET',
  path: '/projects/',
  auth: 'bearer',
  spends: false,
  inputs: {},
  answer: z.array(project),
  refusals: usualRefusals,
});
