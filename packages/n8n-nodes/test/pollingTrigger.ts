import type { FakeAseed } from '@aseed/fake-aseed';
import { pollingNode, type PollingNode } from '@aseed/n8n-engine';
import type { IDataObject } from 'n8n-workflow';
import { AseedTrigger } from '../nodes/AseedTrigger/AseedTrigger.node.ts';
import type { Limits } from '../nodes/Aseed/limits.ts';
import { poll } from '../nodes/AseedTrigger/poll.ts';
import { pollLimits } from '../nodes/AseedTrigger/pollLimits.ts';

/** A trigger that is polled by n8n's own code, connected to the fake Aseed and living in its time unless told otherwise. */
export function trigger(
  fake: FakeAseed,
  parameters: IDataObject,
  others: Partial<Omit<Parameters<typeof pollingNode>[0], 'node'>> & {
    readonly id?: string;
    readonly limits?: Limits;
  } = {},
): PollingNode {
  const { id = 'trigger', limits = { ...pollLimits, clock: { now: fake.now } }, ...rest } = others;
  const nodeType = {
    description: new AseedTrigger().description,
    async poll(this: Parameters<typeof poll>[0]) {
      return poll(this, limits);
    },
  };
  return pollingNode({
    node: { name: 'Aseed Trigger', type: 'n8n-nodes-aseed.aseedTrigger', parameters, settings: { id } },
    nodeType,
    credentials: { apiToken: fake.apiToken, baseUrl: fake.baseUrl },
    ...rest,
  });
}
