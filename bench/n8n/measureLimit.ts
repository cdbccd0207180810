import type { Plan } from '../plan.ts';
import { usualRules, type ServerRules } from '../server/benchServer.ts';
import type { Point } from '../server/timeline.ts';
import { contactsOf } from './contacts.ts';
import { contestantNamed } from './contestants.ts';
import { mostPerCall } from './leastCalls.ts';
import { lineOf } from './measureContacts.ts';
import { problemsOf, rowsOf, type Row } from './row.ts';
import { run, type Run } from './run.ts';
import type { Stage } from './stage.ts';

/** What was measured on a server that allows few calls. */
export interface Limit {
  readonly ours: Row;
  /** The least time that the server's limit leaves for ours, in milliseconds. */
  readonly leastMs: number;
  /** How many rooms there were over time: at the least that is possible, of ours, and of the HTTP Request node as it comes. */
  readonly timelines: Readonly<Record<'least' | 'ours' | 'http', readonly Point[]>>;
  /** The HTTP Request node as it comes, and one that goes on after errors. */
  readonly http: readonly Row[];
  readonly problems: readonly string[];
}

const bucket = { size: 5, perSecond: 5 };

/** Five calls a second: a bucket of five, and a refusal that says when to come again. */
export const limitedRules: ServerRules = { ...usualRules, bucket };

/** How long so many calls take at least, in milliseconds, if the last is sent as soon as the server lets it pass. */
export function leastMsFor(calls: number): number {
  const waitMs = (Math.max(0, calls - bucket.size) / bucket.perSecond) * 1000;
  return waitMs + usualRules.perCallMs + usualRules.perRoomMs * mostPerCall;
}

/** Runs ours, and for comparison the HTTP Request node, on a server that allows five calls a second. */
export async function measureLimit(stage: Stage, { limit }: Plan): Promise<Limit> {
  const runs: Run[] = [];
  for (let time = 0; time < limit.times; time += 1) {
    runs.push(await run(stage, contestantNamed('ours-fixed'), contactsOf(limit.contacts), limitedRules));
  }
  const ofOurs = stage.server.timeline();
  const others: Run[] = [];
  const httpContacts = contactsOf(limit.httpContacts);
  others.push(await run(stage, contestantNamed('http-fixed'), httpContacts, limitedRules));
  const ofHttp = stage.server.timeline();
  others.push(await run(stage, contestantNamed('http-going-on'), httpContacts, limitedRules));
  const [ours] = rowsOf(runs);
  if (!ours) throw new Error('Nothing was measured under a limit.');
  const http = rowsOf(others);
  for (const row of [ours, ...http]) console.log(`limited: ${lineOf(row)}`);
  const timelines = { least: leastTimeline(ours.leastCalls), ours: ofOurs, http: ofHttp };
  return { ours, leastMs: leastMsFor(ours.leastCalls), timelines, http, problems: problemsOf(runs) };
}

/** Every call as soon as the server lets it pass. */
function leastTimeline(calls: number): Point[] {
  return Array.from({ length: calls }, (_, place) => ({
    x: leastMsFor(place + 1) / 1000,
    y: (place + 1) * mostPerCall,
  }));
}
