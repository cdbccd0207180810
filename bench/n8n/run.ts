import { isDone } from '../../test/contacts/deliver.ts';
import { usualRules, type ServerRules } from '../server/benchServer.ts';
import type { Contact } from './contacts.ts';
import type { Contestant } from './contestants.ts';
import { leastCalls } from './leastCalls.ts';
import { measuredNode } from './nodes.ts';
import { roomIdsIn, unpaired } from './pairing.ts';
import { newestExecution, readNodeRun } from './runData.ts';
import type { Stage } from './stage.ts';

/** One execution as it was measured, with times in milliseconds. */
export interface Run {
  readonly contestant: string;
  readonly contacts: number;
  /** From the webhook's request to its whole answer. */
  readonly totalMs: number;
  /** The node's own execution time, as n8n has it. */
  readonly nodeMs: number;
  /** From the node's start to the arrival of its first call. */
  readonly toFirstCallMs: number;
  /** From the arrival of the first call to the answer to the last one. */
  readonly callingMs: number;
  readonly calls: number;
  /** How many calls there have to be, if each group of a hundred that asks for the same is one. */
  readonly leastCalls: number;
  readonly refused: number;
  readonly mostInFlight: number;
  /** How many rooms the server made. */
  readonly rooms: number;
  /** How many rooms the answer has. */
  readonly delivered: number;
  /** How many contacts did not get exactly one room that is theirs. */
  readonly unpaired: number;
  readonly storedBytes: number;
  /** Why the execution failed; empty if it did not. */
  readonly error: string;
}

/** Posts contacts to a contestant and gives what came of it, once n8n has saved it. */
export async function run(
  { server, database, deliver, paths }: Stage,
  contestant: Contestant,
  contacts: readonly Contact[],
  rules: ServerRules = usualRules,
): Promise<Run> {
  server.reset(rules);
  const before = await newestExecution(database);
  const start = performance.now();
  const answer = await deliver(paths.get(contestant.name) ?? '', contacts);
  const totalMs = performance.now() - start;
  const node = await readNodeRun(database, before, measuredNode);
  const { firstMs = node.startMs, lastMs = node.startMs, ...traffic } = server.traffic();
  const makesRooms = contestant.kind !== 'editFields';
  const ids = isDone(answer) && makesRooms ? roomIdsIn(answer.text) : [];
  return {
    contestant: contestant.name,
    contacts: contacts.length,
    totalMs,
    nodeMs: node.executionMs,
    toFirstCallMs: firstMs - node.startMs,
    callingMs: lastMs - firstMs,
    ...traffic,
    leastCalls: leastCalls(contestant, contacts),
    delivered: ids.length,
    unpaired: makesRooms ? unpaired(contacts, contestant.filling, ids, node.pairs, server.made) : 0,
    storedBytes: node.storedBytes,
    error: isDone(answer) ? node.error : `${answer.status} ${node.error || answer.text.slice(0, 200)}`,
  };
}
