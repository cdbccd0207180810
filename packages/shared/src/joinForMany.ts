import { checkOrders } from './checkOrders.ts';
import { joinAs, type Client, type JoinedRoom } from './client.ts';
import { joinRoom } from './endpoints/joinRoom.ts';
import { AseedError } from './errors/AseedError.ts';
import type { Fields } from './inputs.ts';
import { outcomeOf, sendCalls, type Outcome } from './sendCalls.ts';

/**
 * Joins a room for each of many respondents and gives what became of each, in their order. All are checked before the first
 * call; with `goOn` the others go on when one fails.
 */
export async function joinForMany(
  client: Client,
  respondents: readonly (Fields | AseedError)[],
  { goOn }: { readonly goOn: boolean },
): Promise<Outcome<JoinedRoom>[]> {
  const checked = await checkOrders(joinRoom.inputs, respondents, goOn);
  return sendCalls(client, checked, goOn, async (request) =>
    request instanceof AseedError ? { error: request } : outcomeOf(() => joinAs(client, request)),
  );
}
