import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { credentialsFor } from '../../demo/credentials.ts';
import { packNode } from '../../demo/demo.ts';
import { installN8n } from '../../demo/installN8n.ts';
import { prepareN8n } from '../../demo/n8nServer.ts';
import { anyFreePort } from '../../demo/settings.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';
import type { Workflow } from '../workflows/workflow.ts';
import { contactsTableIn, type ContactsTable } from './contactsTable.ts';
import { delivererTo, type Deliver } from './deliver.ts';
import { startGate, type Gate } from './gate.ts';
import { startMailServer, type MailServer } from './mailServer.ts';
import { oneProcess } from './oneProcess.ts';
import { queueMode } from './queueMode.ts';
import type { Machinery } from './setting.ts';
import type { EnvironmentName } from './settings.ts';

/** An n8n with what stands around it. */
export interface Stage extends Machinery {
  readonly environment: EnvironmentName;
  readonly origin: string;
  readonly fake: FakeAseed;
  /** What n8n takes for Aseed. */
  readonly aseed: Gate;
  /** The base URL of that. */
  readonly baseUrl: string;
  readonly mail: MailServer;
  readonly table: ContactsTable;
  readonly deliver: Deliver;
}

/** Starts an n8n with the packed node and these workflows, a stand-in for Aseed and an SMTP server. Throws DemoError. */
export async function startStage(
  environment: EnvironmentName,
  workflows: readonly Workflow[],
  onEnd: OnEnd,
  extra: NodeJS.ProcessEnv = {},
): Promise<Stage> {
  const installation = await installN8n(console.log, onEnd);
  const folder = mkdtempSync(join(tmpdir(), 'aseed-contacts-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const tarball = await packNode(folder, onEnd);
  const fake = await startFakeAseed();
  onEnd(() => fake.close());
  const aseed = await startGate(Number(new URL(fake.origin).port));
  onEnd(() => aseed.close());
  const mail = await startMailServer(join(folder, 'mail'), onEnd);

  const setting = environment === 'sqlite' ? oneProcess(onEnd) : await queueMode(folder, onEnd);
  const port = await anyFreePort();
  const prepared = await prepareN8n({ installation, folder, port, extra: { ...setting.extra, ...extra } }, onEnd);
  await prepared.installNode(tarball);
  const baseUrl = fake.baseUrl.replace(fake.origin, `http://127.0.0.1:${aseed.port}`);
  await prepared.import(credentialsFor({ apiToken: fake.apiToken, baseUrl }, mail.gate.port), workflows);
  const origin = `http://127.0.0.1:${port}`;
  const lastWebhook = `/webhook/${workflows.at(-1)?.name}`;
  const machinery = await setting.start({ ...prepared, folder, origin, lastWebhook });
  return {
    ...machinery,
    ...{ environment, origin, fake, aseed, baseUrl, mail },
    table: contactsTableIn(machinery.database),
    deliver: delivererTo(origin),
  };
}
