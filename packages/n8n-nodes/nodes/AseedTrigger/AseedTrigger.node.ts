import { eventInputs } from '@aseed/shared';
import {
  NodeConnectionTypes,
  type INodeExecutionData,
  type INodeProperties,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
} from 'n8n-workflow';
import { askedFor } from '../Aseed/asked.ts';
import { optionsFor } from '../Aseed/fields.ts';
import { inputField } from '../Aseed/inputField.ts';
import { locatorField } from '../Aseed/locatorField.ts';
import { searchProjects } from '../Aseed/searchProjects.ts';
import { simplifyField } from '../Aseed/simplifyField.ts';
import { poll } from './poll.ts';
import { pollLimits } from './pollLimits.ts';
import { triggerEvents, whenFinished } from './triggerEvents.ts';

const { project_id, days, give_up_hours, start_from } = eventInputs;

const properties: INodeProperties[] = [
  {
    displayName: 'Event',
    name: 'event',
    type: 'options',
    noDataExpression: true,
    options: [...triggerEvents],
    default: 'finished',
  },
  {
    displayName: 'When',
    name: 'when',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { event: ['finished'] } },
    options: [...whenFinished],
    default: 'ready',
  },
  { ...inputField('days', days), displayOptions: { show: { event: ['expiring'] } } },
  ...askedFor({ project_id }).map(locatorField),
  simplifyField,
  optionsFor([inputField('give_up_hours', give_up_hours), inputField('start_from', start_from)]),
];

export class AseedTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Aseed Trigger',
    name: 'aseedTrigger',
    icon: { light: 'file:../../icons/aseed.svg', dark: 'file:../../icons/aseed.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{ $parameter["event"] }}',
    description: 'Starts the workflow when an interview is over, or when something else happens to a room',
    defaults: { name: 'Aseed Trigger' },
    polling: true,
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'aseedApi', required: true }],
    properties,
  };

  methods = { listSearch: { searchProjects } };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    return poll(this, pollLimits);
  }
}
