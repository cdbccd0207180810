import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Credential } from './credentials.ts';
import { DemoError } from './DemoError.ts';
import { cleanEnvironment } from './installN8n.ts';
import { npm, runNode, startNode } from './run.ts';
import { anyFreePort } from './settings.ts';
import { inviteWebhook } from './crm.ts';
import type { OnEnd } from './untilEnded.ts';

export interface N8nOptions {
  /** Where n8n is installed. */
  readonly installation: string;
  /** An empty folder for its database and its community nodes. */
  readonly folder: string;
  readonly port: number;
  /** What its environment holds besides. */
  readonly extra?: NodeJS.ProcessEnv;
}

export interface N8nServer {
  readonly origin: string;
  readonly login: { readonly email: string; readonly password: string };
  /** Where it writes what it logs. */
  readonly logFile: string;
  /** Where the node is installed in it. */
  readonly nodeFolder: string;
}

/** What a process of n8n has to answer to a GET, or to a POST if there is a body. */
export interface Sign {
  readonly url: string;
  readonly status: number;
  readonly body?: unknown;
}

/** What one process of an n8n has for itself. */
export interface OfProcess {
  readonly logFile?: string;
  readonly extra?: NodeJS.ProcessEnv;
}

/** A real n8n, with SQLite unless `extra` says otherwise, to be filled and then started. Throws DemoError. */
export async function prepareN8n({ installation, folder, port, extra }: N8nOptions, onEnd: OnEnd) {
  const nodes = join(folder, '.n8n', 'nodes');
  const logFile = join(folder, 'n8n.log');
  const bin = join(installation, 'node_modules', 'n8n', 'bin', 'n8n');
  const env = {
    ...cleanEnvironment(),
    ...environment(folder, port),
    ...extra,
    N8N_RUNNERS_BROKER_PORT: String(await anyFreePort()),
  };
  const options = { cwd: folder, env, logFile, onEnd };
  const must = async (what: string, args: string[]) => {
    if ((await runNode(args, options)) !== 0) throw new DemoError(`n8n could not ${what}.\n${lastLines(logFile)}`);
  };

  /** Starts one of n8n's processes, such as a worker, and gives it when it has answered as each of these signs says. */
  const launch = async (
    args: readonly string[],
    signs: readonly Sign[],
    own: OfProcess = {},
  ): Promise<ChildProcess> => {
    const log = own.logFile ?? logFile;
    const broker = { N8N_RUNNERS_BROKER_PORT: String(await anyFreePort()) };
    const child = startNode([bin, ...args], { ...options, env: { ...env, ...broker, ...own.extra }, logFile: log });
    for (const { url, status, body } of signs) {
      const isSo = async () => (await statusOf(url, body)) === status;
      if (await until(() => child.exitCode === null, isSo)) continue;
      throw new DemoError(`n8n ${args[0]} did not start.\n${lastLines(log)}`);
    }
    return child;
  };

  return {
    /** Installs a packed node as n8n documents it for self-hosting. The peer dependency is n8n's own to provide. */
    async installNode(tarball: string): Promise<void> {
      mkdirSync(nodes, { recursive: true });
      const code = await runNode(npm('install', tarball, '--omit=peer', '--ignore-scripts', '--loglevel=error'), {
        ...options,
        cwd: nodes,
      });
      if (code !== 0) throw new DemoError(`The packed node could not be installed.\n${lastLines(logFile)}`);
    },

    /** Imports credentials and workflows, and publishes the workflows. */
    async import(credentials: readonly Credential[], workflows: readonly { id?: string }[]): Promise<void> {
      const files = { credentials: join(folder, 'credentials.json'), workflows: join(folder, 'workflows.json') };
      writeFileSync(files.credentials, JSON.stringify(credentials));
      writeFileSync(files.workflows, JSON.stringify(workflows));
      await must('import the credentials', [bin, 'import:credentials', `--input=${files.credentials}`]);
      if (workflows.length > 0)
        await must('import the workflows', [bin, 'import:workflow', `--input=${files.workflows}`]);
      for (const { id } of workflows) await must('publish a workflow', [bin, 'publish:workflow', `--id=${id}`]);
    },

    launch,

    /** Starts the server, waits for these webhooks, and makes its owner, so that somebody can sign in. */
    async start(webhooks: readonly string[] = [inviteWebhook]): Promise<N8nServer> {
      const origin = `http://127.0.0.1:${port}`;
      const nodeFolder = join(nodes, 'node_modules', 'n8n-nodes-aseed');
      await launch(['start'], [readinessOf(origin), ...webhooks.map((path) => closedWebhook(origin, path))]);
      const login = await takeOwner(origin);
      if (login) return { origin, login, logFile, nodeFolder };
      throw new DemoError(`n8n did not start.\n${lastLines(logFile)}`);
    },
  };
}

function environment(folder: string, port: number): NodeJS.ProcessEnv {
  return {
    N8N_USER_FOLDER: folder,
    N8N_HOST: '127.0.0.1',
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_PORT: String(port),
    WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    N8N_SECURE_COOKIE: 'false',
    N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_LOG_LEVEL: 'warn',
    DB_TYPE: 'sqlite',
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    NODE_ENV: 'production',
    NODE_OPTIONS: '',
  };
}

/** Asks again and again, for two minutes at most, as long as the server runs. */
async function until(isRunning: () => boolean, isSo: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + 120_000;
  while (isRunning() && Date.now() < deadline) {
    if (await isSo()) return true;
    await wait(300);
  }
  return false;
}

/** Nothing else tells: until its database is migrated, n8n answers every other request with 200 and "n8n is starting up". */
export function readinessOf(origin: string): Sign {
  return { url: `${origin}/healthz/readiness`, status: 200 };
}

/** Makes the owner of a new n8n, and gives what to sign in with; undefined where n8n has one. */
export async function takeOwner(origin: string): Promise<N8nServer['login'] | undefined> {
  const login = { email: 'demo@example.com', password: `Demo-${randomBytes(6).toString('hex')}` };
  const owner = { ...login, firstName: 'Demo', lastName: 'Owner' };
  return (await statusOf(`${origin}/rest/owner/setup`, owner)) === 200 ? login : undefined;
}

/** The published workflows' webhooks come up last. Without its key, such a one refuses and runs nothing. */
export function closedWebhook(origin: string, path: string): Sign {
  return { url: `${origin}${path}`, status: 403, body: {} };
}

/** The status of the answer to a GET, or to a POST if there is a body; 0 without an answer. */
async function statusOf(url: string, body?: unknown): Promise<number> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url, body === undefined ? {} : post).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status ?? 0;
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}
