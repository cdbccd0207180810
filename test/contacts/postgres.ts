import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoError } from '../../demo/DemoError.ts';
import { runProgram, startProgram } from '../../demo/run.ts';
import { anyFreePort } from '../../demo/settings.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';
import { until } from '../workflows/until.ts';
import { asUser, userForPostgres } from './asAnotherUser.ts';
import type { Programs } from './programs.ts';
import { psqlOn, type Psql } from './psql.ts';

export interface Postgres {
  readonly psql: Psql;
  /** What n8n's environment has to hold for it. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Starts a PostgreSQL server with an empty database, in a folder of its own. Throws DemoError. */
export async function startPostgres({ initdb, postgres, psql }: Programs, onEnd: OnEnd): Promise<Postgres> {
  const user = userForPostgres();
  // Not within another temporary folder, which its user could not look into.
  const folder = mkdtempSync(join(tmpdir(), 'aseed-postgres-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const [data, passwordFile, logFile] = [join(folder, 'data'), join(folder, 'password'), join(folder, 'log')];
  const password = randomBytes(16).toString('hex');
  writeFileSync(passwordFile, password);
  mkdirSync(data, { mode: 0o700 });
  if (user) for (const path of [folder, data, passwordFile]) chownSync(path, user.uid, user.gid);

  const options = { cwd: folder, logFile, onEnd };
  const [program = '', ...args] = asUser(user, [
    ...[initdb, '-D', data, '-U', 'n8n', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ...['--encoding=UTF8', '--locale=C', '--no-sync'],
  ]);
  if ((await runProgram(program, args, options)) !== 0) {
    throw new DemoError(`PostgreSQL's initdb failed. What it said is in ${logFile}, until this ends.`);
  }

  const port = await anyFreePort();
  const [server = '', ...serverArgs] = asUser(user, [
    ...[postgres, '-D', data, '-p', String(port)],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'],
  ]);
  const child = startProgram(server, serverArgs, options);
  const client = psqlOn(psql, { port, password });
  await until('PostgreSQL answers', async () => {
    if (child.exitCode !== null) throw new DemoError(`PostgreSQL did not start: ${child.exitCode}.`);
    return client.run('SELECT 1').then(
      () => true,
      () => false,
    );
  });
  return {
    psql: client,
    environment: {
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: String(port),
      DB_POSTGRESDB_DATABASE: 'postgres',
      DB_POSTGRESDB_USER: 'n8n',
      DB_POSTGRESDB_PASSWORD: password,
    },
  };
}
