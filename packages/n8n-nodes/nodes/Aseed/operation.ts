import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Limits } from './limits.ts';

/** One thing that the node can do: how it is offered, what is asked for, and what is done. */
export interface Operation {
  /** `value` is saved in workflows. */
  readonly option: {
    readonly name: string;
    readonly value: string;
    readonly description: string;
    readonly action: string;
  };
  readonly needsCredential: boolean;
  /** Shown only where the operation is chosen, which they need not say. */
  readonly fields: readonly INodeProperties[];
  readonly execute: (context: IExecuteFunctions, limits: Limits) => Promise<INodeExecutionData[]>;
}
