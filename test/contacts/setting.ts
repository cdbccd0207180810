import type { prepareN8n } from '../../demo/n8nServer.ts';
import type { Database } from './database.ts';

/** A way to run n8n, in which its workflows can be imported, and which is then started. */
export interface Setting {
  /** What the environment of each of n8n's processes holds. */
  readonly extra: NodeJS.ProcessEnv;
  start(n8n: PreparedN8n): Promise<Machinery>;
}

export type PreparedN8n = Awaited<ReturnType<typeof prepareN8n>> & {
  readonly folder: string;
  readonly origin: string;
  /** The path of a webhook that answers once all are there. */
  readonly lastWebhook: string;
};

/** What runs then. */
export interface Machinery {
  readonly database: Database;
  /** Kills the process that runs the newest delivery, as a loss of power would. */
  kill(): Promise<void>;
  /** The same to all processes that run executions. */
  killAll(): Promise<void>;
  /** Starts what was killed. */
  revive(): Promise<void>;
}
