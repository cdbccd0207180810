import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { get, insert, rowsPerRead, runOnTable, type Condition, type Step } from './contactTable.ts';

/** What a run wants of the table: rows added, then steps, then the rows read that have one of these values in a column. */
export interface Task {
  readonly rows: readonly IDataObject[];
  readonly steps: readonly Step[];
  readonly column: 'contact_hash' | 'version' | 'room_hash' | 'none';
  readonly values: readonly string[];
}

interface Waiting {
  readonly context: IExecuteFunctions;
  readonly task: Task;
  readonly done: (output: IDataObject[]) => void;
  readonly failed: (error: unknown) => void;
}

const most = { values: 500, steps: 40 } as const;

/** Tasks that wait for the one that runs, by workflow and column. */
const queues = new Map<string, Waiting[]>();

/**
 * Does a task together with those of other runs that came while the one before was done: an execution of an inline workflow keeps the
 * processor busy for a tenth of a second, whatever it holds, so that 200 deliveries at once would take minutes. Each step stays one of its own.
 */
export function runTogether(context: IExecuteFunctions, task: Task): Promise<IDataObject[]> {
  return new Promise((done, failed) => {
    const key = `${context.getWorkflow().id ?? ''}:${task.column}`;
    const waiting = { context, task, done, failed };
    const queue = queues.get(key);
    if (queue) {
      queue.push(waiting);
      return;
    }
    const started = [waiting];
    queues.set(key, started);
    void drain(key, started);
  });
}

async function drain(key: string, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) {
    const batch = queue.splice(0, howMany(queue));
    await runBatch(batch).catch((error: unknown) => {
      for (const { failed } of batch) failed(error);
    });
  }
  // Without a pause since the last look, or what came in it would wait for ever.
  queues.delete(key);
}

/** How many of the first tasks fit one execution. */
function howMany(queue: readonly Waiting[]): number {
  let [values, steps] = [0, 0];
  const tooMany = queue.findIndex(({ task }) => {
    values += task.values.length;
    steps += task.steps.length;
    return values > most.values || steps > most.steps;
  });
  return tooMany === -1 ? queue.length : Math.max(tooMany, 1);
}

async function runBatch(batch: readonly Waiting[]): Promise<void> {
  const [first] = batch;
  if (!first) return;
  const tasks = batch.map(({ task }) => task);
  const rows = tasks.flatMap((task) => task.rows);
  const steps = [...(rows.length > 0 ? [insert] : []), ...tasks.flatMap((task) => task.steps), ...reading(tasks)];
  const output = steps.length > 0 ? await runOnTable(first.context, steps, rows) : [];
  for (const { context, task, done } of batch) {
    const isCut = output.length >= rowsPerRead && batch.length > 1 && task.values.length > 0;
    const own = isCut ? await runOnTable(context, reading([task])) : output;
    const values = new Set(task.values);
    done(own.filter((row) => values.has(String(row[task.column]))));
  }
}

function reading(tasks: readonly Task[]): Step[] {
  const values = [...new Set(tasks.flatMap((task) => task.values))];
  const column = tasks[0]?.column ?? 'none';
  const any = values.map((keyValue): Condition => ({ keyName: column, condition: 'eq', keyValue }));
  return any.length > 0 ? [get({ any })] : [];
}
