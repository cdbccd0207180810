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

/** What was measured of built apps. */
export interface Zapier {
  readonly ours: AppRow;
  readonly template: AppRow;
  readonly problems: readonly string[];
}

const script = fileURLToPath(new URL('coldStart.ts', import.meta.url));

/** Starts our built app and the template's, each time in a process of its own, by turns. */
export async function measureZapier({ zapier: { times } }: Plan, onEnd: OnEnd): Promise<Zapier> {
  const apps = await buildApps(onEnd);
  const server = await startBenchServer({ perCallMs: 0, perRoomMs: 0 });
  onEnd(() => server.close());
  const start = ({ folder }: BuiltApp, event: object) => {
    const args = [
      script,
      join(folder, 'zapierwrapper.js'),
      JSON.stringify({ command: 'execute', ...event }),
      server.origin,
    ];
    return figuresOf(args, { cwd: folder });
  };
  const authData = { apiToken: server.apiToken, baseUrl: server.origin, apiKey: 'any' };
  const create = {
    method: 'creates.create_room.operation.perform',
    bundle: { inputData: { project_id: projectId }, authData },
  };
  const test = { method: 'authentication.test', bundle: { authData } };
  const ours: Map<string, number>[] = [];
  const template: Map<string, number>[] = [];
  for (let time = 0; time < times; time += 1) {
    ours.push(await start(apps.ours, create));
    template.push(await start(apps.template, test));
  }
  const row = (app: string, runs: readonly Map<string, number>[], { zipBytes }: BuiltApp): AppRow => {
    const figure = (name: string) => median(runs.map((figures) => figures.get(name) ?? Number.NaN));
    return { app, times, ms: figure('ms'), loadMs: figure('loadMs'), zipBytes };
  };
  const rows = {
    ours: row('ours, Create Interview Room', ours, apps.ours),
    template: row('the template, its connection test', template, apps.template),
  };
  for (const { app, ms, zipBytes } of Object.values(rows))
    console.log(`${app}: ${Math.round(ms)} ms, ${zipBytes} bytes`);
  const { rooms } = server.traffic();
  return { ...rows, problems: rooms === times ? [] : [`The built app made ${rooms} rooms in ${times} cold starts.`] };
}
