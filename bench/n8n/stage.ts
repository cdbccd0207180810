import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packNode } from '../../demo/demo.ts';
import { installN8n } from '../../demo/installN8n.ts';
import { prepareN8n } from '../../demo/n8nServer.ts';
import { anyFreePort } from '../../demo/settings.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';
import type { Database } from '../../test/contacts/database.ts';
import { delivererTo, type Deliver } from '../../test/contacts/deliver.ts';
import { openSqlite } from '../../test/contacts/sqliteDatabase.ts';
import { publish } from '../../test/e2e/publish.ts';
import { signIn } from '../../test/e2e/signIn.ts';
import { startBenchServer, type BenchServer } from '../server/benchServer.ts';
import type { Contestant } from './contestants.ts';
import { credentialsOf, workflowAround } from './nodes.ts';

/** A real n8n in which everything that is measured waits for contacts. */
export interface Stage {
  readonly server: BenchServer;
  readonly database: Database;
  readonly deliver: Deliver;
  /** Where a contestant listens, by its name. */
  readonly paths: ReadonlyMap<string, string>;
}

/** What today's slowest run needs twice over. */
const longestMs = 280_000;

/** Starts the server and an n8n with the packed node and a workflow for each contestant. Throws DemoError. */
export async function startStage(contestants: readonly Contestant[], onEnd: OnEnd): Promise<Stage> {
  const installation = await installN8n(console.log, onEnd);
  const folder = mkdtempSync(join(tmpdir(), 'aseed-bench-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const tarball = await packNode(folder, onEnd);
  const server = await startBenchServer();
  onEnd(() => server.close());
  const prepared = await prepareN8n({ installation, folder, port: await anyFreePort() }, onEnd);
  await prepared.installNode(tarball);
  await prepared.import(credentialsOf(server), []);
  const n8n = await prepared.start([]);
  const signedIn = await signIn(n8n);
  const paths = new Map<string, string>();
  for (const { name, node } of contestants) {
    const { path } = await publish({ ...signedIn, n8n }, workflowAround(name, node(server)));
    paths.set(name, path.replace('/webhook/', ''));
  }
  const database = openSqlite(join(folder, '.n8n', 'database.sqlite'));
  onEnd(() => database.close());
  return { server, database, deliver: delivererTo(n8n.origin, longestMs), paths };
}
