import type { Database, Row } from './database.ts';
import type { Psql } from './psql.ts';

const stop = 'test_stop_before_held';

/** n8n's PostgreSQL database. */
export function openPostgres(psql: Psql): Database {
  const run = (sql: string) => psql.run(sql);
  return {
    rows: async (sql) => JSON.parse(await run(`SELECT coalesce(json_agg(t), '[]') FROM (${sql}) t`)) as Row[],
    run: async (sql) => void (await run(sql)),
    empty: async (table) => void (await run(`TRUNCATE "${table}"`)),
    insert: async (table, columns, rows) => {
      const lines = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join());
      const names = columns.map((name) => `"${name}"`).join();
      await run(`COPY "${table}" (${names}) FROM STDIN WITH (FORMAT csv);\n${lines.join('\n')}\n\\.\n`);
    },
    minutesBefore: (column, minutes) => `"${column}" - interval '${minutes} minutes'`,
    stopBeforeHeld: async (table) => {
      await run(`
        CREATE FUNCTION ${stop}() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$;
        CREATE TRIGGER ${stop} BEFORE UPDATE ON "${table}" FOR EACH ROW WHEN (NEW.state = 'held')
          EXECUTE FUNCTION ${stop}();`);
      return {
        isReached: async () =>
          (await run(`SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'`)).trim() !== '0',
        // A statement whose client was killed goes on by itself, and would be done in the end.
        release: async () => {
          await run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'`);
          await run(`DROP TRIGGER ${stop} ON "${table}"; DROP FUNCTION ${stop};`);
        },
      };
    },
    close: () => undefined,
  };
}
