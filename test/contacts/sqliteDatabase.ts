import { DatabaseSync } from 'node:sqlite';
import type { Database } from './database.ts';

/** n8n's SQLite file, opened beside n8n. */
export function openSqlite(file: string): Database {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  const rows = (sql: string) => database.prepare(sql).all();
  return {
    rows: async (sql) => rows(sql),
    run: async (sql) => database.exec(sql),
    empty: async (table) => database.exec(`DELETE FROM "${table}"`),
    insert: async (table, columns, values) => {
      const insert = database.prepare(
        `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
      );
      database.exec('BEGIN IMMEDIATE');
      for (const row of values) insert.run(...row);
      database.exec('COMMIT');
    },
    minutesBefore: (column, minutes) => `strftime('%Y-%m-%d %H:%M:%f', "${column}", '-${minutes} minutes')`,
    // There is one writer at a time: whoever looks while it is the writer sees a claim before its run can do more.
    stopBeforeHeld: async (table) => ({
      isReached: async () => {
        database.exec('BEGIN IMMEDIATE');
        if (rows(`SELECT 1 FROM "${table}" WHERE state = 'claimed'`).length > 0) return true;
        database.exec('ROLLBACK');
        return false;
      },
      release: async () => database.exec('ROLLBACK'),
    }),
    close: () => database.close(),
  };
}
