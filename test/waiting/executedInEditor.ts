import { takeOwner } from '../../demo/n8nServer.ts';
import type { Stage } from '../contacts/stage.ts';
import { signIn } from '../e2e/signIn.ts';
import type { Sink } from '../workflows/sink.ts';
import { letAllEnd, makeInterviews, untilPutAside, untruthsAtTheEnd } from './interviews.ts';
import { triggerName, waitPath } from './workflows.ts';

/** The same by *Execute Workflow* in the editor, of which nobody waits for the end: what the webhook would get is pinned. */
export async function executedInEditor(stage: Stage, sink: Sink): Promise<string[]> {
  const login = await takeOwner(stage.origin);
  if (!login) throw new Error('n8n has an owner already.');
  const signed = await signIn({ origin: stage.origin, login });
  const path = `/workflows/test-${waitPath}`;
  const saved = { ...Object(await signed.rest('GET', path)) };
  const body = { rooms: await makeInterviews(stage) };
  await signed.rest('PATCH', path, { ...saved, pinData: { [triggerName]: [{ json: { body } }] } });
  const started = await signed.rest('POST', `${path}/run`, { triggerToStartFrom: { name: triggerName } });
  if (!JSON.stringify(started).includes('executionId')) throw new Error(`Not executed: ${JSON.stringify(started)}`);
  await untilPutAside(stage);
  letAllEnd(stage);
  return untruthsAtTheEnd(stage, sink);
}
