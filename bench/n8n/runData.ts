import type { Database } from '../../test/contacts/database.ts';
import { until } from '../../test/workflows/until.ts';
import { valueAt } from '../../test/contacts/valueAt.ts';

/** What n8n has saved of a node's run, with times in milliseconds. */
export interface NodeRun {
  /** Since 1970. */
  readonly startMs: number;
  readonly executionMs: number;
  /** The number of the input item of each output item. */
  readonly pairs: readonly number[];
  /** How many bytes n8n stores of the whole execution. */
  readonly storedBytes: number;
  /** Why the execution failed; empty if it did not. */
  readonly error: string;
}

/** The number of the newest execution; 0 if there is none. */
export async function newestExecution(database: Database): Promise<number> {
  const [row] = await database.rows('SELECT max(id) AS id FROM execution_entity');
  return Number(row?.id ?? 0);
}

/** Waits until n8n has saved the execution after the one with this number, and reads what it saved of a node. */
export async function readNodeRun(database: Database, after: number, node: string): Promise<NodeRun> {
  const saved = async () =>
    database.rows(
      `SELECT data FROM execution_data JOIN execution_entity ON id = "executionId" ` +
        `WHERE id > ${after} AND "stoppedAt" IS NOT NULL AND status IN ('success', 'error', 'crashed')`,
    );
  await until('an execution is saved', async () => (await saved()).length > 0);
  const [row] = await saved();
  const data = String(row?.data);
  const list: unknown = JSON.parse(data);
  const run = ['resultData', 'runData', node, '0'];
  return {
    startMs: Number(valueAt(list, [...run, 'startTime'])),
    executionMs: Number(valueAt(list, [...run, 'executionTime'])),
    pairs: pairsIn(list, valueAt(list, [...run, 'data', 'main', '0'])),
    storedBytes: Buffer.byteLength(data),
    error: textOf(valueAt(list, ['resultData', 'error', 'message'])),
  };
}

function pairsIn(list: unknown, items: unknown): number[] {
  if (!Array.isArray(items)) return [];
  return items.map((item) => Number(valueAt(list, ['pairedItem', 'item'], item)));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
