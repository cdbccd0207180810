import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { closedWebhook, readinessOf } from '../../demo/n8nServer.ts';
import { killProgram } from '../../demo/run.ts';
import { anyFreePort } from '../../demo/settings.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';
import { until } from '../workflows/until.ts';
import { newestExecution } from './executions.ts';
import { openPostgres } from './postgresDatabase.ts';
import { startPostgres } from './postgres.ts';
import { findPrograms } from './programs.ts';
import { startRedis } from './redis.ts';
import type { PreparedN8n, Setting } from './setting.ts';

const concurrency = 10;

interface Worker {
  readonly process: ChildProcess;
  readonly logFile: string;
}

/** n8n in queue mode: PostgreSQL, Redis, one main process and two workers. Throws DemoError where a program is missing. */
export async function queueMode(folder: string, onEnd: OnEnd): Promise<Setting> {
  const programs = findPrograms();
  const { psql, environment } = await startPostgres(programs, onEnd);
  const redisPort = await startRedis(programs.redis, folder, onEnd);
  const database = openPostgres(psql);
  return {
    extra: {
      ...environment,
      EXECUTIONS_MODE: 'queue',
      QUEUE_BULL_REDIS_HOST: '127.0.0.1',
      QUEUE_BULL_REDIS_PORT: String(redisPort),
      QUEUE_HEALTH_CHECK_ACTIVE: 'true',
      N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
      // Where a job ends while the main process begins to wait for it, n8n looks for it later, and in vain if it is not kept:
      // the webhook would never answer.
      N8N_EXECUTIONS_QUEUE_KEEP_LAST_COMPLETED: '1000',
      N8N_EXECUTIONS_QUEUE_KEEP_LAST_FAILED: '1000',
      // A worker tells only its log which executions it runs.
      N8N_LOG_LEVEL: 'info',
    },
    start: async (n8n) => {
      await n8n.launch(['start'], [readinessOf(n8n.origin), closedWebhook(n8n.origin, n8n.lastWebhook)]);
      let started = 0;
      const start = () => startWorker(n8n, (started += 1));
      let workers = [await start(), await start()];
      const newest = async () => {
        const execution = await newestExecution(database);
        return workers.find(({ logFile }) => hasStarted(logFile, execution));
      };
      return {
        database,
        kill: async () => {
          await until('a worker has started the newest delivery', async () => (await newest()) !== undefined);
          const worker = await newest();
          if (!worker) throw new Error('No worker runs the newest delivery.');
          await killProgram(worker.process);
          workers = workers.filter((other) => other !== worker);
        },
        killAll: async () => {
          await Promise.all(workers.splice(0).map(({ process }) => killProgram(process)));
        },
        revive: async () => {
          while (workers.length < 2) workers.push(await start());
        },
      };
    },
  };
}

/** Each with a folder of its own, as on a machine of its own, but for the community nodes, which are the same. */
async function startWorker({ folder, launch }: PreparedN8n, place: number): Promise<Worker> {
  const own = join(folder, `worker-${place}`);
  const logFile = join(folder, `worker-${place}.log`);
  mkdirSync(join(own, '.n8n'), { recursive: true });
  symlinkSync(join(folder, '.n8n', 'nodes'), join(own, '.n8n', 'nodes'));
  const port = await anyFreePort();
  const extra = { N8N_USER_FOLDER: own, QUEUE_HEALTH_CHECK_PORT: String(port) };
  const ready = readinessOf(`http://127.0.0.1:${port}`);
  return { process: await launch(['worker', `--concurrency=${concurrency}`], [ready], { logFile, extra }), logFile };
}

function hasStarted(logFile: string, execution: number): boolean {
  return readFileSync(logFile, 'utf8').includes(`Worker started execution ${execution} `);
}
