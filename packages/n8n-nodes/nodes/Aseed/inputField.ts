import type { Input } from '@aseed/shared';
import type { INodeProperties } from 'n8n-workflow';

/** The node's field for an input, which has its key as its name. */
export function inputField(key: string, input: Input): INodeProperties {
  return {
    displayName: input.label,
    name: key,
    description: input.help.replace(/^([^.]*)\.$/, '$1'),
    ...(input.known ? choice(input.known) : fieldOf[input.kind](input)),
  };
}

type Shape = Pick<INodeProperties, 'type' | 'default' | 'placeholder' | 'typeOptions' | 'options'>;

const fieldOf: Readonly<Record<Input['kind'], (input: Input) => Shape>> = {
  integer: (input) => ({
    type: 'number',
    default: input.default ?? input.apiDefault ?? Number(input.example),
    placeholder: `e.g. ${input.example}`,
    typeOptions: {
      ...(input.min !== undefined && { minValue: input.min }),
      ...(input.max !== undefined && { maxValue: input.max }),
    },
  }),
  boolean: () => ({ type: 'boolean', default: false }),
  text,
  uuid: text,
  email: text,
  accessToken: text,
  // n8n's date picker gives no zone, and the core has to have one.
  date: text,
};

function text({ example, multiline }: Input): Shape {
  return {
    type: 'string',
    default: '',
    placeholder: `e.g. ${example}`,
    typeOptions: { ...(multiline && { rows: 3 }) },
  };
}

/** Another word than these can be given by an expression. */
function choice(known: readonly string[]): Shape {
  const options = known.map((value) => ({ name: `${value.charAt(0).toUpperCase()}${value.slice(1)}`, value }));
  return { type: 'options', default: '', options: [{ name: 'Any', value: '' }, ...options] };
}
