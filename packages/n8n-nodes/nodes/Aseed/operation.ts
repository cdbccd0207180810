import type { Action } from '@aseed/shared';
import type { IDisplayOptions, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Limits } from './limits.ts';

/** One thing that the node can do: how it is offered, what is asked for, and what is done. */
export interface Operation {
  /** `value` is saved in workflows. */
  readonly option: {
    readonly name: string;
    readonly value: string;
    readonly description: string;
    readonly action: string;
    readonly displayOptions?: IDisplayOptions;
  };
  /** Whether it asks for the credential. */
  readonly needsCredential: boolean;
  /** Shown only where the operation is chosen, which they need not say. */
  readonly fields: readonly INodeProperties[];
  readonly execute: (context: IExecuteFunctions, limits: Limits) => Promise<INodeExecutionData[]>;
  /** What it does at Aseed, if that is something with the same inputs as in the other products. */
  readonly action?: Pick<Action, 'name' | 'auth' | 'inputs'>;
}

/** An operation that does something at Aseed. */
export type AseedOperation = Operation & Required<Pick<Operation, 'action'>>;

/** What operations are about. */
export interface Resource {
  /** `value` is saved in workflows. */
  readonly name: string;
  readonly value: string;
  readonly operations: readonly Operation[];
  /** Which of them is chosen at first. */
  readonly usual: string;
  /** Whether an AI agent that uses the node as a tool can choose it. */
  readonly isForTools: boolean;
}
