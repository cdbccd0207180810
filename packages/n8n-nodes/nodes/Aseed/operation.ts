import type { Endpoint } from '@aseed/shared';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Limits } from './limits.ts';

/** One thing that the node can do: how it is offered, what is asked for, and what is done. */
export interface Operation {
  /** What it calls. Where that takes the bearer token, the operation asks for the credential. */
  readonly endpoint: Endpoint;
  /** `value` is saved in workflows. */
  readonly option: {
    readonly name: string;
    readonly value: string;
    readonly description: string;
    readonly action: string;
  };
  /** Shown only where the operation is chosen, which they need not say. */
  readonly fields: readonly INodeProperties[];
  readonly execute: (context: IExecuteFunctions, limits: Limits) => Promise<INodeExecutionData[]>;
}
