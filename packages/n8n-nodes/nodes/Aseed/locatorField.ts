import type { Input } from '@aseed/shared';
import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import type { Asked } from './asked.ts';

/** The field for something that can be named in more than one way. */
export function locatorField({ name, first, inputs }: Asked): INodeProperties {
  const modes =
    first.idOf === undefined
      ? Object.entries(inputs).map(([key, { label, example }]) => byText(key, label, example))
      : listed[first.idOf](first);
  return {
    displayName: first.oneOf ?? first.label,
    name,
    type: 'resourceLocator',
    default: { mode: modes[0]?.name ?? '', value: '' },
    description: first.help,
    modes,
  };
}

/** How something is named that can be chosen from a list. */
const listed: Readonly<Record<NonNullable<Input['idOf']>, (input: Input) => INodePropertyMode[]>> = {
  project: ({ example }) => [
    byList('searchProjects'),
    byText('id', 'ID', example),
    byText('url', 'Address', `https://app.aseed.ai/projects/${example}`),
  ],
};

function byList(searchListMethod: string): INodePropertyMode {
  const list = { type: 'list', typeOptions: { searchListMethod, searchable: true } } as const;
  return { ...list, displayName: 'From List', name: 'list' };
}

/** What is typed is the core's to judge. */
function byText(name: string, label: string, example: string): INodePropertyMode {
  const text = { type: 'string', placeholder: `e.g. ${example}` } as const;
  return { ...text, displayName: `By ${label}`, name };
}
