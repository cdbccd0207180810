import { readFileSync } from 'node:fs';
import { DemoError } from '../../demo/DemoError.ts';

export interface AnotherUser {
  readonly uid: number;
  readonly gid: number;
}

/** Whom to run PostgreSQL as, which refuses to be run by root; undefined for whoever runs this. Throws DemoError. */
export function userForPostgres(): AnotherUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!found) throw new DemoError('PostgreSQL refuses to be run by root, and there is no user "postgres" or "nobody".');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The program and its arguments, to be run as that user. */
export function asUser(user: AnotherUser | undefined, command: readonly string[]): string[] {
  if (!user) return [...command];
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...command];
}
