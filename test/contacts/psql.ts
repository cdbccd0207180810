import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** PostgreSQL's own client, which comes with it: no driver has to be installed for a few statements. */
export interface Psql {
  /** Runs statements, as one transaction if there are several, and gives what they print. */
  run(sql: string): Promise<string>;
}

const mostBytes = 512 * 1024 * 1024;

/** A client of a server on loopback. */
export function psqlOn(psql: string, { port, password }: { readonly port: number; readonly password: string }): Psql {
  const args = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', 'postgres', '-XqAt', '-v', 'ON_ERROR_STOP=1'];
  return {
    // On its input, as an argument may not be as long as a statement that fills a table.
    run: async (sql) => {
      const running = promisify(execFile)(psql, args, {
        env: { ...process.env, PGPASSWORD: password },
        maxBuffer: mostBytes,
      });
      running.child.stdin?.end(sql);
      return (await running).stdout;
    },
  };
}
