import { join } from 'node:path';
import { closedWebhook, readinessOf } from '../../demo/n8nServer.ts';
import { killProgram } from '../../demo/run.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';
import { openSqlite } from './sqliteDatabase.ts';
import type { Setting } from './setting.ts';

/** n8n as it is by default: one process and an SQLite file. */
export function oneProcess(onEnd: OnEnd): Setting {
  return {
    extra: {},
    start: async ({ folder, origin, lastWebhook, launch }) => {
      const start = () => launch(['start'], [readinessOf(origin), closedWebhook(origin, lastWebhook)]);
      let server = await start();
      const database = openSqlite(join(folder, '.n8n', 'database.sqlite'));
      onEnd(() => database.close());
      const kill = () => killProgram(server);
      return {
        database,
        kill,
        killAll: kill,
        revive: async () => {
          server = await start();
        },
      };
    },
  };
}
