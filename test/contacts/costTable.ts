import type { Cost, Measured } from './costs.ts';
import type { Table } from './document.ts';
import type { ExecutionCount } from './executions.ts';

/** A cost in an environment. */
export interface MeasuredCost extends Cost, Measured {
  readonly environment: string;
}

/** What an environment's database had afterwards. */
export interface Remaining extends ExecutionCount {
  readonly environment: string;
}

/** The costs as docs/reliability.md shows them. */
export function costTableOf(measured: readonly MeasuredCost[], remaining: readonly Remaining[]): Table {
  return {
    columns: ['what', 'environment', 'median of', 'with', 'without', 'more', 'at most'],
    lines: measured.map(({ name, environment, times, withMs, withoutMs, mostMs }) => [
      name,
      environment,
      ...[times, withMs, withoutMs, withMs - withoutMs, mostMs].map((number) => String(Math.round(number))),
    ]),
    remark: remaining
      .map(
        ({ environment, deliveries, inline, inlineDeleted }) =>
          `Afterwards n8n's database (_${environment}_) had ${deliveries} executions of deliveries, and ${inline} of the node's inline ` +
          `workflow, ${inlineDeleted} of them marked as deleted.`,
      )
      .join('\n'),
  };
}
