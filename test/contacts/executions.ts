import type { Database } from './database.ts';
import { valueAt } from './valueAt.ts';

/** The number of the newest execution that a webhook started; 0 if there is none. */
export async function newestExecution(database: Database): Promise<number> {
  const [newest] = await database.rows(`SELECT max(id) AS id FROM execution_entity WHERE mode = 'webhook'`);
  return Number(newest?.id ?? 0);
}

/** Why executions failed that a webhook started: the messages of those after the one with this number. */
export async function errorsAfter(database: Database, execution: number): Promise<string[]> {
  const failed = await database.rows(
    `SELECT data FROM execution_data JOIN execution_entity ON id = "executionId" ` +
      `WHERE mode = 'webhook' AND status = 'error' AND id > ${execution}`,
  );
  return failed.map(({ data }) => {
    const message = valueAt(JSON.parse(String(data)) as unknown, ['resultData', 'error', 'message']);
    return typeof message === 'string' ? message : '';
  });
}

/** How many executions the database has. */
export interface ExecutionCount {
  /** Of workflows that a webhook started. */
  readonly deliveries: number;
  /** Of the node's inline workflow, in all, and of these those that n8n has marked as deleted. */
  readonly inline: number;
  readonly inlineDeleted: number;
}

/** Counts the executions that n8n's database still has. */
export async function countExecutions(database: Database): Promise<ExecutionCount> {
  const rows = await database.rows(
    `SELECT mode, CASE WHEN "deletedAt" IS NULL THEN 0 ELSE 1 END AS deleted, count(*) AS executions ` +
      `FROM execution_entity GROUP BY 1, 2`,
  );
  const sum = (mode: string, least: number) =>
    rows
      .filter((row) => row.mode === mode && Number(row.deleted) >= least)
      .reduce((total, { executions }) => total + Number(executions), 0);
  return { deliveries: sum('webhook', 0), inline: sum('integrated', 0), inlineDeleted: sum('integrated', 1) };
}
