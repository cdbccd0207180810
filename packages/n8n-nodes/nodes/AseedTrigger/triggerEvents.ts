import type { EventKind } from '@aseed/shared';
import type { INodePropertyOptions } from 'n8n-workflow';

/** What the trigger can be set to, in the order of the list. `value` is saved in workflows. */
export const triggerEvents = [
  {
    name: 'Interview Finished',
    value: 'finished',
    description: 'When an interview is over: at once, or as soon as its transcript is there',
  },
  {
    name: 'Link About to Expire',
    value: 'expiring',
    description: 'When nobody has come and the link ends in some days',
  },
  { name: 'Link Expired', value: 'expired', description: 'When a link has ended and nobody has come' },
  {
    name: 'Respondent Joined',
    value: 'joined',
    description: 'When a room tells of a respondent. Aseed documents that field, but not when it is filled in.',
  },
  { name: 'Room Created', value: 'created', description: 'When a room was made, by whatever and whomever' },
] as const satisfies readonly (INodePropertyOptions & { readonly value: EventKind })[];

/** When a finished interview is told of. */
export const whenFinished = [
  {
    name: 'When the Transcript Is Ready',
    value: 'ready',
    description: 'Some minutes after the interview, or without a transcript if it does not come',
  },
  { name: 'At Once', value: 'finished', description: 'As soon as the interview is over' },
] as const satisfies readonly (INodePropertyOptions & { readonly value: EventKind })[];

/** The kind of event that both settings mean; undefined for what is none of them. */
export function kindSet(event: unknown, when: unknown): EventKind | undefined {
  const wanted = event === 'finished' ? when : event;
  return [...triggerEvents, ...whenFinished].find(({ value }) => value === wanted)?.value;
}
