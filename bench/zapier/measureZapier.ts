import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OnEnd } from '../../demo/untilEnded.ts';
import { median } from '../../test/contacts/median.ts';
import { figuresOf } from '../child.ts';
import { projectId } from '../n8n/contacts.ts';
import type { Plan } from '../plan.ts';
import { startBenchServer } from '../server/benchServer.ts';
import { buildApps, type BuiltApp } from './builtApps.ts';

/** What a built app costs, in medians. */
export interface AppRow {
  readonly app: string;
  readonly times: number;
  /** From before its handler is loaded until its first action is done, and the loading alone. */
  readonly ms: number;
  readonly loadMs: number;
  readonly zipBytes: number;
}

/** What was measured of built apps: the connection test, which is all that the template can do, and what ours is there for. */
export interface Zapier {
  readonly ours: AppRow;
  readonly template: AppRow;
  readonly oursCreating: AppRow;
  readonly problems: readonly string[];
}

const script = fileURLToPath(new URL('coldStart.ts', import.meta.url));

/** Starts our built app and the template's, each time in a process of its own, by turns. */
export async function measureZapier({ zapier: { times } }: Plan, onEnd: OnEnd): Promise<Zapier> {
  const apps = await buildApps(onEnd);
  const server = await startBenchServer({ perCallMs: 0, perRoomMs: 0 });
  onEnd(() => server.close());
  // The template calls its token access_token.
  const authData = { apiToken: server.apiToken, baseUrl: server.origin, access_token: server.apiToken };
  const test = { method: 'authentication.test', bundle: { authData } };
  const create = {
    method: 'creates.create_room.operation.perform',
    bundle: { inputData: { project_id: projectId }, authData },
  };
  const starts = {
    ours: starting('ours, its connection test', apps.ours, test, server.origin),
    template: starting('the template, its connection test', apps.template, test, server.origin),
    oursCreating: starting('ours, Create Interview Room', apps.ours, create, server.origin),
  };
  for (let time = 0; time < times; time += 1) for (const { start } of Object.values(starts)) await start();
  const { rooms } = server.traffic();
  const problems = rooms === times ? [] : [`The built app made ${rooms} rooms in ${times} cold starts.`];
  return {
    ours: starts.ours.row(),
    template: starts.template.row(),
    oursCreating: starts.oursCreating.row(),
    problems,
  };
}

/** A first action of an app, that can be started again and again, and what that took. */
function starting(app: string, { folder, zipBytes }: BuiltApp, event: object, origin: string) {
  const runs: Map<string, number>[] = [];
  const args = [script, join(folder, 'zapierwrapper.js'), JSON.stringify({ command: 'execute', ...event }), origin];
  const figure = (name: string) => median(runs.map((figures) => figures.get(name) ?? Number.NaN));
  return {
    start: async () => runs.push(await figuresOf(args, { cwd: folder })),
    row: (): AppRow => {
      const [ms, loadMs] = [figure('ms'), figure('loadMs')];
      console.log(`${app}: ${Math.round(ms)} ms, ${Math.round(loadMs)} of it loading, ${zipBytes} bytes`);
      return { app, times: runs.length, ms, loadMs, zipBytes };
    },
  };
}
