import type { Input, Inputs } from '@aseed/shared';
import type { InputFieldGroups, PlainInputField } from 'zapier-platform-core';

const additional = 'additional';

/** The group that the fields which are seldom needed stand in. */
export const inputFieldGroups: InputFieldGroups = [{ key: additional, label: 'Additional Settings', emphasize: false }];

/**
 * The fields of a Zap's step for an endpoint's inputs. Their keys, which are saved in Zaps, are the inputs' keys. All are text, which
 * the core reads: of "5.7" in an integer field Zapier makes 5, of "45 min" 45.
 */
export function inputFieldsFor(inputs: Inputs): PlainInputField[] {
  return Object.entries(inputs).map(([key, input]) => fieldFor(key, input));
}

function fieldFor(key: string, input: Input): PlainInputField {
  const isMain = input.required || input.default !== undefined;
  return {
    key,
    label: input.label,
    type: input.multiline ? 'text' : 'string',
    required: input.required,
    helpText: [input.help, helpFor(input)].filter(Boolean).join(' '),
    placeholder: input.example,
    ...(input.default !== undefined && { default: String(input.default) }),
    ...(!isMain && { group: additional }),
  };
}

function helpFor({ apiDefault, max }: Input): string {
  return [
    apiDefault === undefined ? '' : `Aseed takes ${apiDefault} if this is left empty.`,
    max === undefined ? '' : `At most ${withThousands(max)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Without `toLocaleString`, whose tables take Node 30 ms to load: each cold start of the app would pay for them. */
function withThousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
