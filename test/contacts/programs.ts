import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DemoError } from '../../demo/DemoError.ts';

/** The programs of queue mode that are not Node's, by name. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly psql: string;
  readonly redis: string;
}

/** Debian keeps PostgreSQL's server programs here, and not where the shell looks. */
const debians = '/usr/lib/postgresql';

/** Finds PostgreSQL and Redis. Throws DemoError with the line that installs them. */
export function findPrograms(): Programs {
  const programs = {
    initdb: find('initdb'),
    postgres: find('postgres'),
    psql: find('psql'),
    redis: find('redis-server'),
  };
  const { initdb, postgres, psql, redis } = programs;
  if (initdb && postgres && psql && redis) return { initdb, postgres, psql, redis };
  throw new DemoError(
    'n8n in queue mode needs PostgreSQL and Redis: apt-get install postgresql redis-server (without them: npm run test:contacts -- --only sqlite).',
  );
}

function find(name: string): string | undefined {
  const versions = existsSync(debians) ? readdirSync(debians).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debians, version, 'bin')),
  ];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
