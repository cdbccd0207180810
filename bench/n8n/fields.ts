import type { RoomSettings } from '@aseed/fake-aseed/rooms';
import { projectId, type Contact } from './contacts.ts';

/** What a node is filled in with, and what the server then has to be asked for a contact. */
export interface Filling {
  readonly title: string;
  /** By the names of the API's inputs. */
  readonly fields: Readonly<Record<string, string | number>>;
  readonly asks: (contact: Contact) => RoomSettings;
}

const project = { project_id: projectId };

/** What all the nodes are compared with. */
export const fillings = {
  fixed: {
    title: 'fixed fields',
    fields: { ...project, language: 'en' },
    asks: () => ({ ...project, language: 'en' }),
  },
  one: {
    title: 'one expression',
    fields: { ...project, language: '={{ $json.language.toLowerCase() }}' },
    asks: ({ language }) => ({ ...project, language }),
  },
  plain: {
    title: 'three plain paths',
    fields: {
      ...project,
      language: '={{ $json.language }}',
      topics_for_respondent: '={{ $json.topic }}',
      max_duration_minutes: '={{ $json.minutes }}',
    },
    asks: ({ language, topic, minutes }) => ({
      ...project,
      language,
      topics_for_respondent: topic,
      max_duration_minutes: minutes,
    }),
  },
  computed: {
    title: 'three computed expressions',
    fields: {
      ...project,
      language: '={{ $json.language.toLowerCase() }}',
      topics_for_respondent: '={{ $json.topic + "!" }}',
      max_duration_minutes: '={{ $json.minutes + 15 }}',
    },
    asks: ({ language, topic, minutes }) => ({
      ...project,
      language,
      topics_for_respondent: `${topic}!`,
      max_duration_minutes: minutes + 15,
    }),
  },
  groups: {
    title: 'project and language of each contact',
    fields: { project_id: '={{ $json.project }}', language: '={{ $json.language }}' },
    asks: ({ project: project_id, language }) => ({ project_id, language }),
  },
} as const satisfies Readonly<Record<string, Filling>>;

export type FillingName = keyof typeof fillings;
