/** A contact as a CRM posts it. */
export interface Contact {
  readonly email: string;
  readonly project: string;
  readonly language: string;
  readonly topic: string;
  readonly minutes: number;
}

const projects = [
  '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  '4d81d4dd-1e55-4c61-9999-9ee36847163b',
  '5e72e5ee-2f66-4d72-aaaa-aff47958274c',
] as const;

/** The project of every contact, unless there are three. */
export const [projectId] = projects;

const languages = [
  { language: 'en', topic: 'How you plan your week', minutes: 30 },
  { language: 'de', topic: 'Wie Sie Ihre Woche planen', minutes: 45 },
  { language: 'fr', topic: 'Comment vous planifiez', minutes: 20 },
  { language: 'es', topic: 'Cómo planifica su semana', minutes: 60 },
] as const;

/** Contacts in four languages by turns, of one project. */
export function contactsOf(howMany: number): Contact[] {
  return Array.from({ length: howMany }, (_, place) => ({
    email: `contact-${place}@example.com`,
    project: projectId,
    ...turn(languages, place),
  }));
}

/** Contacts in three projects and four languages, in an order that is mixed and always the same. */
export function shuffledContactsOf(howMany: number): Contact[] {
  const inOrder = Array.from({ length: howMany }, (_, place) => ({
    email: `contact-${place}@example.com`,
    project: turn(projects, place),
    ...turn(languages, Math.floor(place / projects.length)),
  }));
  // A prime that shares no factor with the number of contacts visits each of them once.
  return inOrder.map((_, place) => turn(inOrder, place * 7919));
}

function turn<T>(all: readonly T[], place: number): T {
  const one = all[place % all.length];
  if (one === undefined) throw new Error('There is nothing to take turns with.');
  return one;
}
