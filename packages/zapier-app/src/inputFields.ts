import type { Input, Inputs } from '@aseed/shared';
import type { InputFieldGroups, PlainInputField } from 'zapier-platform-core';
import { perform as listProjects } from './projectList.ts';

const additional = 'additional';

/** The group that the fields which are seldom needed stand in. */
export const inputFieldGroups: InputFieldGroups = [{ key: additional, label: 'Additional Settings', emphasize: false }];

/**
 * The fields of a Zap's step for inputs; those that may be left alone stand in a group. Their keys, which are saved in Zaps, are the inputs'
 * keys. All are text, which the core reads: of "5.7" in an integer field Zapier makes 5, of "soon" in one for times the time now, of any word
 * in a yes-or-no field that it does not know a yes.
 */
export function inputFieldsFor(inputs: Inputs, group = additional): PlainInputField[] {
  return Object.entries(inputs).map(([key, input]) => fieldFor(key, input, group));
}

function fieldFor(key: string, input: Input, group: string): PlainInputField {
  const isMain = input.required || input.default !== undefined || input.oneOf !== undefined;
  const choices = choicesFor(input);
  return {
    key,
    label: input.label,
    type: input.multiline ? 'text' : 'string',
    required: input.required,
    helpText: [input.help, helpFor(input)].filter(Boolean).join(' '),
    placeholder: input.example,
    ...(input.default !== undefined && { default: String(input.default) }),
    ...(choices && { choices }),
    ...(!isMain && { group }),
  };
}

/** What there is to choose from. Zapier lets its users fill in something else all the same. */
function choicesFor({ kind, idOf }: Input): PlainInputField['choices'] {
  if (idOf === 'project') return { perform: listProjects };
  return kind === 'boolean' ? { true: 'Yes', false: 'No' } : undefined;
}

function helpFor({ apiDefault, max, longest, oneOf, idOf }: Input): string {
  return [
    apiDefault === undefined ? '' : `Aseed takes ${apiDefault} if this is left empty.`,
    max === undefined ? '' : `At most ${withThousands(max)}.`,
    longest === undefined ? '' : `At most ${longest} characters.`,
    oneOf === undefined ? '' : `Fill in only one of the fields that name the ${oneOf.toLowerCase()}.`,
    idOf === undefined ? '' : `Choose the ${idOf} by its name; or choose Custom, and paste its id or its address.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Without `toLocaleString`, whose tables take Node 30 ms to load: each cold start of the app would pay for them. */
function withThousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
